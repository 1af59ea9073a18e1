package fr.ecluse.rollout;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on migrations in the background of each node. Nothing of a migration is kept
 * here: a node that stops, or dies, leaves the rest to the others, or to its next start.
 */
@Component
class MigrationWorker implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(MigrationWorker.class);

	private static final int LONGEST_STOP_SECONDS = 60;

	private final MigrationStore store;

	private final MigrationRows rows;

	private final Migrations migrations;

	private final DossierMove dossiers;

	private final RolloutSettings settings;

	private final TransactionTemplate transactions;

	private @Nullable ScheduledExecutorService threads;

	private volatile boolean running;

	MigrationWorker(MigrationStore store, MigrationRows rows, Migrations migrations, DossierMove dossiers,
			RolloutSettings settings, TransactionTemplate transactions) {
		this.store = store;
		this.rows = rows;
		this.migrations = migrations;
		this.dossiers = dossiers;
		this.settings = settings;
		this.transactions = transactions;
	}

	@Override
	public void start() {
		this.running = true;
		if (this.settings.threads() > 0) {
			ScheduledExecutorService started = Executors.newScheduledThreadPool(this.settings.threads(),
					(work) -> new Thread(work, "migration"));
			long wait = this.settings.every().toMillis();
			for (int i = 0; i < this.settings.threads(); i++) {
				started.scheduleWithFixedDelay(this::work, wait, wait, TimeUnit.MILLISECONDS);
			}
			this.threads = started;
		}
	}

	/** The dossiers in hand are finished; the rest waits. */
	@Override
	public void stop() {
		this.running = false;
		ScheduledExecutorService started = this.threads;
		if (started != null) {
			started.shutdown();
			try {
				started.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
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

	/** Works as long as there is something due. */
	void work() {
		try {
			boolean found = true;
			while (found && this.running) {
				found = false;
				for (long id : this.store.atWork()) {
					found |= batch(id);
				}
			}
		}
		catch (RuntimeException ex) {
			LOGGER.warn("Les migrations s'interrompent, elles reprendront : {}", ex.getMessage(), ex);
		}
	}

	/** Some dossiers of one migration; false when none was due. */
	private boolean batch(long id) {
		Optional<Migration> found = this.store.find(id);
		if (found.isEmpty()) {
			return false;
		}
		Migration migration = found.get();
		Predicate<Migration> next = (migration.state() == MigrationState.CHECKING) ? this.dossiers::checkNext
				: this.dossiers::moveNext;
		int done = 0;
		while (this.running && done < this.settings.batch() && next.test(migration)) {
			done++;
		}
		if (this.running && done < this.settings.batch()) {
			return Boolean.TRUE.equals(this.transactions.execute((status) -> finish(id))) || done > 0;
		}
		return done > 0;
	}

	/** Ends a migration of which nothing is left; true when something new has come. */
	private boolean finish(long id) {
		MigrationState state = this.store.lock(id);
		Migration migration = this.store.find(id).orElseThrow();
		Migration.Progress progress = migration.progress();
		if (state == MigrationState.CHECKING && progress.unchecked() == 0) {
			this.store.checked(id);
			this.migrations.ended(migration, "migration-checked",
					"vérifiée : %d dossiers peuvent passer, %d non".formatted(progress.fit(), progress.unfit()));
		}
		if (state == MigrationState.RUNNING && progress.left() == 0) {
			if (migration.audience() != null
					&& this.rows.gather(id, migration.audience(), MigrationRow.State.WAITING) > 0) {
				return true;
			}
			this.store.end(id, MigrationState.DONE);
			this.migrations.ended(migration, "migration-ended",
					"terminée : %d dossiers passés, %d restés, %d sans objet".formatted(progress.done(),
							progress.failed(), progress.gone()));
		}
		return false;
	}

}
