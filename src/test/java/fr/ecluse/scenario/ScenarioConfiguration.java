package fr.ecluse.scenario;

import fr.ecluse.document.Documents;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Members;
import fr.ecluse.catalogue.Procedures;
import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** A server whose clock scenarios set, and whose flows are counted. */
@TestConfiguration(proxyBeanMethods = false)
class ScenarioConfiguration {

	@Bean
	@Primary
	ScenarioClock scenarioClock() {
		return new ScenarioClock();
	}

	@Bean
	static WalkedFlows walkedFlows() {
		return new WalkedFlows();
	}

	@Bean
	ScenarioRunner scenarioRunner(Procedures procedures, Members members, Agents agents, PasswordEncoder passwords,
			TransactionOperations transactions, ProcessEngine engine, Documents documents, JdbcClient jdbc,
			ScenarioClock clock) {
		return new ScenarioRunner(procedures, members, agents, passwords, transactions, engine, documents, jdbc, clock);
	}

}
