package fr.ecluse.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Date;

import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.DateTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.StringTypeHandler;

/**
 * Says of texts and instants that are missing that they are texts and instants: the
 * driver sends rows as one batch only while the types of their values are the same, and
 * {@code setNull} has a type of its own.
 */
final class TypedNulls {

	private TypedNulls() {
	}

	static void register(Configuration configuration) {
		configuration.getTypeHandlerRegistry().register(String.class, JdbcType.VARCHAR, new StringTypeHandler() {

			@Override
			public void setParameter(PreparedStatement statement, int place, String value, JdbcType type)
					throws SQLException {
				statement.setString(place, value);
			}

		});
		configuration.getTypeHandlerRegistry().register(Date.class, JdbcType.TIMESTAMP, new DateTypeHandler() {

			@Override
			public void setParameter(PreparedStatement statement, int place, Date value, JdbcType type)
					throws SQLException {
				statement.setTimestamp(place, (value != null) ? new Timestamp(value.getTime()) : null);
			}

		});
	}

}
