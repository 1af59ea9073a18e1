package fr.ecluse.webhook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has this node deliver: one thread looks for work, some make the calls. Each
 * subscription gets a few of them at most, so that one which is slow leaves the others
 * theirs.
 */
@Component
class WebhookWorker implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(WebhookWorker.class);

	private final Round round;

	private final WebhookSettings settings;

	private final AtomicBoolean awake = new AtomicBoolean();

	private final Semaphore free;

	private @Nullable ScheduledExecutorService looking;

	private @Nullable ExecutorService calling;

	private volatile boolean running;

	WebhookWorker(Round round, WebhookSettings settings) {
		this.round = round;
		this.settings = settings;
		this.free = new Semaphore(settings.threads());
	}

	@Override
	public void start() {
		this.running = true;
		if (this.settings.threads() > 0) {
			AtomicInteger number = new AtomicInteger();
			ScheduledExecutorService started = Executors
				.newSingleThreadScheduledExecutor((work) -> new Thread(work, "webhooks"));
			this.calling = Executors.newFixedThreadPool(this.settings.threads(),
					(work) -> new Thread(work, "webhook-" + number.incrementAndGet()));
			this.looking = started;
			long wait = this.settings.every().toMillis();
			started.scheduleWithFixedDelay(this::look, wait, wait, TimeUnit.MILLISECONDS);
		}
	}

	private void look() {
		this.awake.set(false);
		try {
			this.round.readLog();
			for (String webhook : this.round.due()) {
				int most = this.free.availablePermits();
				if (most == 0 || !this.running) {
					return;
				}
				this.round.take(webhook, most).forEach(this::start);
			}
		}
		catch (RuntimeException ex) {
			LOGGER.warn("Les envois s'interrompent, ils reprendront : {}", ex.getMessage(), ex);
		}
	}

	/** Only this thread takes permits, so those counted before are there. */
	private void start(Round.Call call) {
		ExecutorService threads = this.calling;
		if (threads != null && this.free.tryAcquire()) {
			threads.execute(() -> {
				try {
					this.round.make(call);
				}
				catch (RuntimeException ex) {
					// Its lease runs out, then it is made again.
					LOGGER.warn("L'envoi {} n'a pu être noté : {}", call.delivery().id(), ex.getMessage(), ex);
				}
				finally {
					this.free.release();
					wake();
				}
			});
		}
	}

	private void wake() {
		ScheduledExecutorService threads = this.looking;
		if (threads != null && this.running && this.awake.compareAndSet(false, true)) {
			try {
				threads.execute(this::look);
			}
			catch (RejectedExecutionException ex) {
				LOGGER.debug("This node stops delivering", ex);
			}
		}
	}

	/** The calls under way end, at their deadline at the latest. */
	@Override
	public void stop() {
		this.running = false;
		stop(this.looking, 5);
		stop(this.calling, this.settings.timeout().toSeconds() + 5);
	}

	private static void stop(@Nullable ExecutorService threads, long seconds) {
		if (threads != null) {
			threads.shutdown();
			try {
				threads.awaitTermination(seconds, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
