package fr.ecluse.event;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the log in order on a thread of its own, which no slow mail server holds up.
 */
@Component
class EventWorker implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(EventWorker.class);

	private static final long SWEEP_MINUTES = 10;

	private final EventPositions positions;

	private final EventExpiry expiry;

	private final EventSettings settings;

	private @Nullable ScheduledExecutorService thread;

	EventWorker(EventPositions positions, EventExpiry expiry, EventSettings settings) {
		this.positions = positions;
		this.expiry = expiry;
		this.settings = settings;
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "events");
			thread.setDaemon(true);
			return thread;
		});
		long wait = this.settings.every().toMillis();
		started.scheduleWithFixedDelay(() -> carefully(this.positions::assign), wait, wait, TimeUnit.MILLISECONDS);
		started.scheduleWithFixedDelay(() -> carefully(this.expiry::sweep), SWEEP_MINUTES, SWEEP_MINUTES,
				TimeUnit.MINUTES);
		this.thread = started;
	}

	private static void carefully(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			LOGGER.warn("Le journal des événements s'interrompt, il reprendra : {}", ex.getMessage(), ex);
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService started = this.thread;
		if (started != null) {
			started.shutdown();
			try {
				started.awaitTermination(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
