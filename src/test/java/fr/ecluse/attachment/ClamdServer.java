package fr.ecluse.attachment;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * The real clamd of the system on loopback, with one signature: that of the harmless test
 * file which all antivirus programs take for a virus (eicar.org).
 */
final class ClamdServer implements AutoCloseable {

	/** In two parts, so that no antivirus takes these sources for it. */
	static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

	static final String SIGNATURE = "Ecluse.Eicar-Test";

	private final Process process;

	private final int port;

	private ClamdServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static ClamdServer start() throws IOException {
		Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "clamd");
		Path signatures = Files.createDirectory(folder.resolve("signatures"));
		Files.writeString(signatures.resolve("eicar.ndb"), "%s:0:*:%s\n".formatted(SIGNATURE,
				HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII))));
		int port = freePort();
		Path settings = Files.writeString(folder.resolve("clamd.conf"), """
				Foreground yes
				TCPAddr 127.0.0.1
				TCPSocket %d
				DatabaseDirectory %s
				TemporaryDirectory %s
				StreamMaxLength 110M
				MaxScanSize 110M
				MaxFileSize 110M
				""".formatted(port, signatures.toAbsolutePath(), folder.toAbsolutePath()));
		File log = folder.resolve("clamd.log").toFile();
		Process process = new ProcessBuilder(program(), "-c", settings.toString()).redirectErrorStream(true)
			.redirectOutput(log)
			.start();
		ClamdServer server = new ClamdServer(process, port);
		try {
			await("clamd, see " + log).atMost(Duration.ofMinutes(2)).until(server::answers);
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
		return server;
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	private boolean answers() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 1_000);
			return true;
		}
		catch (IOException ex) {
			if (!this.process.isAlive()) {
				throw new IllegalStateException("clamd ended with code " + this.process.exitValue(), ex);
			}
			return false;
		}
	}

	private static String program() {
		return Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.map((folder) -> Path.of(folder, "clamd"))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"Cet essai demande clamd, l'antivirus ClamAV. Sous Debian : apt install clamav-daemon"))
			.toString();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
