package fr.ecluse.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import fr.ecluse.calendar.ServerClock;
import fr.ecluse.catalogue.Edition;
import fr.ecluse.catalogue.Rehearsal;
import fr.ecluse.engine.FlowListener;
import fr.ecluse.engine.FlowWatch;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Siren;
import fr.ecluse.typesetting.Renderer;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One trial of a package, from its deployment to the rollback of everything. */
final class Trial {

	private static final Logger LOGGER = LoggerFactory.getLogger(Trial.class);

	private static final String FOLDER = "scenarios/";

	private final String procedure;

	private final PackageFiles files;

	private final PlatformTransactionManager transactions;

	private final TransactionTemplate undoable;

	private final ServerClock clock;

	private final ProcessEngine engine;

	private final Rehearsal rehearsal;

	private final Renderer renderer;

	private final Cast cast;

	private final Doors doors;

	private final Eyes eyes;

	private final ScenarioSettings settings;

	private final Trials.Onlooker onlooker;

	private final Map<String, Set<String>> walked = new HashMap<>();

	private final long started = System.nanoTime();

	private @Nullable Walk walk;

	Trial(String procedure, PackageFiles files, PlatformTransactionManager transactions, ServerClock clock,
			ProcessEngine engine, Rehearsal rehearsal, Renderer renderer, Cast cast, Doors doors, Eyes eyes,
			ScenarioSettings settings, Trials.Onlooker onlooker) {
		this.procedure = procedure;
		this.files = files;
		this.transactions = transactions;
		this.undoable = new TransactionTemplate(transactions, savepoint());
		this.clock = clock;
		this.engine = engine;
		this.rehearsal = rehearsal;
		this.renderer = renderer;
		this.cast = cast;
		this.doors = doors;
		this.eyes = eyes;
		this.settings = settings;
		this.onlooker = onlooker;
	}

	TrialReport run() {
		return FlowWatch.watching(this::pass, () -> {
			TransactionStatus everything = this.transactions.getTransaction(new DefaultTransactionDefinition());
			try {
				return play();
			}
			finally {
				this.transactions.rollback(everything);
			}
		});
	}

	private TrialReport play() {
		List<ScenarioResult> results = new ArrayList<>();
		try {
			return this.rehearsal.inForce(this.procedure, this.files, (edition) -> {
				try {
					scenarios().forEach((path, content) -> results.add(play(edition, path, content)));
					return report(results, null);
				}
				finally {
					this.renderer.forget(edition.id());
				}
			});
		}
		catch (TransactionException ex) {
			return report(List.of(), "La base de données a interrompu l'essai ; rien n'en reste. Recommencez-le. (%s)"
				.formatted(Failures.messages(ex)));
		}
		catch (RuntimeException ex) {
			LOGGER.info("Essai de « {} » impossible", this.procedure, ex);
			return report(List.of(), "Cette version ne peut pas être essayée. " + Failures.messages(ex));
		}
	}

	private Map<String, byte[]> scenarios() {
		Map<String, byte[]> scenarios = new TreeMap<>(this.files.endingWith(".yaml"));
		scenarios.keySet().removeIf((path) -> !path.startsWith(FOLDER));
		return scenarios;
	}

	private ScenarioResult play(Edition edition, String path, byte[] content) {
		Scenario scenario;
		try {
			scenario = ScenarioReader.read(this.procedure, path.substring(FOLDER.length()),
					new String(content, StandardCharsets.UTF_8));
		}
		catch (ScenarioProblem ex) {
			return ScenarioResult.notPlayed(path, path, ScenarioResult.Difference.of(ex));
		}
		Duration left = this.settings.total().minus(took());
		if (left.isNegative()) {
			return ScenarioResult.notPlayed(path, scenario.title(),
					new ScenarioResult.Difference(0, 0,
							"le scénario n'a pas été joué : l'essai entier dure plus de %d s"
								.formatted(this.settings.total().toSeconds())));
		}
		Budget budget = new Budget(this.settings,
				(left.compareTo(this.settings.time()) < 0) ? left : this.settings.time());
		Walk own = new Walk(budget);
		TransactionStatus savepoint = this.transactions.getTransaction(savepoint());
		this.walk = own;
		try {
			Instant start = scenario.at().atZone(scenario.place().territory().zone()).toInstant();
			return this.clock.standingStill(start, () -> play(edition, path, scenario, own, budget));
		}
		finally {
			this.walk = null;
			own.addTo(this.walked);
			this.transactions.rollback(savepoint);
		}
	}

	private ScenarioResult play(Edition edition, String path, Scenario scenario, Walk own, Budget budget) {
		long begun = System.nanoTime();
		List<String> roles = edition.procedure().roleKeys();
		Siren siren = this.cast.appear(scenario.place(), roles, "!");
		Hands hands = new OwnHands(this.doors, this.undoable, own, this.procedure, siren);
		Findings findings = new Findings(siren, this.engine, this.eyes.documents(), this.eyes.views(),
				this.eyes.mails());
		Play play = new Play(scenario, hands, roles, this.engine, time(), findings, budget);
		ScenarioResult.Difference difference = null;
		try {
			play.perform();
		}
		catch (ScenarioProblem ex) {
			difference = ScenarioResult.Difference.of(ex);
		}
		catch (TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			difference = new ScenarioResult.Difference(0, 0,
					"le scénario n'a pas pu être joué : " + Failures.messages(ex));
		}
		String dossier = play.dossier();
		if (dossier == null) {
			return new ScenarioResult(path, scenario.title(), difference, ScenarioResult.Seen.NOTHING, List.of(),
					Duration.ofNanos(System.nanoTime() - begun));
		}
		this.onlooker.over(scenario, hands, dossier);
		return new ScenarioResult(path, scenario.title(), difference, this.eyes.seen(siren, dossier, findings),
				this.eyes.events(siren, dossier), Duration.ofNanos(System.nanoTime() - begun));
	}

	private StoryTime time() {
		return new StoryTime() {

			@Override
			public Instant instant() {
				return Trial.this.clock.instant();
			}

			@Override
			public void set(Instant instant) {
				Trial.this.clock.set(instant);
			}

		};
	}

	private void pass(FlowListener.Passage passage) {
		Walk current = this.walk;
		if (current != null) {
			current.pass(passage);
		}
	}

	private TrialReport report(List<ScenarioResult> results, @Nullable String obstacle) {
		SortedMap<String, Coverage> coverage = new TreeMap<>();
		if (obstacle == null) {
			this.files.endingWith(".bpmn")
				.forEach((path, content) -> coverage.put(path, Coverage.of(content, this.walked)));
		}
		return new TrialReport(List.copyOf(results), coverage, obstacle, took());
	}

	private Duration took() {
		return Duration.ofNanos(System.nanoTime() - this.started);
	}

	private static TransactionDefinition savepoint() {
		return new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
	}

}
