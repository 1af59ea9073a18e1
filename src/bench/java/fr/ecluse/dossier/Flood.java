package fr.ecluse.dossier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that file one request after another without waiting for anything, in a process of their
 * own and of a lower priority, as they would be on machines of their own.
 */
final class Flood implements AutoCloseable {

	private final Process process;

	private final PrintStream orders;

	private final BufferedReader answers;

	Flood(String address, String key, int clients) throws IOException {
		this.process = new ProcessBuilder("nice", "-n", "15", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				Flood.class.getName(), address, key, String.valueOf(clients))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.orders = new PrintStream(this.process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	void on() {
		this.orders.println("on");
	}

	/** What came of it since it is on. */
	Sum off() throws IOException {
		this.orders.println("off");
		String[] sum = this.answers.readLine().split(" ");
		return new Sum(Integer.parseInt(sum[0]), Integer.parseInt(sum[1]));
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	record Sum(int filed, int turnedAway) {
	}

	public static void main(String[] arguments) throws Exception {
		Clients clients = new Clients(arguments[0], arguments[1]);
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (int client = 0; client < Integer.parseInt(arguments[2]); client++) {
			Thread thread = new Thread(clients);
			thread.setDaemon(true);
			thread.start();
		}
		for (String order = orders.readLine(); order != null; order = orders.readLine()) {
			clients.on = "on".equals(order);
			if (!clients.on) {
				TimeUnit.MILLISECONDS.sleep(500);
				System.out.println(clients.filed.getAndSet(0) + " " + clients.turnedAway.getAndSet(0));
			}
		}
	}

	private static final class Clients implements Runnable {

		private final String address;

		private final String key;

		private volatile boolean on;

		private final AtomicInteger filed = new AtomicInteger();

		private final AtomicInteger turnedAway = new AtomicInteger();

		Clients(String address, String key) {
			this.address = address;
			this.key = key;
		}

		@Override
		public void run() {
			try {
				while (true) {
					if (!this.on) {
						TimeUnit.MILLISECONDS.sleep(20);
					}
					else if (file() == 201) {
						this.filed.incrementAndGet();
					}
					else {
						this.turnedAway.incrementAndGet();
						// As well-behaved as software is that has no idea of Retry-After.
						TimeUnit.MILLISECONDS.sleep(50);
					}
				}
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private int file() throws IOException {
			HttpURLConnection call = (HttpURLConnection) URI.create(this.address + "/dossiers").toURL().openConnection();
			String id = UUID.randomUUID().toString();
			call.setRequestMethod("POST");
			call.setDoOutput(true);
			call.setRequestProperty("Authorization", "Bearer " + this.key);
			call.setRequestProperty("Content-Type", "application/json");
			call.setRequestProperty("Idempotency-Key", id);
			call.getOutputStream().write(BenchServer.request(id).getBytes(StandardCharsets.UTF_8));
			int status = call.getResponseCode();
			(status < 400 ? call.getInputStream() : call.getErrorStream()).readAllBytes();
			return status;
		}

	}

}
