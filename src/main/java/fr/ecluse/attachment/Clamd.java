package fr.ecluse.attachment;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The antivirus ClamAV, asked over the network: its daemon's command INSTREAM. */
class Clamd implements AutoCloseable {

	private static final int CONNECT_MILLIS = 5_000;

	private static final int PIECE = 64 * 1024;

	private static final int LONGEST_ANSWER = 1_000;

	private static final String FOUND = " FOUND";

	private final String host;

	private final int port;

	private final Duration limit;

	/** Hangs up on scans that take too long: a socket alone only bounds its reads. */
	private final ScheduledExecutorService hangUp = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "clamd-limit");
		thread.setDaemon(true);
		return thread;
	});

	Clamd(String address, Duration limit) {
		int colon = address.lastIndexOf(':');
		this.host = address.substring(0, colon);
		this.port = Integer.parseInt(address.substring(colon + 1));
		this.limit = limit;
	}

	/**
	 * Has a content looked at.
	 * @throws IOException when there is no answer that says clean or found; the content
	 * is then neither
	 */
	Verdict scan(InputStream content) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(this.host, this.port), CONNECT_MILLIS);
			ScheduledFuture<?> end = this.hangUp.schedule(() -> close(socket), this.limit.toMillis(),
					TimeUnit.MILLISECONDS);
			try {
				return ask(socket, content);
			}
			finally {
				end.cancel(false);
			}
		}
	}

	@Override
	public void close() {
		this.hangUp.shutdownNow();
	}

	private static Verdict ask(Socket socket, InputStream content) throws IOException {
		DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PIECE + 4));
		out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
		byte[] piece = new byte[PIECE];
		for (int count = content.readNBytes(piece, 0, PIECE); count > 0; count = content.readNBytes(piece, 0, PIECE)) {
			out.writeInt(count);
			out.write(piece, 0, count);
		}
		out.writeInt(0);
		out.flush();
		String answer = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
			.replace("\0", "")
			.strip();
		if (answer.equals("stream: OK")) {
			return new Verdict.Clean();
		}
		if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
			return new Verdict.Found(answer.substring("stream: ".length(), answer.length() - FOUND.length()));
		}
		throw new IOException("clamd answered « %s »".formatted(answer));
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It was closed already.
		}
	}

	/** What clamd said of a content. */
	sealed interface Verdict {

		/** Nothing was found. */
		record Clean() implements Verdict {
		}

		/** Something malicious was found, which goes by that name. */
		record Found(String name) implements Verdict {
		}

	}

}
