package fr.ecluse.demonstration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives a test an empty directory of its own on the database server of the run. */
class OwnSchema implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String NAME = "demonstration";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		String url = environment.getRequiredProperty("spring.datasource.url").replaceFirst("/[^/?]+(\\?|$)", "/");
		String password = environment.getRequiredProperty("spring.datasource.password");
		try (Connection connection = DriverManager.getConnection(url, "root", password);
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists " + NAME);
			statement.execute("create database " + NAME + " character set utf8mb4");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("own-schema",
					Map.of("spring.datasource.url", url + NAME, "spring.datasource.username", "root")));
	}

}
