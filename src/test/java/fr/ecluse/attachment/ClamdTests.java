package fr.ecluse.attachment;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What the client makes of an antivirus that answers well, badly or not at all. */
class ClamdTests {

	private static final Duration PATIENT = Duration.ofMinutes(1);

	private static Clamd.Verdict scan(byte[] content, Duration limit, Answering answering) throws IOException {
		CountDownLatch over = new CountDownLatch(1);
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
				try (Socket caller = server.accept()) {
					answering.to(caller);
					over.await(1, TimeUnit.MINUTES);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				catch (IOException ex) {
					// The caller hung up, as some cases want.
				}
			});
			try (Clamd clamd = new Clamd("127.0.0.1:" + server.getLocalPort(), limit)) {
				return clamd.scan(new ByteArrayInputStream(content));
			}
			finally {
				over.countDown();
				done.orTimeout(1, TimeUnit.MINUTES).join();
			}
		}
	}

	private static void answer(Socket caller, String text) throws IOException {
		caller.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		caller.shutdownOutput();
	}

	private static byte[] content(InputStream in) throws IOException {
		DataInputStream data = new DataInputStream(in);
		byte[] command = data.readNBytes(10);
		assertThat(new String(command, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
		byte[] content = {};
		for (int count = data.readInt(); count > 0; count = data.readInt()) {
			int before = content.length;
			content = Arrays.copyOf(content, before + count);
			data.readFully(content, before, count);
		}
		return content;
	}

	@Test
	void sendsTheWholeContentAndReadsTheAnswer() throws IOException {
		byte[] content = Samples.pdf(200_000, 3);
		CompletableFuture<byte[]> seen = new CompletableFuture<>();
		assertThat(scan(content, PATIENT, (caller) -> {
			seen.complete(content(caller.getInputStream()));
			answer(caller, "stream: OK\0");
		})).isEqualTo(new Clamd.Verdict.Clean());
		assertThat(seen.join()).isEqualTo(content);
		assertThat(scan(content, PATIENT, (caller) -> {
			content(caller.getInputStream());
			answer(caller, "stream: Win.Test.EICAR_HDB-1 FOUND\0");
		})).isEqualTo(new Clamd.Verdict.Found("Win.Test.EICAR_HDB-1"));
	}

	@Test
	void takesNothingElseForAnAnswer() {
		for (String said : new String[] { "", "OK", "stream: OKAY", "INSTREAM size limit exceeded. ERROR\0",
				"UNKNOWN COMMAND\0", "\0\0\0", "stream: Eicar FOUND but OK", "x".repeat(5_000) }) {
			assertThatIOException().as(said).isThrownBy(() -> scan(new byte[10], PATIENT, (caller) -> {
				content(caller.getInputStream());
				answer(caller, said);
			}));
		}
	}

	@Test
	void failsWhenTheAntivirusHangsUp() {
		assertThatIOException().isThrownBy(() -> scan(new byte[4_000_000], PATIENT, Socket::close));
	}

	@Test
	void hangsUpWhenTheAntivirusDoesNotAnswer() {
		CountDownLatch left = new CountDownLatch(1);
		assertThatIOException().isThrownBy(() -> scan(new byte[10], Duration.ofMillis(200), (caller) -> {
			content(caller.getInputStream());
			// Ends when the caller hangs up, and only then.
			assertThat(caller.getInputStream().read()).isNegative();
			left.countDown();
		}));
		assertThat(left.getCount()).isZero();
	}

	@Test
	void hangsUpWhenTheAntivirusDoesNotRead() {
		assertThatIOException().isThrownBy(() -> scan(new byte[64 << 20], Duration.ofMillis(200), (caller) -> {
		}));
	}

	@Test
	void failsWhenNobodyListens() throws IOException {
		int port;
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		try (Clamd clamd = new Clamd("127.0.0.1:" + port, PATIENT)) {
			assertThatIOException().isThrownBy(() -> clamd.scan(InputStream.nullInputStream()));
		}
	}

	/** How a server of the test treats its caller. */
	@FunctionalInterface
	private interface Answering {

		void to(Socket caller) throws IOException;

	}

}
