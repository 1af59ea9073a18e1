package fr.ecluse.modeler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * A request as Camunda Modeler 5.50 sends it, byte for byte: recorded on a socket from
 * its own client code in Chromium, from a page of a file as its window is.
 */
record Recording(byte[] bytes) {

	static Recording of(String name) {
		try {
			return new Recording(new ClassPathResource("modeler/" + name + ".http").getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One character is one byte here. */
	private String text() {
		return new String(this.bytes, StandardCharsets.ISO_8859_1);
	}

	Recording with(String before, String after) {
		if (!text().contains(before)) {
			throw new IllegalArgumentException("The recording has no " + before);
		}
		return new Recording(text().replace(before, after).getBytes(StandardCharsets.ISO_8859_1));
	}

	/** With another body, and its length told. */
	Recording withBody(byte[] body) {
		String head = text().substring(0, bodyStart())
			.replaceAll("Content-Length: \\d+", "Content-Length: " + body.length);
		ByteArrayOutputStream changed = new ByteArrayOutputStream();
		changed.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
		changed.writeBytes(body);
		return new Recording(changed.toByteArray());
	}

	byte[] body() {
		return Arrays.copyOfRange(this.bytes, bodyStart(), this.bytes.length);
	}

	private int bodyStart() {
		return text().indexOf("\r\n\r\n") + 4;
	}

	Answer replay(int port) {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(30_000);
			send(socket.getOutputStream());
			return Answer.read(socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The server may answer and hang up before it has heard all. */
	private void send(OutputStream output) {
		try {
			output.write(this.bytes);
			output.flush();
		}
		catch (IOException ex) {
			// What it answered is still to be read.
		}
	}

	/** What came back on the socket; names of headers in lower case. */
	record Answer(int status, Map<String, String> headers, String body) {

		static Answer read(InputStream input) throws IOException {
			String[] head = head(input).split("\r\n");
			Map<String, String> headers = new TreeMap<>();
			Arrays.stream(head).skip(1).forEach((line) -> {
				int colon = line.indexOf(':');
				headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			});
			byte[] body = "chunked".equals(headers.get("transfer-encoding")) ? chunks(input)
					: input.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
			return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers,
					new String(body, StandardCharsets.UTF_8));
		}

		JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

		/** What the Modeler shows of a refusal. */
		String message() {
			return json().path("message").asString("");
		}

		private static String head(InputStream input) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = input.read();
				if (next < 0) {
					throw new IOException("The server hung up after: " + head);
				}
				head.append((char) next);
			}
			return head.substring(0, head.length() - 4);
		}

		private static byte[] chunks(InputStream input) throws IOException {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			while (true) {
				StringBuilder size = new StringBuilder();
				while (size.indexOf("\r\n") < 0) {
					size.append((char) input.read());
				}
				int length = Integer.parseInt(size.toString().strip(), 16);
				body.writeBytes(input.readNBytes(length));
				input.readNBytes(2);
				if (length == 0) {
					return body.toByteArray();
				}
			}
		}

	}

}
