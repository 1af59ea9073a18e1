package fr.ecluse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The real MariaDB of the test run: a container when Docker answers and has the image,
 * else the embedded server; one per JVM, empty at the start. The variable
 * {@code ECLUSE_TEST_DATABASE} forces {@code embedded} or {@code container},
 * {@code ECLUSE_TEST_MARIADB_IMAGE} names the image.
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
		return switch (choice) {
			case "container" -> container();
			case "embedded" -> embedded("as asked");
			case "auto" -> containerOrEmbedded();
			default -> throw new IllegalArgumentException(
					"ECLUSE_TEST_DATABASE is neither container, embedded nor auto: " + choice);
		};
	}

	private static Map<String, Object> containerOrEmbedded() {
		try {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				return embedded("no Docker answers");
			}
			return container();
		}
		catch (ContainerFetchException | DockerException | DockerClientException ex) {
			return embedded("Docker answers but cannot provide " + image() + ": " + ex.getMessage());
		}
	}

	/** Done here because a container's own start retries a failing pull for minutes. */
	private static void fetchImage() {
		DockerClient docker = DockerClientFactory.instance().client();
		try {
			docker.inspectImageCmd(image()).exec();
		}
		catch (NotFoundException ex) {
			pull(docker, DockerImageName.parse(image()));
		}
	}

	private static void pull(DockerClient docker, DockerImageName image) {
		try {
			docker.pullImageCmd(image.getUnversionedPart()).withTag(image.getVersionPart()).start().awaitCompletion();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String image() {
		return System.getenv().getOrDefault("ECLUSE_TEST_MARIADB_IMAGE", "mariadb:11.4");
	}

	private static Map<String, Object> container() {
		fetchImage();
		MariaDBContainer container = new MariaDBContainer(
				DockerImageName.parse(image()).asCompatibleSubstituteFor("mariadb"))
			.withTmpFs(Map.of("/var/lib/mysql", "rw"))
			.withCommand("--transaction-isolation=READ-COMMITTED", "--character-set-server=utf8mb4",
					"--collation-server=utf8mb4_bin", "--max-allowed-packet=64M", "--skip-name-resolve");
		container.start();
		afterLastContext(container::stop);
		System.out.println("Test database: MariaDB in a container (" + image() + ")");
		return settings(container.getJdbcUrl(), container.getUsername(), container.getPassword());
	}

	/** Not beside the contexts, which would wait half a minute for lost connections. */
	private static void afterLastContext(Runnable stop) {
		SpringApplication.getShutdownHandlers().add(stop);
	}

	private static Map<String, Object> embedded(String reason) {
		System.out.println("Test database: embedded MariaDB (" + reason + ")");
		EmbeddedMariaDb database = new EmbeddedMariaDb(
				Path.of("target/test-data", System.getProperty("tests.fork", "1")));
		afterLastContext(() -> {
			try {
				database.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		empty(database);
		return settings(database.jdbcUrl(), database.username(), database.password());
	}

	/**
	 * The binaries stay unpacked from run to run; the data starts anew, as it does in a
	 * container.
	 */
	private static void empty(EmbeddedMariaDb database) {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.username(),
				database.password()); Statement statement = connection.createStatement()) {
			String schema = connection.getCatalog();
			statement.execute("drop database " + schema);
			statement.execute("create database " + schema + " character set utf8mb4");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Object> settings(String url, String username, String password) {
		return Map.of("spring.datasource.url", url, "spring.datasource.username", username,
				"spring.datasource.password", password);
	}

}
