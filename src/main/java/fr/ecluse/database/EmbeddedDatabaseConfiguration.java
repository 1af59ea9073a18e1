package fr.ecluse.database;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded database where {@link EmbeddedDatabaseChoice} chose it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(EmbeddedDatabaseChoice.PROPERTY)
class EmbeddedDatabaseConfiguration {

	@Bean
	Connection embeddedDatabase(DataFolder folder) {
		return new Connection(new EmbeddedMariaDb(Path.of(folder.data())));
	}

	/** How the pool reaches the embedded database; closed after the pool. */
	record Connection(EmbeddedMariaDb database) implements JdbcConnectionDetails, AutoCloseable {

		@Override
		public String getUsername() {
			return this.database.username();
		}

		@Override
		public String getPassword() {
			return this.database.password();
		}

		@Override
		public String getJdbcUrl() {
			return this.database.jdbcUrl();
		}

		@Override
		public void close() throws IOException {
			this.database.close();
		}

	}

}
