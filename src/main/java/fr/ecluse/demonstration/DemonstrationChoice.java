package fr.ecluse.demonstration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Decides whether this start is a demonstration: on the embedded database, unless said
 * otherwise, from its very first start on. Such a start gets an administrator whose
 * password is the demonstration's, when none is set.
 */
class DemonstrationChoice implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY = "ecluse.demo";

	static final String ADMIN_PASSWORD = "ecluse.admin-password";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String data = environment.getProperty("ecluse.data", "data");
		DemonstrationFolder folder = DemonstrationFolder.in(data);
		boolean embedded = environment.getProperty("ecluse.embedded", Boolean.class, false);
		boolean ours = embedded && (folder.exists() || !Files.exists(Path.of(data, "database")));
		String wish = environment.getProperty(PROPERTY);
		boolean demonstration = StringUtils.hasText(wish) ? Boolean.parseBoolean(wish.strip()) : ours;
		Map<String, Object> settings = new HashMap<>();
		settings.put(PROPERTY, demonstration);
		if (demonstration && ours && !StringUtils.hasText(environment.getProperty(ADMIN_PASSWORD))) {
			settings.put(ADMIN_PASSWORD, folder.readOrWrite(DemonstrationFolder.PASSWORD, ReadablePassword::random));
		}
		environment.getPropertySources().addFirst(new MapPropertySource("demonstration", settings));
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
