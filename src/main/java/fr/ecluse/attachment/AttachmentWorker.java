package fr.ecluse.attachment;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks, in the background of each node, at the attachments that are due: finishes what a
 * node left behind, has files scanned, moves clean ones to the object store, and drops
 * uploads that nobody went on with. A failure is tried again, each time later.
 */
@Component
class AttachmentWorker implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(AttachmentWorker.class);

	/** An antivirus that hangs holds one; the other goes on. */
	private static final int THREADS = 2;

	private static final int BATCH = 10;

	private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

	private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

	private final Attachments attachments;

	private final Chunks chunks;

	private final Uploads uploads;

	private final Examination examination;

	private final Optional<ObjectStore> objects;

	private final AttachmentSettings settings;

	private final TransactionTemplate transactions;

	private final Clock clock;

	private @Nullable ScheduledExecutorService threads;

	private volatile boolean running;

	AttachmentWorker(Attachments attachments, Chunks chunks, Uploads uploads, Examination examination,
			Optional<ObjectStore> objects, AttachmentSettings settings, TransactionTemplate transactions, Clock clock) {
		this.attachments = attachments;
		this.chunks = chunks;
		this.uploads = uploads;
		this.examination = examination;
		this.objects = objects;
		this.settings = settings;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = true;
		ScheduledExecutorService started = Executors.newScheduledThreadPool(THREADS,
				(work) -> new Thread(work, "attachments"));
		this.threads = started;
		long wait = this.settings.every().toMillis();
		for (int n = 0; n < THREADS; n++) {
			started.scheduleWithFixedDelay(this::round, wait, wait, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		ScheduledExecutorService started = this.threads;
		if (started != null) {
			started.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Has a new file looked at without waiting for the next round. */
	void wake() {
		ScheduledExecutorService started = this.threads;
		try {
			if (started != null && this.running) {
				started.execute(this::round);
			}
		}
		catch (RejectedExecutionException ex) {
			// The server stops; another node, or its next start, goes on.
		}
	}

	private void round() {
		try {
			List<Attachment> due = List.of();
			do {
				due = this.attachments.due(now(), BATCH);
				for (Attachment attachment : due) {
					if (this.running && this.attachments.claim(attachment, now().plus(lease()))) {
						look(attachment);
					}
				}
			}
			while (this.running && due.size() == BATCH);
		}
		catch (RuntimeException ex) {
			if (this.running) {
				LOGGER.warn("Attachments could not be looked at; the next round tries again", ex);
			}
		}
	}

	private void look(Attachment attachment) {
		try {
			switch (attachment.state()) {
				case UPLOADING -> this.uploads.abandon(attachment);
				case RECEIVED -> finish(attachment);
				case QUARANTINE -> this.examination.scan(attachment);
				case CLEAN -> move(attachment);
				case INFECTED, REFUSED -> this.attachments.postpone(attachment, null);
			}
		}
		catch (IOException | RuntimeException ex) {
			Duration wait = retry(attachment.attempts());
			LOGGER.warn("Attachment {} stays {} for {} s more: {}", attachment.id(), attachment.state().key(),
					wait.toSeconds(), ex.getMessage());
			this.attachments.postpone(attachment, now().plus(wait));
		}
	}

	/** What it refuses is settled; nobody waits for the answer. */
	private void finish(Attachment attachment) {
		try {
			this.examination.examine(attachment);
		}
		catch (Refusal ex) {
			if (ex.getStatusCode().is5xxServerError()) {
				throw ex;
			}
		}
	}

	private void move(Attachment attachment) throws IOException {
		if (this.objects.isEmpty() || attachment.place() == this.objects.get().place()) {
			this.attachments.postpone(attachment, null);
			return;
		}
		ObjectStore store = this.objects.get();
		store.keep(attachment, this.chunks);
		this.transactions.executeWithoutResult((status) -> {
			if (this.attachments.move(attachment.id(), attachment.place(), store.place())) {
				this.chunks.discard(attachment.id());
			}
		});
	}

	private Duration lease() {
		return this.settings.scanLimit().plusMinutes(1);
	}

	private static Duration retry(int attempts) {
		Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10));
		return (wait.compareTo(LONGEST_RETRY) < 0) ? wait : LONGEST_RETRY;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
