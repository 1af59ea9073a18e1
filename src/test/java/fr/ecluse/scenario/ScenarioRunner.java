package fr.ecluse.scenario;

import java.net.URI;
import java.util.List;

import fr.ecluse.document.Documents;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Members;
import fr.ecluse.catalogue.Procedures;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Plays scenarios on this server, each in a member of its own. */
final class ScenarioRunner {

	private final Procedures procedures;

	private final Members members;

	private final Agents agents;

	private final PasswordEncoder passwords;

	private final TransactionOperations transactions;

	private final ProcessEngine engine;

	private final Documents documents;

	private final JdbcClient jdbc;

	private final ScenarioClock clock;

	ScenarioRunner(Procedures procedures, Members members, Agents agents, PasswordEncoder passwords,
			TransactionOperations transactions, ProcessEngine engine, Documents documents, JdbcClient jdbc,
			ScenarioClock clock) {
		this.procedures = procedures;
		this.members = members;
		this.agents = agents;
		this.passwords = passwords;
		this.transactions = transactions;
		this.engine = engine;
		this.documents = documents;
		this.jdbc = jdbc;
		this.clock = clock;
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
		Stage stage = new Stage(address).prepare(scenario.place(), roles, this.members, this.agents, this.passwords,
				this.transactions);
		new Play(scenario, stage, Server.withKey(address, key), roles, this.engine, this.clock,
				new Findings(stage.siren(), this.engine, this.documents, this.jdbc))
			.on(screen)
			.perform();
	}

}
