package fr.ecluse.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All hostile packages, with what shows that one of them got through. */
public final class Attacks {

	/** A file that commands of the attacks would make. */
	public static final Path CANARY = Path.of("target", "canary-" + UUID.randomUUID());

	private static final AtomicInteger CALLS = new AtomicInteger();

	private static final String ELSEWHERE = listen();

	private Attacks() {
	}

	/** Packages with a model or a decision in them. */
	public static Stream<Attack> ofModels() {
		return Stream
			.of(CodeAttacks.all(), ExpressionAttacks.all(), LimitAttacks.all(), XmlAttacks.all(), DmnAttacks.all())
			.flatMap((it) -> it);
	}

	/** Packages with something else in them. */
	static Stream<Attack> ofOtherFiles() {
		return Stream.concat(TemplateAttacks.all(), FormAttacks.all());
	}

	/** The blocks that the gate knows in tests without a server. */
	public static Set<String> blocks() {
		return Packages.BLOCKS;
	}

	/** How many times somebody has called where the attacks lead. */
	public static int calls() {
		return CALLS.get();
	}

	/** An address that counts who calls. */
	static String elsewhere() {
		return ELSEWHERE;
	}

	private static String listen() {
		try {
			ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			Thread listener = new Thread(() -> {
				while (true) {
					try {
						socket.accept().close();
						CALLS.incrementAndGet();
					}
					catch (IOException ex) {
						return;
					}
				}
			}, "elsewhere");
			listener.setDaemon(true);
			listener.start();
			return "http://127.0.0.1:%d/x".formatted(socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
