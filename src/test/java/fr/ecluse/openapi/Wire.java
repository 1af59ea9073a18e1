package fr.ecluse.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One exchange on a connection of its own, so that no client library mends what is
 * malformed.
 */
final class Wire {

	private static final int PATIENCE = 60_000;

	private final int port;

	Wire(int port) {
		this.port = port;
	}

	int port() {
		return this.port;
	}

	Answer send(Request request) {
		return send(request, "127.0.0.1");
	}

	/**
	 * From another address of the loopback, which the server takes for another caller.
	 */
	Answer send(Request request, String from) {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout(PATIENCE);
			socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
			socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), this.port));
			OutputStream out = socket.getOutputStream();
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			write(head, request.method() + " " + request.target() + " HTTP/1.1\r\n");
			write(head, "Host: localhost:" + this.port + "\r\nConnection: close\r\n");
			for (String header : request.headers()) {
				write(head, header + "\r\n");
			}
			boolean framed = request.headers()
				.stream()
				.map((header) -> header.toLowerCase(Locale.ROOT))
				.anyMatch((header) -> header.startsWith("content-length:") || header.startsWith("transfer-encoding:"));
			byte[] body = request.body();
			if (!framed && (body.length > 0 || !request.method().equals("GET"))) {
				write(head, "Content-Length: " + body.length + "\r\n");
			}
			write(head, "\r\n");
			try {
				out.write(head.toByteArray());
				out.write(body);
				out.flush();
			}
			catch (SocketException ex) {
				// The server said all it had to say without reading on.
			}
			return read(socket.getInputStream(), request.method().equals("HEAD"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.curl(this.port), ex);
		}
	}

	private static void write(ByteArrayOutputStream out, String text) {
		out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
	}

	private static Answer read(InputStream in, boolean bare) throws IOException {
		String[] status = line(in).split(" ", 3);
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			int colon = line.indexOf(':');
			headers.computeIfAbsent(line.substring(0, colon), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).strip());
		}
		int code = Integer.parseInt(status[1]);
		byte[] body = (bare || code == 204 || code == 304) ? new byte[0]
				: headers.containsKey("Transfer-Encoding") ? chunks(in) : headers.containsKey("Content-Length")
						? in.readNBytes(Integer.parseInt(headers.get("Content-Length").get(0))) : in.readAllBytes();
		return new Answer(code, headers, body);
	}

	private static byte[] chunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
			body.writeBytes(in.readNBytes(size));
			line(in);
		}
		return body.toByteArray();
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new IOException("The server closed the connection after « %s »".formatted(line));
			}
			if (next != '\r') {
				line.write(next);
			}
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	/** A request as it goes over the line. */
	record Request(String method, String target, List<String> headers, byte[] body) {

		private static final int SHOWN = 3000;

		static Request of(String method, String target, String... headers) {
			return new Request(method, target, List.of(headers), new byte[0]);
		}

		/** A command that repeats it. */
		String curl(int port) {
			StringBuilder command = new StringBuilder("curl -sS -i -g --path-as-is -X " + this.method);
			this.headers.forEach((header) -> command.append(" -H ").append(quoted(header)));
			if (this.body.length > 0) {
				String text = new String(this.body, StandardCharsets.UTF_8);
				command.append(" --data-binary ")
					.append(quoted((text.length() > SHOWN)
							? text.substring(0, SHOWN) + "… (%d bytes)".formatted(this.body.length) : text));
			}
			return command.append(" ").append(quoted("http://localhost:" + port + this.target)).toString();
		}

		private static String quoted(String text) {
			StringBuilder quoted = new StringBuilder("$'");
			text.codePoints().forEach((it) -> {
				switch (it) {
					case '\'', '\\' -> quoted.append('\\').appendCodePoint(it);
					case '\n' -> quoted.append("\\n");
					default -> {
						if (it < ' ' || it == 0x7f) {
							quoted.append("\\x%02x".formatted(it));
						}
						else {
							quoted.appendCodePoint(it);
						}
					}
				}
			});
			String shown = quoted.append('\'').toString();
			return (shown.length() > 2 * SHOWN) ? shown.substring(0, 2 * SHOWN) + "…'" : shown;
		}

		@Override
		public String toString() {
			return this.method + " " + this.target;
		}

	}

	/** What came back. */
	record Answer(int status, Map<String, List<String>> headers, byte[] body) {

		String header(String name) {
			return this.headers.getOrDefault(name, List.of("")).get(0);
		}

		String mediaType() {
			return header("Content-Type").split(";")[0].strip();
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
