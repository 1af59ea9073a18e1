package fr.ecluse.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The software of a member: a real HTTP server that does to a call what the test says.
 */
final class Receiver implements AutoCloseable {

	private final InetSocketAddress address;

	private final List<Received> calls = new CopyOnWriteArrayList<>();

	private volatile Answer answer = (call, exchange) -> status(exchange, 204);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private @Nullable HttpServer server;

	Receiver(String address, int port) {
		this.address = start(new InetSocketAddress(literal(address), port));
	}

	/** Two on the same port, which has to be free on both addresses. */
	static Pair pair(String address, String other) {
		for (int attempt = 0; attempt < 20; attempt++) {
			Receiver receiver = new Receiver(address, 0);
			try {
				return new Pair(receiver, new Receiver(other, receiver.port()));
			}
			catch (IllegalStateException ex) {
				receiver.close();
			}
		}
		throw new IllegalStateException("no port is free on both addresses");
	}

	private InetSocketAddress start(InetSocketAddress at) {
		try {
			HttpServer started = HttpServer.create(at, 200);
			started.setExecutor(this.threads);
			started.createContext("/", this::receive);
			started.start();
			this.server = started;
			return started.getAddress();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void receive(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		Received call = new Received(header(exchange, "webhook-id"), header(exchange, "webhook-timestamp"),
				header(exchange, "webhook-signature"), header(exchange, "Content-Type"),
				new String(body, StandardCharsets.UTF_8), header(exchange, "Host"));
		this.calls.add(call);
		try (exchange) {
			this.answer.to(call, exchange);
		}
	}

	void answers(Answer answer) {
		this.answer = answer;
	}

	void answers(int status) {
		answers((call, exchange) -> status(exchange, status));
	}

	static void status(HttpExchange exchange, int status) throws IOException {
		exchange.sendResponseHeaders(status, -1);
	}

	void stop() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
	}

	void startAgain() {
		start(this.address);
	}

	int port() {
		return this.address.getPort();
	}

	String url() {
		return "http://%s:%d/ecluse".formatted(this.address.getAddress().getHostAddress(), port());
	}

	List<Received> calls() {
		return List.copyOf(this.calls);
	}

	static InetAddress literal(String address) {
		try {
			return InetAddress.getByName(address);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static String header(HttpExchange exchange, String name) {
		return String.valueOf(exchange.getRequestHeaders().getFirst(name));
	}

	@Override
	public void close() {
		stop();
		this.threads.shutdownNow();
	}

	/** A receiver, and one beside it that nothing may reach. */
	record Pair(Receiver receiver, Receiver canary) {
	}

	/** What came in. */
	record Received(String id, String timestamp, String signature, String type, String body, String host) {

		JsonNode event() {
			return JsonMapper.shared().readTree(this.body);
		}

		String dossier() {
			return event().path("subject").asString();
		}

	}

	/** What the receiver does. */
	interface Answer {

		void to(Received call, HttpExchange exchange) throws IOException;

	}

}
