package fr.ecluse.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import fr.ecluse.event.EventLog;
import fr.ecluse.event.EventWorld;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds nodes that deliver by settings, names and a clock of their own. */
@Component
class WebhookWorld {

	static final Siren HOME = new Siren("212900427");

	static final Siren AWAY = new Siren("219740115");

	/** Stands for the public Internet: it may be called, other loopback addresses not. */
	static final String OUTSIDE = "127.0.0.9";

	final Webhooks webhooks;

	final Deliveries deliveries;

	final Attempts attempts;

	final WebhookSecrets secrets;

	final EventLog log;

	final EventWorld events;

	final JdbcClient jdbc;

	final TransactionTemplate transaction;

	private final Members members;

	private final Agents agents;

	private final Mails mails;

	private final Journal journal;

	private final JsonMapper json;

	WebhookWorld(Webhooks webhooks, Deliveries deliveries, Attempts attempts, WebhookSecrets secrets, EventLog log,
			EventWorld events, JdbcClient jdbc, TransactionTemplate transaction, Members members, Agents agents,
			Mails mails, Journal journal, JsonMapper json) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.attempts = attempts;
		this.secrets = secrets;
		this.log = log;
		this.events = events;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.members = members;
		this.agents = agents;
		this.mails = mails;
		this.journal = journal;
		this.json = json;
	}

	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from webhook").update();
			this.jdbc.sql("delete from mail").update();
			this.events.member(HOME, "Commune de Crozon", Letterhead.EMPTY);
			this.events.member(AWAY, "Ville de Saint-Denis", Letterhead.EMPTY);
			if (this.agents.find("webhook.cheffe").isEmpty()) {
				this.agents.add(new Agent("webhook.cheffe", "Camille Essai", "cheffe@crozon.example", "{noop}x", true,
						Set.of(), Set.of(new Membership(HOME, Membership.ADMINISTRATOR))));
			}
		});
		this.events.number();
	}

	static WebhookSettings settings() {
		return new WebhookSettings(8, 4, Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofSeconds(3),
				Duration.ofMinutes(1), List.of(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200)),
				Duration.ofDays(3), Duration.ofDays(3), Duration.ofHours(24), 20, true, List.of(OUTSIDE + "/32"));
	}

	DeliveryExpiry expiry(Clock clock) {
		return new DeliveryExpiry(this.jdbc, this.webhooks, this.deliveries, this.log, this.transaction, clock);
	}

	Node node(NameResolver names, Clock clock) {
		WebhookSettings settings = settings();
		PublicAddresses addresses = new PublicAddresses(names, settings);
		Sending sending = new Sending(addresses, settings);
		Round round = new Round(this.webhooks, this.deliveries, this.attempts,
				new Pausing(this.webhooks, this.members, this.agents, this.mails, settings), this.secrets, this.log,
				sending, this.json, settings, this.transaction, clock);
		return new Node(round, new WebhookWorker(round, settings), sending,
				new Subscriptions(this.webhooks, this.deliveries, this.secrets, new TargetRules(addresses, settings),
						this.log, this.members, settings, clock, this.journal),
				this.transaction);
	}

	/** A moment that the test moves on. */
	static final class Moment extends Clock {

		private volatile Instant now = Instant.now();

		void pass(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

	/** One node of the cluster. */
	record Node(Round round, WebhookWorker worker, Sending sending, Subscriptions subscriptions,
			TransactionTemplate transaction) implements AutoCloseable {

		/** A subscription to everything of the home member. */
		Subscriptions.Kept subscribe(String url) {
			return subscribe(new WebhookForm(url, null, null, null, null));
		}

		Subscriptions.Kept subscribe(WebhookForm form) {
			return Objects
				.requireNonNull(this.transaction.execute((status) -> this.subscriptions.add(HOME, form, "essai")));
		}

		void resume(Webhook webhook) {
			this.transaction.executeWithoutResult((status) -> this.subscriptions.change(HOME, webhook.id(),
					new WebhookForm(webhook.url().toString(), null, null, null, true)));
		}

		/** Reads the log and makes each call that is due, one after the other. */
		void deliver(Webhook webhook) {
			this.round.readLog();
			List<Round.Call> calls = this.round.take(webhook.id(), 100);
			while (!calls.isEmpty()) {
				calls.forEach(this.round::make);
				calls = this.round.take(webhook.id(), 100);
			}
		}

		@Override
		public void close() throws IOException {
			this.worker.stop();
			this.sending.destroy();
		}

	}

	void tell(String... dossiers) {
		for (String dossier : dossiers) {
			this.events.tell(HOME, dossier, "status", "État");
		}
		this.events.number();
	}

	int delivered(Webhook webhook) {
		return count("webhook_delivery d where d.webhook_id = :id and d.state = 'delivered'", webhook);
	}

	int attempts(Webhook webhook) {
		return count("webhook_attempt a join webhook_delivery d on d.id = a.delivery_id where d.webhook_id = :id",
				webhook);
	}

	int count(String what, Webhook webhook) {
		return this.jdbc.sql("select count(*) from " + what).param("id", webhook.id()).query(Integer.class).single();
	}

	List<String> states(Webhook webhook) {
		return this.jdbc.sql("select state from webhook_delivery where webhook_id = :id order by position")
			.param("id", webhook.id())
			.query(String.class)
			.list();
	}

}
