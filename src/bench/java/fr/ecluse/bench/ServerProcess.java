package fr.ecluse.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own, all with the same flags of the virtual machine. */
public final class ServerProcess implements AutoCloseable {

	/** Of each contestant. */
	static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseG1GC", "-Duser.timezone=UTC");

	private static final Duration LONGEST_START = Duration.ofMinutes(6);

	private final Process process;

	private final int port;

	private final Path log;

	/**
	 * Starts it and waits until it answers.
	 * @param ready path that answers 200 once the server serves
	 * @param settings environment variables, beside the port
	 */
	public ServerProcess(String name, String classPath, String main, String ready, Map<String, String> settings)
			throws IOException, InterruptedException {
		this(name, List.of(), classPath, main, ready, settings);
	}

	/**
	 * The same with options of the virtual machine beside those of all.
	 */
	public ServerProcess(String name, List<String> options, String classPath, String main, String ready, Map<String, String> settings)
			throws IOException, InterruptedException {
		this.port = freePort();
		Path folder = Files.createDirectories(Path.of("target", "bench", "servers").toAbsolutePath());
		this.log = folder.resolve(name + ".log");
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(FLAGS);
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main));
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile());
		builder.environment().putAll(settings);
		builder.environment().put("SERVER_PORT", String.valueOf(this.port));
		this.process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		await(ready);
	}

	private void await(String ready) throws IOException, InterruptedException {
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(URI.create(address() + ready)).build();
		long until = System.nanoTime() + LONGEST_START.toNanos();
		while (System.nanoTime() < until && this.process.isAlive()) {
			try {
				if (client.send(request, BodyHandlers.discarding()).statusCode() < 500) {
					return;
				}
			}
			catch (IOException ex) {
				// Not yet.
			}
			TimeUnit.MILLISECONDS.sleep(20);
		}
		close();
		throw new IllegalStateException("Did not start, see " + this.log);
	}

	public String address() {
		return "http://localhost:" + this.port;
	}

	public long pid() {
		return this.process.pid();
	}

	/** Milliseconds of processor time that a process has used. */
	public static double processor(long pid) throws IOException {
		String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		// User and system time in hundredths of a second.
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10.0;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(2, TimeUnit.MINUTES)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
