package fr.ecluse.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The boxes of dossiers. */
@Component
class Boxes {

	private static final String OF_DOSSIER = """
			select id, siren, dossier_id, name, closes_at, closed, unsealed, data_key, master_key, deposits
			from deposit_box where dossier_id = :dossier and siren = :siren""";

	private static final String SELECT = OF_DOSSIER + " and name = :name";

	private final JdbcClient jdbc;

	Boxes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Box> find(Siren siren, String dossierId, String name) {
		return select(SELECT, siren, dossierId, name);
	}

	/** The box, kept from everybody else until the transaction ends. */
	Optional<Box> lock(Siren siren, String dossierId, String name) {
		return select(SELECT + " for update", siren, dossierId, name);
	}

	List<Box> of(Siren siren, String dossierId) {
		return this.jdbc.sql(OF_DOSSIER + " order by name")
			.param("dossier", dossierId)
			.param("siren", siren.value())
			.query(Boxes::read)
			.list();
	}

	private Optional<Box> select(String sql, Siren siren, String dossierId, String name) {
		return this.jdbc.sql(sql)
			.param("dossier", dossierId)
			.param("name", name)
			.param("siren", siren.value())
			.query(Boxes::read)
			.optional();
	}

	void add(Box box) {
		this.jdbc.sql("""
				insert into deposit_box (id, siren, dossier_id, name, closes_at, data_key, master_key, deposits)
				values (:id, :siren, :dossier, :name, :closes, :key, :master, 0)
				""")
			.param("id", box.id())
			.param("siren", box.siren().value())
			.param("dossier", box.dossierId())
			.param("name", box.name())
			.param("closes", utc(box.closesAt()))
			.param("key", box.key())
			.param("master", box.masterKey())
			.update();
	}

	void extend(Box box, Instant closesAt) {
		this.jdbc.sql("update deposit_box set closes_at = :closes where id = :id")
			.param("closes", utc(closesAt))
			.param("id", box.id())
			.update();
	}

	void close(Box box, Instant now) {
		this.jdbc.sql("update deposit_box set closed = :now where id = :id and closed is null")
			.param("now", utc(now))
			.param("id", box.id())
			.update();
	}

	/** A dossier that has ended takes no more deposits. */
	void closeAll(String dossierId, Instant now) {
		this.jdbc.sql("update deposit_box set closed = :now where dossier_id = :dossier and closed is null")
			.param("now", utc(now))
			.param("dossier", dossierId)
			.update();
	}

	void unseal(Box box, Instant now) {
		this.jdbc.sql("update deposit_box set unsealed = :now where id = :id and unsealed is null")
			.param("now", utc(now))
			.param("id", box.id())
			.update();
	}

	void count(Box box, int deposits) {
		this.jdbc.sql("update deposit_box set deposits = :deposits where id = :id")
			.param("deposits", deposits)
			.param("id", box.id())
			.update();
	}

	private static Box read(ResultSet row, int number) throws SQLException {
		return new Box(row.getString("id"), new Siren(row.getString("siren")), row.getString("dossier_id"),
				row.getString("name"), instant(row.getObject("closes_at", LocalDateTime.class)),
				optional(row.getObject("closed", LocalDateTime.class)),
				optional(row.getObject("unsealed", LocalDateTime.class)), row.getBytes("data_key"),
				row.getString("master_key"), row.getInt("deposits"));
	}

	static LocalDateTime utc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	static Instant instant(LocalDateTime time) {
		return time.toInstant(ZoneOffset.UTC);
	}

	private static @Nullable Instant optional(@Nullable LocalDateTime time) {
		return (time != null) ? instant(time) : null;
	}

}
