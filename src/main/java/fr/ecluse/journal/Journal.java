package fr.ecluse.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes down what is done, with who does it. A row is part of the transaction of what it
 * tells: both hold or neither. The rows of a transaction are written at once just before
 * its commit; without transaction, a row is written by itself.
 */
@Component
public class Journal {

	private static final int LONGEST_LABEL = 500;

	private static final int LONGEST_ID = 120;

	private static final int LONGEST_DETAILS = 100_000;

	private final JournalRows rows;

	private final JsonMapper json;

	private final TransactionTemplate own;

	private final Clock clock;

	Journal(JournalRows rows, JsonMapper json, PlatformTransactionManager transactions, Clock clock) {
		this.rows = rows;
		this.json = json;
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	/** Takes down what this thread's caller does. */
	public void record(Entry entry) {
		record(entry, Actor.current());
	}

	/** Takes down what somebody does who is not yet signed in, or not the caller. */
	public void record(Entry entry, Actor actor) {
		Written written = written(entry, actor);
		if (!TransactionSynchronizationManager.isSynchronizationActive()
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			this.own.executeWithoutResult((status) -> this.rows.add(List.of(written)));
			return;
		}
		open().orElseGet(() -> {
			Batch batch = new Batch();
			TransactionSynchronizationManager.registerSynchronization(batch);
			return batch;
		}).add(written);
	}

	/** What this transaction has gathered; another one beside it has its own. */
	private Optional<Batch> open() {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter((it) -> it instanceof Batch batch && batch.journal() == this)
			.map(Batch.class::cast)
			.findFirst();
	}

	private Written written(Entry entry, Actor actor) {
		String details = this.json.writeValueAsString(entry.details());
		if (details.length() > LONGEST_DETAILS) {
			details = this.json.writeValueAsString(entry.details().keySet());
		}
		Instant at = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		return new Written(LocalDateTime.ofInstant(at, ZoneOffset.UTC), entry.siren(), entry.subjectKind(),
				cut(entry.subjectId(), LONGEST_ID), entry.action(), actor.kind(), cut(actor.id(), LONGEST_ID),
				cut(entry.label(), LONGEST_LABEL), details, entry.sha256());
	}

	private static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
		return text.substring(0, end) + "…";
	}

	/** A row as it is written, before it has its place in the chain. */
	record Written(LocalDateTime at, @Nullable String siren, String subjectKind, String subjectId, String action,
			String actorKind, String actorId, String label, String details, @Nullable String sha256) {
	}

	/** The rows of one transaction. */
	private final class Batch implements TransactionSynchronization {

		private final List<Written> waiting = new ArrayList<>();

		private boolean written;

		Journal journal() {
			return Journal.this;
		}

		/** What comes when the others have been written is written at once. */
		void add(Written row) {
			this.waiting.add(row);
			if (this.written) {
				write();
			}
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.written = true;
			write();
		}

		/**
		 * A batch that was begun by somebody's last act before the commit has not been
		 * called back: its rows follow.
		 */
		@Override
		public void afterCommit() {
			if (!this.waiting.isEmpty()) {
				Journal.this.own.executeWithoutResult((status) -> write());
			}
		}

		private void write() {
			Journal.this.rows.add(this.waiting);
			this.waiting.clear();
		}

	}

}
