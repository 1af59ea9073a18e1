package fr.ecluse.bench.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import fr.ecluse.Ecluse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A whole server as it is shipped, without limits of calls, and the key of the OPSN. */
final class ScaleServer implements AutoCloseable {

	private static final String KEY = "cle-de-la-mesure-0123456789abcdefghijkl";

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	ScaleServer(String... settings) {
		String[] all = new String[settings.length + 9];
		System.arraycopy(settings, 0, all, 9, settings.length);
		System.arraycopy(new String[] { "--server.port=0", "--ecluse.data=" + Path.of("target", "bench-data").toAbsolutePath(),
				"--ecluse.demo=false", "--ecluse.admin-key=" + KEY, "--ecluse.admin-password=mot-de-passe-de-la-mesure",
				"--ecluse.limits.member-per-minute=0", "--ecluse.limits.program-per-minute=0", "--ecluse.limits.opsn-per-minute=0",
				"--ecluse.limits.agent-per-minute=0" }, 0, all, 0, 9);
		System.setProperty("logging.level.root", "warn");
		this.context = SpringApplication.run(Ecluse.class, all);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	JdbcClient jdbc() {
		return bean(JdbcClient.class);
	}

	String address() {
		return "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	JsonNode get(String path) {
		return this.json.readTree(call("GET", path, null));
	}

	JsonNode post(String path, String body) {
		return this.json.readTree(call("POST", path, body));
	}

	JsonNode put(String path, String body) {
		return this.json.readTree(call("PUT", path, body));
	}

	/** Below {@code /api/v1/members}; fails when it is not answered well. */
	String call(String method, String path, @Nullable String body) {
		try {
			HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(URI.create(address() + "/api/v1/members" + path))
				.header("Authorization", "Bearer " + KEY)
				.header("Content-Type", "application/json")
				.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
			}
			return answer.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What the server does from time to time, now; fails when it has nothing of that name. */
	void runNow(String method) {
		bean(ScheduledTaskHolder.class).getScheduledTasks()
			.stream()
			.map(ScheduledTask::getTask)
			.filter((task) -> task.toString().endsWith(method))
			.findAny()
			.orElseThrow()
			.getRunnable()
			.run();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
