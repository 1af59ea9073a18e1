package fr.ecluse.scenario;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import fr.ecluse.calendar.ServerClock;
import fr.ecluse.catalogue.Rehearsal;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.typesetting.Renderer;
import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Plays the scenarios of a package on this server, in its engine and its database, and
 * leaves nothing: everything happens in one transaction that is always rolled back, on a
 * thread with a time of its own.
 */
@Component
public class Trials {

	private final PlatformTransactionManager transactions;

	private final ServerClock clock;

	private final ProcessEngine engine;

	private final Rehearsal rehearsal;

	private final Renderer renderer;

	private final Cast cast;

	private final Doors doors;

	private final Eyes eyes;

	private final ScenarioSettings settings;

	private final Semaphore places;

	Trials(PlatformTransactionManager transactions, ServerClock clock, ProcessEngine engine, Rehearsal rehearsal,
			Renderer renderer, Cast cast, Doors doors, Eyes eyes, ScenarioSettings settings) {
		this.transactions = transactions;
		this.clock = clock;
		this.engine = engine;
		this.rehearsal = rehearsal;
		this.renderer = renderer;
		this.cast = cast;
		this.doors = doors;
		this.eyes = eyes;
		this.settings = settings;
		this.places = new Semaphore(settings.parallel(), true);
	}

	/**
	 * Tries a package. Faults of the package are in the report; this takes minutes at
	 * most.
	 * @param procedure key of the procedure that the package is a version of
	 * @throws org.springframework.web.ErrorResponseException 503 when too many trials run
	 */
	public TrialReport run(String procedure, PackageFiles files) {
		return run(procedure, files, Onlooker.NOBODY);
	}

	TrialReport run(String procedure, PackageFiles files, Onlooker onlooker) {
		try {
			if (!this.places.tryAcquire(this.settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
				throw Refusal.busy(this.settings.time());
			}
			try {
				return onThreadOfItsOwn(procedure, files, onlooker);
			}
			finally {
				this.places.release();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Away from the transaction, the identity and the budgets of the caller. */
	private TrialReport onThreadOfItsOwn(String procedure, PackageFiles files, Onlooker onlooker)
			throws InterruptedException {
		FutureTask<TrialReport> trial = new FutureTask<>(
				() -> new Trial(procedure, files, this.transactions, this.clock, this.engine, this.rehearsal,
						this.renderer, this.cast, this.doors, this.eyes, this.settings, onlooker)
					.run());
		Thread thread = new Thread(trial, "essai-" + procedure);
		thread.setDaemon(true);
		thread.start();
		try {
			return trial.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure
					: new IllegalStateException(ex.getCause());
		}
		finally {
			// A place is free only once the thread has ended.
			trial.cancel(true);
			thread.join();
		}
	}

	/** Looks on at each scenario, before what it did is rolled back. */
	interface Onlooker {

		Onlooker NOBODY = (scenario, hands, dossier) -> {
		};

		/** Called on the thread of the trial when the story is over. */
		void over(Scenario scenario, Hands hands, String dossier);

	}

}
