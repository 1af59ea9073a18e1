package fr.ecluse.database;

import java.nio.file.Path;
import java.util.Map;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The real MariaDB of the test run: a container when Docker answers, else the embedded
 * server; one per JVM. The variable {@code ECLUSE_TEST_DATABASE} forces {@code embedded}
 * or {@code container}, {@code ECLUSE_TEST_MARIADB_IMAGE} names the image.
 */
public class TestDatabase implements EnvironmentPostProcessor, Ordered {

	private static final Map<String, Object> SETTINGS = start();

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources().addFirst(new MapPropertySource("test-database", SETTINGS));
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 20;
	}

	private static Map<String, Object> start() {
		String choice = System.getenv().getOrDefault("ECLUSE_TEST_DATABASE", "auto");
		if (choice.equals("container") || (choice.equals("auto") && dockerAnswers())) {
			return container();
		}
		return embedded();
	}

	private static boolean dockerAnswers() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	@SuppressWarnings("resource") // stopped with the JVM
	private static Map<String, Object> container() {
		String image = System.getenv().getOrDefault("ECLUSE_TEST_MARIADB_IMAGE", "mariadb:11.4");
		System.out.println("Test database: MariaDB in a container (" + image + ")");
		MariaDBContainer container = new MariaDBContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("mariadb"))
			.withCommand("--transaction-isolation=READ-COMMITTED", "--character-set-server=utf8mb4",
					"--collation-server=utf8mb4_bin");
		container.start();
		return settings(container.getJdbcUrl(), container.getUsername(), container.getPassword());
	}

	private static Map<String, Object> embedded() {
		System.out.println("Test database: embedded MariaDB");
		EmbeddedMariaDb database = new EmbeddedMariaDb(Path.of("target/test-data"));
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			try {
				database.close();
			}
			catch (java.io.IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}));
		return settings(database.jdbcUrl(), database.username(), database.password());
	}

	private static Map<String, Object> settings(String url, String username, String password) {
		return Map.of("spring.datasource.url", url, "spring.datasource.username", username,
				"spring.datasource.password", password);
	}

}
