package fr.ecluse.webhook;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import fr.ecluse.EcluseTest;
import fr.ecluse.event.DossierEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static fr.ecluse.webhook.WebhookWorld.HOME;
import static fr.ecluse.webhook.WebhookWorld.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Delivers to real receivers that are down, slow, gone or malicious. */
@EcluseTest
class WebhookDeliveryTest {

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
		assertThat(this.node.sending().open()).as("connections left open").isZero();
		this.node.close();
		this.receiver.close();
		this.canary.close();
		assertThat(this.canary.calls()).as("calls to loopback").isEmpty();
		this.world.open();
	}

	@Test
	void nothingIsLostAndEachDossierKeepsItsOrderWhateverTheReceiverDoes() throws Exception {
		int events = Integer.getInteger("ecluse.webhook.events", 200);
		List<String> dossiers = new ArrayList<>();
		for (int i = 0; i < Math.max(5, events / 20); i++) {
			dossiers.add(this.world.events.dossier(HOME, "essai"));
		}
		Set<String> accepted = ConcurrentHashMap.newKeySet();
		AtomicInteger duplicates = new AtomicInteger();
		AtomicInteger answers = new AtomicInteger();
		String loopback = "http://127.0.0.1:%d/".formatted(this.receiver.port());
		// A tenth each: an error, an answer that is lost, a redirection to loopback.
		this.receiver.answers((call, exchange) -> {
			int fate = (answers.incrementAndGet() < events / 4) ? 0 : ThreadLocalRandom.current().nextInt(10);
			switch (fate) {
				case 0 -> Receiver.status(exchange, 500);
				case 1 -> accept(call, accepted, duplicates);
				case 2 -> {
					exchange.getResponseHeaders().set("Location", loopback);
					Receiver.status(exchange, (ThreadLocalRandom.current().nextBoolean()) ? 302 : 307);
				}
				default -> {
					accept(call, accepted, duplicates);
					Receiver.status(exchange, 202);
				}
			}
		});
		this.receiver.stop();
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		long before = this.world.log.end();
		try (WebhookWorld.Node one = this.world.node(InetAddress::getAllByName, Clock.systemUTC());
				WebhookWorld.Node two = this.world.node(InetAddress::getAllByName, Clock.systemUTC())) {
			one.worker().start();
			two.worker().start();
			for (int i = 0; i < events; i++) {
				this.world.events.tell(HOME, dossiers.get(i % dossiers.size()), "status", "État : " + i);
			}
			await().atMost(Duration.ofSeconds(20)).until(() -> this.world.attempts(webhook) > 5);
			this.receiver.startAgain();
			await().atMost(Duration.ofMinutes(5)).until(() -> this.world.delivered(webhook) == events);
		}
		List<DossierEvent> log = this.world.log.after(HOME, before, events + 1);
		assertThat(log).hasSize(events);
		assertThat(accepted).isEqualTo(new HashSet<>(log.stream().map(DossierEvent::id).toList()));
		int outOfOrder = outOfOrder(log);
		System.out.printf(
				"webhooks: 2 nodes, %d events, %d dossiers, %d deliveries, %d attempts (%d while down), "
						+ "%d duplicates, out of order = %d, loopback hits = %d%n",
				events, dossiers.size(), this.world.delivered(webhook), this.world.attempts(webhook),
				this.world.attempts(webhook) - this.receiver.calls().size(), duplicates.get(), outOfOrder,
				this.canary.calls().size());
		assertThat(outOfOrder).isZero();
	}

	private static void accept(Receiver.Received call, Set<String> accepted, AtomicInteger duplicates) {
		if (!accepted.add(call.id())) {
			duplicates.incrementAndGet();
		}
	}

	/** How often a call for an event came before the one before it had been accepted. */
	private int outOfOrder(List<DossierEvent> log) {
		Map<String, List<String>> order = new HashMap<>();
		log.forEach((event) -> order.computeIfAbsent(event.dossierId(), (it) -> new ArrayList<>()).add(event.id()));
		Map<String, Integer> reached = new HashMap<>();
		int wrong = 0;
		for (Receiver.Received call : this.receiver.calls()) {
			int place = order.getOrDefault(call.dossier(), List.of()).indexOf(call.id());
			int last = reached.getOrDefault(call.dossier(), 0);
			if (place < last || place > last + 1) {
				wrong++;
			}
			reached.put(call.dossier(), Math.max(place, last));
		}
		return wrong;
	}

	@Test
	void aSlowReceiverHoldsUpNobodyElse() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		try (Receiver slow = new Receiver(OUTSIDE, 0);
				WebhookWorld.Node worker = this.world.node(InetAddress::getAllByName, Clock.systemUTC())) {
			slow.answers((call, exchange) -> {
				try {
					release.await(2, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				Receiver.status(exchange, 204);
			});
			Webhook held = this.node.subscribe(slow.url()).webhook();
			Webhook quick = this.node.subscribe(this.receiver.url()).webhook();
			for (int i = 0; i < 40; i++) {
				this.world.events.tell(HOME, this.world.events.dossier(HOME, "essai"), "status", "État");
			}
			this.world.events.number();
			worker.worker().start();
			await().atMost(Duration.ofSeconds(20)).until(() -> this.world.delivered(quick) == 40);
			assertThat(this.world.delivered(held)).isLessThan(20);
			assertThat(slow.calls().size() - this.world.delivered(held)).as("calls at a time").isLessThanOrEqualTo(4);
			release.countDown();
			await().atMost(Duration.ofSeconds(20)).until(() -> this.world.delivered(held) == 40);
		}
	}

	@Test
	void anotherDossierGoesOnWhileOneWaits() {
		String refused = this.world.events.dossier(HOME, "essai");
		String other = this.world.events.dossier(HOME, "essai");
		this.receiver
			.answers((call, exchange) -> Receiver.status(exchange, call.dossier().equals(refused) ? 500 : 204));
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		this.world.tell(refused, other, refused, other);
		this.node.deliver(webhook);
		assertThat(this.receiver.calls()).extracting(Receiver.Received::dossier)
			.containsExactlyInAnyOrder(refused, other, other);
	}

	@Test
	void givesUpAnEventThatTheReceiverAloneRefusesAndGoesOnBehindIt() {
		String refused = this.world.events.dossier(HOME, "essai");
		String other = this.world.events.dossier(HOME, "essai");
		this.receiver
			.answers((call, exchange) -> Receiver.status(exchange, call.dossier().equals(refused) ? 500 : 204));
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		this.world.tell(refused, refused);
		this.node.deliver(webhook);
		this.clock.pass(Duration.ofDays(2));
		this.world.tell(other);
		this.node.deliver(webhook);
		this.clock.pass(Duration.ofDays(2));
		this.node.deliver(webhook);
		assertThat(this.world.states(webhook)).containsExactly("failed", "pending", "delivered");
		assertThat(this.world.webhooks.find(HOME, webhook.id()).orElseThrow().active()).isTrue();
	}

	@Test
	void signsSoThatAnybodyWithTheSecretCanCheck() throws Exception {
		Subscriptions.Kept first = this.node.subscribe(this.receiver.url());
		String dossier = this.world.events.dossier(HOME, "essai");
		this.world.tell(dossier);
		this.node.deliver(first.webhook());
		Subscriptions.Kept second = this.world.transaction
			.execute((status) -> this.node.subscriptions().rotate(HOME, first.webhook().id()));
		this.clock.pass(Duration.ofHours(23));
		this.world.tell(dossier);
		this.node.deliver(first.webhook());
		this.clock.pass(Duration.ofHours(2));
		this.world.tell(dossier);
		this.node.deliver(first.webhook());
		List<Receiver.Received> calls = this.receiver.calls();
		assertThat(calls).hasSize(3);
		assertThat(calls.get(0).type()).startsWith("application/cloudevents+json");
		assertThat(calls.get(0).event().path("id").asString()).isEqualTo(calls.get(0).id());
		assertThat(calls.get(0).signature()).isEqualTo(expected(calls.get(0), first.secret()));
		assertThat(calls.get(1).signature().split(" ")).containsExactly(expected(calls.get(1), second.secret()),
				expected(calls.get(1), first.secret()));
		assertThat(calls.get(2).signature()).isEqualTo(expected(calls.get(2), second.secret()));
		assertThat(Long.parseLong(calls.get(2).timestamp())).isEqualTo(this.clock.instant().getEpochSecond());
		byte[] stored = this.world.jdbc.sql("select secret from webhook where id = :id")
			.param("id", first.webhook().id())
			.query(byte[].class)
			.single();
		assertThat(new String(stored, StandardCharsets.ISO_8859_1))
			.doesNotContain(new String(key(second.secret()), StandardCharsets.ISO_8859_1));
	}

	private static String expected(Receiver.Received call, String secret) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
		String signed = call.id() + "." + call.timestamp() + "." + call.body();
		return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] key(String secret) {
		assertThat(secret).startsWith("whsec_");
		return Base64.getDecoder().decode(secret.substring("whsec_".length()));
	}

	@Test
	void tellsOnlyWhatWasSubscribedTo() {
		Webhook webhook = this.node
			.subscribe(new WebhookForm(this.receiver.url(), List.of("fr.ecluse.dossier.closed"), List.of("essai"), null,
					null))
			.webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		this.world.tell(dossier);
		this.world.events.tell(HOME, dossier, "closed", "Dossier clos");
		String away = this.world.events.dossier(WebhookWorld.AWAY, "essai");
		this.world.events.tell(WebhookWorld.AWAY, away, "closed", "Dossier clos");
		this.world.events.number();
		this.node.deliver(webhook);
		assertThat(this.receiver.calls()).hasSize(1);
		assertThat(this.receiver.calls().get(0).dossier()).isEqualTo(dossier);
	}

}
