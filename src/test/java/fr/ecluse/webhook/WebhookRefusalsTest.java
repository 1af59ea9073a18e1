package fr.ecluse.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.deposit.NoMasterKey;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Members;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.ErrorResponseException;

import static fr.ecluse.webhook.WebhookWorld.HOME;
import static fr.ecluse.webhook.WebhookWorld.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** What subscriptions and their deliveries refuse, in states that take some making. */
@EcluseTest
class WebhookRefusalsTest {

	@Autowired
	private WebhookWorld world;

	@Autowired
	private Callers callers;

	@Autowired
	private Members members;

	@Autowired
	private Journal journal;

	private final WebhookWorld.Moment clock = new WebhookWorld.Moment();

	private final Receiver receiver = new Receiver(OUTSIDE, 0);

	private WebhookWorld.Node node;

	@BeforeEach
	void open() {
		this.world.open();
		this.node = this.world.node(InetAddress::getAllByName, this.clock);
	}

	@AfterEach
	void close() throws Exception {
		this.node.close();
		this.receiver.close();
		this.world.open();
	}

	@Test
	void aServerWithoutAKeyKeepsNoSecret() {
		WebhookSettings settings = WebhookWorld.settings();
		Subscriptions keyless = new Subscriptions(this.world.webhooks, this.world.deliveries,
				new WebhookSecrets(NoMasterKey.of(this.world.jdbc)),
				new TargetRules(new PublicAddresses(InetAddress::getAllByName, settings), settings), this.world.log,
				this.members, settings, this.clock, this.journal);
		WebhookForm form = new WebhookForm(this.receiver.url(), null, null, null, null);
		refused(() -> inTransaction(() -> keyless.add(HOME, form, "essai")), 409, "cle-du-serveur-absente");
		assertThat(this.world.webhooks.of(HOME)).isEmpty();
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		refused(() -> inTransaction(() -> keyless.rotate(HOME, webhook.id())), 409, "cle-du-serveur-absente");
		assertThat(this.world.webhooks.of(HOME).get(0).secret()).isEqualTo(webhook.secret());
	}

	@Test
	void noMoreThanFourTestsAtATime() throws Exception {
		WebhookController controller = new WebhookController(this.node.subscriptions(), this.node.round(), this.callers,
				this.clock);
		String id = this.node.subscribe(this.receiver.url()).webhook().id();
		CountDownLatch release = new CountDownLatch(1);
		this.receiver.answers((call, exchange) -> {
			try {
				release.await(2, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			Receiver.status(exchange, 204);
		});
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<WebhookController.TestResult>> tests = Stream
				.generate(() -> threads.submit(() -> controller.test(HOME, id)))
				.limit(4)
				.toList();
			await().until(() -> this.receiver.calls().size() == 4);
			ErrorResponseException busy = refused(() -> controller.test(HOME, id), 429, "essais-trop-nombreux");
			assertThat(busy.getHeaders().getFirst("Retry-After")).isEqualTo("10");
			release.countDown();
			for (Future<WebhookController.TestResult> test : tests) {
				assertThat(test.get().succeeded()).isTrue();
			}
			assertThat(controller.test(HOME, id).succeeded()).isTrue();
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void aDeliveryThatIsUnderWayOrWaitsOrIsTooOldIsNotSentAgain() {
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		this.world.events.tell(HOME, dossier, "status", "État");
		this.world.events.tell(HOME, dossier, "closed", "Dossier clos");
		this.world.events.number();
		this.node.round().readLog();
		List<Round.Call> calls = this.node.round().take(webhook.id(), 10);
		assertThat(calls).hasSize(1);
		long first = calls.get(0).delivery().id();
		long second = this.node.subscriptions().page(HOME, webhook.id(), Long.MAX_VALUE, 1).get(0).id();
		refused(() -> inTransaction(() -> this.node.subscriptions().retry(HOME, webhook.id(), first)), 409,
				"envoi-en-cours");
		refused(() -> inTransaction(() -> this.node.subscriptions().retry(HOME, webhook.id(), second)), 409,
				"envoi-en-attente");
		this.node.round().make(calls.get(0));
		this.node.deliver(webhook);
		assertThat(this.receiver.calls()).hasSize(2);
		this.world.transaction
			.executeWithoutResult((status) -> this.world.jdbc.sql("delete from dossier_event where dossier_id = ?")
				.param(dossier)
				.update());
		refused(() -> inTransaction(() -> this.node.subscriptions().retry(HOME, webhook.id(), first)), 410,
				"evenement-perime");
		assertThat(this.receiver.calls()).hasSize(2);
	}

	private <T> T inTransaction(Callable<T> work) {
		return Objects.requireNonNull(this.world.transaction.execute((status) -> {
			try {
				return work.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}));
	}

	private static ErrorResponseException refused(ThrowingCallable work, int status, String slug) {
		ErrorResponseException refusal = catchThrowableOfType(ErrorResponseException.class, work);
		assertThat(refusal).as(slug).isNotNull();
		assertThat(refusal.getStatusCode().value()).isEqualTo(status);
		assertThat(String.valueOf(refusal.getBody().getType())).endsWith("/" + slug);
		return refusal;
	}

}
