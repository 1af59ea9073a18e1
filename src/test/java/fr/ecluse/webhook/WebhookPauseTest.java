package fr.ecluse.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.ecluse.EcluseTest;
import fr.ecluse.event.DossierEvent;
import fr.ecluse.notification.TestPost;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;

import static fr.ecluse.webhook.WebhookWorld.HOME;
import static fr.ecluse.webhook.WebhookWorld.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

/** Receivers that fail for long or are gone, subscriptions that pause, nodes that die. */
@EcluseTest
class WebhookPauseTest {

	@RegisterExtension
	static final GreenMailExtension SMTP = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

	@Autowired
	private WebhookWorld world;

	@Autowired
	private TestPost post;

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
	void pausesAtOnceWhenTheReceiverIsGone() throws Exception {
		this.receiver.answers(410);
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		this.world.tell(dossier, dossier);
		this.node.deliver(webhook);
		assertThat(this.world.webhooks.find(HOME, webhook.id()).orElseThrow().pause()).isEqualTo(Webhook.Pause.GONE);
		this.post.send(SMTP.getSmtp().getPort());
		assertThat(received()).hasSize(1).allMatch((mail) -> mail.contains("410"));
		this.receiver.answers(204);
		this.node.resume(webhook);
		this.node.deliver(webhook);
		assertThat(this.world.states(webhook)).containsExactly("delivered", "delivered");
	}

	@Test
	void pausesAfterThreeDaysWithoutSuccessTellsTheAdministratorsAndResumesWithoutLoss() throws Exception {
		this.receiver.answers(503);
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		long before = this.world.log.end();
		this.world.tell(dossier, dossier);
		this.node.deliver(webhook);
		this.clock.pass(Duration.ofDays(2));
		this.node.deliver(webhook);
		assertThat(this.world.webhooks.find(HOME, webhook.id()).orElseThrow().active()).isTrue();
		this.clock.pass(Duration.ofDays(1));
		this.node.deliver(webhook);
		assertThat(this.world.webhooks.find(HOME, webhook.id()).orElseThrow().pause()).isEqualTo(Webhook.Pause.FAILING);
		this.post.send(SMTP.getSmtp().getPort());
		assertThat(received()).hasSize(1).allMatch((mail) -> mail.contains("3 jours") && mail.contains("suspendus"));
		int calls = this.receiver.calls().size();
		this.world.tell(dossier, dossier);
		this.clock.pass(Duration.ofDays(10));
		this.node.deliver(webhook);
		assertThat(this.receiver.calls()).hasSize(calls);
		this.receiver.answers(204);
		this.node.resume(webhook);
		this.node.deliver(webhook);
		assertThat(this.receiver.calls().subList(calls, calls + 4)).extracting(Receiver.Received::id)
			.containsExactlyElementsOf(this.world.log.after(HOME, before, 10).stream().map(DossierEvent::id).toList());
	}

	@Test
	void whatADeadNodeTookUpIsTakenUpAgainWhenItsLeaseRunsOut() throws Exception {
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		this.world.tell(dossier, dossier);
		this.node.round().readLog();
		List<Round.Call> dead = this.node.round().take(webhook.id(), 10);
		assertThat(dead).hasSize(1);
		try (WebhookWorld.Node other = this.world.node(InetAddress::getAllByName, this.clock)) {
			other.deliver(webhook);
			assertThat(this.receiver.calls()).isEmpty();
			this.clock.pass(Duration.ofSeconds(61));
			other.deliver(webhook);
			assertThat(this.receiver.calls()).hasSize(2);
			// The node was only stunned: its call is a duplicate that a receiver knows by
			// its id.
			this.receiver.answers(500);
			this.node.round().make(dead.get(0));
			assertThat(this.world.states(webhook)).containsExactly("delivered", "delivered");
			assertThat(this.receiver.calls().get(2).id()).isEqualTo(this.receiver.calls().get(0).id());
		}
	}

	@Test
	void anEventThatIsForgottenIsNotSentAndHoldsUpNothing() {
		this.receiver.answers(500);
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		this.world.tell(dossier, dossier);
		this.node.deliver(webhook);
		int calls = this.receiver.calls().size();
		this.world.transaction.executeWithoutResult((status) -> this.world.jdbc
			.sql("delete from dossier_event where dossier_id = :dossier order by position limit 1")
			.param("dossier", dossier)
			.update());
		this.receiver.answers(204);
		this.clock.pass(Duration.ofMinutes(1));
		this.node.deliver(webhook);
		assertThat(this.world.states(webhook)).containsExactly("expired", "pending");
		this.node.deliver(webhook);
		assertThat(this.world.states(webhook)).containsExactly("expired", "delivered");
		assertThat(this.receiver.calls()).hasSize(calls + 1);
	}

	@Test
	void deliveriesAreForgottenWithTheirEvents() {
		this.receiver.answers(500);
		Webhook webhook = this.node.subscribe(this.receiver.url()).webhook();
		String dossier = this.world.events.dossier(HOME, "essai");
		long before = this.world.log.end();
		this.world.tell(dossier, dossier, dossier);
		this.node.deliver(webhook);
		assertThat(this.world.states(webhook)).containsExactly("pending", "waiting", "waiting");
		long swept = this.world.log.after(HOME, before, 10).get(1).position();
		this.world.expiry(this.clock).sweep(swept);
		assertThat(this.world.states(webhook)).containsExactly("pending");
	}

	private List<String> received() {
		return Arrays.stream(SMTP.getReceivedMessages())
			.filter((mail) -> GreenMailUtil.getAddressList(recipients(mail)).contains("cheffe@crozon.example"))
			.map(WebhookPauseTest::content)
			.toList();
	}

	private static Address[] recipients(MimeMessage mail) {
		try {
			return mail.getAllRecipients();
		}
		catch (MessagingException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String content(MimeMessage mail) {
		try {
			Object content = mail.getContent();
			while (content instanceof Multipart multipart) {
				content = multipart.getBodyPart(0).getContent();
			}
			return mail.getSubject() + "\n" + content;
		}
		catch (MessagingException | IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
