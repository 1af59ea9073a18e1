package fr.ecluse.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import fr.ecluse.dossier.KillableServer;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills a real server and its database with signal 9 in the middle of an upload. */
@Tag("long")
class CrashedUploadTest {

	private static final int ROUNDS = Integer.getInteger("ecluse.crash.uploads", 2);

	private static final int SIZE = 40_000_000;

	private static final int ACKNOWLEDGED = 1_500_000;

	private final byte[] content = Samples.pdf(SIZE, 7);

	private KillableServer server;

	@BeforeEach
	void open() throws IOException {
		this.server = new KillableServer("crashed-upload-data");
		this.server.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.server.stop();
	}

	@Test
	void goesOnWhereTheServerDied() throws Exception {
		this.server.send("PUT", "", "{\"name\":\"Commune de Crozon\",\"kind\":\"commune\",\"departement\":\"29\"}");
		String dossier = Sender.JSON.readTree(this.server.send("POST", "/dossiers",
				"{\"procedure\":\"demande-citoyenne\",\"variables\":{\"applicantName\":\"Camille Essai\",\"subject\":\"Banc\",\"text\":\"Le banc de la place est cassé.\"}}"))
			.path("id")
			.asString();
		String upload = sender(dossier).open("plan.pdf", SIZE);
		int at = 0;
		for (int round = 1; round <= ROUNDS; round++) {
			HttpResponse<String> part = sender(dossier).append(upload, at,
					Arrays.copyOfRange(this.content, at, at + ACKNOWLEDGED));
			assertThat(part.statusCode()).as(part.body()).isEqualTo(204);
			int acknowledged = at + ACKNOWLEDGED;
			AtomicInteger sent = new AtomicInteger(acknowledged);
			Thread sending = new Thread(() -> stream(sender(dossier), upload, acknowledged, sent));
			sending.start();
			await().pollInterval(10, TimeUnit.MILLISECONDS).until(() -> sent.get() > acknowledged + 5_000_000);
			this.server.kill();
			sending.join();
			this.server.start();
			at = (int) sender(dossier).offset(upload);
			System.out.printf("upload: round %d, %d bytes acknowledged, %d sent, %d kept%n", round, acknowledged,
					sent.get(), at);
			assertThat(at).isBetween(acknowledged, sent.get());
		}
		assertThat(sender(dossier).append(upload, at, Arrays.copyOfRange(this.content, at, SIZE)).statusCode())
			.isEqualTo(204);
		JsonNode added = sender(dossier).json(upload);
		assertThat(added.path("sha256").asString()).isEqualTo(Sha256.of(new ByteArrayInputStream(this.content)));
		assertThat(sender(dossier).bytes(added.path("content").asString())).isEqualTo(this.content);
	}

	/** Announces all of the rest and sends it until the server is gone. */
	private void stream(Sender sender, String upload, int from, AtomicInteger sent) {
		try (Socket socket = new Socket("localhost", this.server.port())) {
			OutputStream out = socket.getOutputStream();
			out.write(sender.patchHead(upload, from, SIZE - from).getBytes(StandardCharsets.US_ASCII));
			for (int at = from; at < SIZE; at += 100_000) {
				int end = Math.min(SIZE, at + 100_000);
				out.write(this.content, at, end - at);
				out.flush();
				sent.set(end);
				TimeUnit.MILLISECONDS.sleep(10);
			}
		}
		catch (IOException | InterruptedException ex) {
			assertThat(ex).isNotNull(); // the server is dead
		}
	}

	private Sender sender(String dossier) {
		return new Sender(this.server.port(), KillableServer.KEY, new Siren(KillableServer.MEMBER), dossier);
	}

}
