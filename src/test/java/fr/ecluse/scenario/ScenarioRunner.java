package fr.ecluse.scenario;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.document.Documents;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Plays scenarios on this server from outside, each in a member of its own. */
final class ScenarioRunner {

	/** A browser takes its time. */
	private static final Duration LONGEST = Duration.ofMinutes(20);

	private final Procedures procedures;

	private final Cast cast;

	private final PasswordEncoder passwords;

	private final TransactionOperations transactions;

	private final ProcessEngine engine;

	private final Documents documents;

	private final DossierViews dossiers;

	private final Mails mails;

	private final ScenarioClock clock;

	private final ScenarioSettings settings;

	ScenarioRunner(Procedures procedures, Cast cast, PasswordEncoder passwords, TransactionOperations transactions,
			ProcessEngine engine, Documents documents, DossierViews dossiers, Mails mails, ScenarioClock clock,
			ScenarioSettings settings) {
		this.procedures = procedures;
		this.cast = cast;
		this.passwords = passwords;
		this.transactions = transactions;
		this.engine = engine;
		this.documents = documents;
		this.dossiers = dossiers;
		this.mails = mails;
		this.clock = clock;
		this.settings = settings;
	}

	/**
	 * Plays a scenario to its end.
	 * @param address of the server
	 * @param key of the OPSN
	 * @throws ScenarioProblem at the first difference, in French
	 */
	void play(Scenario scenario, URI address, String key) {
		play(scenario, address, key, null);
	}

	/** The same with tasks done on a screen. */
	void play(Scenario scenario, URI address, String key, @Nullable Screen screen) {
		List<String> roles = this.procedures.get(scenario.procedure()).roleKeys();
		this.clock.set(scenario.at().atZone(scenario.place().territory().zone()).toInstant());
		String hash = String.valueOf(this.passwords.encode(Stage.PASSWORD));
		Siren siren = Objects
			.requireNonNull(this.transactions.execute((status) -> this.cast.appear(scenario.place(), roles, hash)));
		Hands hands = new OutsideHands(scenario.procedure(), new Stage(address, siren), Server.withKey(address, key),
				screen);
		new Play(scenario, hands, roles, this.engine, this.clock,
				new Findings(siren, this.engine, this.documents, this.dossiers, this.mails),
				new Budget(this.settings, LONGEST))
			.perform();
	}

}
