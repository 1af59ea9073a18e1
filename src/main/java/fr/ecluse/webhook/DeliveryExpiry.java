package fr.ecluse.webhook;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import fr.ecluse.event.EventLog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets deliveries with the events that the log has forgotten. */
@Component
class DeliveryExpiry {

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final EventLog log;

	private final TransactionTemplate transaction;

	private final Clock clock;

	DeliveryExpiry(JdbcClient jdbc, Webhooks webhooks, Deliveries deliveries, EventLog log,
			TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.log = log;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(initialDelay = 15, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
	void sweep() {
		sweep(this.log.swept());
	}

	/** Those of all events up to a position. */
	void sweep(long swept) {
		for (String webhook : this.jdbc.sql("select id from webhook").query(String.class).list()) {
			boolean more = true;
			while (more) {
				more = Boolean.TRUE.equals(this.transaction.execute((status) -> sweepSome(webhook, swept)));
			}
		}
	}

	/** What waited behind them waits no more. */
	private boolean sweepSome(String webhook, long swept) {
		if (this.webhooks.lock(webhook).isEmpty()) {
			return false;
		}
		int some = this.deliveries.forget(webhook, swept, BATCH);
		if (some > 0) {
			this.deliveries.letGo(webhook, this.clock.instant());
		}
		return some == BATCH;
	}

}
