package fr.ecluse.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import fr.ecluse.EcluseTest;
import fr.ecluse.event.CloudEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static fr.ecluse.webhook.WebhookWorld.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One call, to receivers that would lead it elsewhere or hold it up. */
@EcluseTest
class SendingTest {

	@Autowired
	private WebhookWorld world;

	private final WebhookWorld.Moment clock = new WebhookWorld.Moment();

	private final Receiver.Pair servers = Receiver.pair(OUTSIDE, "127.0.0.1");

	private final Receiver receiver = this.servers.receiver();

	/** Where nothing may ever arrive: the same port, on an address that is forbidden. */
	private final Receiver canary = this.servers.canary();

	private WebhookWorld.Node node;

	@BeforeEach
	void open() {
		this.world.open();
		this.node = this.world.node(InetAddress::getAllByName, this.clock);
	}

	@AfterEach
	void close() throws Exception {
		// A call that ends at its deadline is closed by the thread that watches
		// deadlines.
		await().untilAsserted(() -> assertThat(this.node.sending().open()).as("connections left open").isZero());
		this.node.close();
		this.receiver.close();
		this.canary.close();
		assertThat(this.canary.calls()).as("calls to loopback").isEmpty();
		this.world.open();
	}

	@Test
	void aNameThatFlipsBetweenAddressesNeverReachesLoopback() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		InetAddress outside = Receiver.literal(OUTSIDE);
		InetAddress loopback = Receiver.literal("127.0.0.1");
		NameResolver flipping = (host) -> switch (asked.getAndIncrement() % 4) {
			case 0 -> new InetAddress[] { outside };
			case 1 -> new InetAddress[] { loopback };
			case 2 -> new InetAddress[] { outside, loopback };
			default -> new InetAddress[] { loopback, outside };
		};
		try (WebhookWorld.Node fooled = this.world.node(flipping, this.clock)) {
			Webhook webhook = fooled.subscribe("http://logiciel.exemple.fr:%d/ecluse".formatted(this.receiver.port()))
				.webhook();
			for (int i = 0; i < 40; i++) {
				Sending.Outcome outcome = fooled.round().send(webhook, trial());
				assertThat(outcome.succeeded()).as("%s", outcome).isEqualTo(i % 4 == 0);
				if (i % 4 != 0) {
					assertThat(outcome.error()).contains("adresse privée, locale ou réservée");
				}
			}
			assertThat(asked).as("one resolution a call").hasValue(40);
			assertThat(this.receiver.calls()).hasSize(10)
				.allMatch((call) -> call.host().startsWith("logiciel.exemple.fr"));
			System.out.printf("rebinding: %d calls, %d resolutions, loopback hits = %d%n", 40, asked.get(),
					this.canary.calls().size());
		}
	}

	@Test
	void followsNoRedirection() {
		this.receiver.answers((call, exchange) -> {
			exchange.getResponseHeaders().set("Location", "http://127.0.0.1:%d/".formatted(this.receiver.port()));
			Receiver.status(exchange, 307);
		});
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		Sending.Outcome outcome = this.node.round().send(webhook, trial());
		assertThat(outcome.status()).isEqualTo(307);
		assertThat(outcome.error()).contains("redirections");
	}

	@Test
	void aReceiverThatDripsIsLeftAtTheDeadline() {
		this.receiver.answers((call, exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			for (int i = 0; i < 200; i++) {
				exchange.getResponseBody().write('.');
				exchange.getResponseBody().flush();
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
			}
		});
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		Sending.Outcome outcome = this.node.round().send(webhook, trial());
		assertThat(outcome.succeeded()).isFalse();
		assertThat(outcome.error()).contains("Pas de réponse complète en 3 s");
		assertThat(outcome.duration()).as("milliseconds; the drip lasts twenty seconds").isBetween(2500, 15_000);
	}

	@Test
	void readsNoMoreThanTheBeginningOfAnAnswer() {
		this.receiver.answers((call, exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			byte[] much = new byte[65_536];
			Arrays.fill(much, (byte) 'x');
			for (int i = 0; i < 16_000; i++) {
				exchange.getResponseBody().write(much);
			}
		});
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		Sending.Outcome outcome = this.node.round().send(webhook, trial());
		assertThat(outcome.succeeded()).as("%s", outcome.error()).isTrue();
		assertThat(outcome.excerpt()).hasSize(4096);
	}

	private CloudEvent trial() {
		return new CloudEvent("1.0", UUID.randomUUID().toString(), "/essai", "fr.ecluse.test", "essai",
				this.clock.instant(), "application/json",
				new CloudEvent.Data("essai", null, "essai", null, "open", "test", null, "/essai"));
	}

}
