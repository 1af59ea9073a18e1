package fr.ecluse.scenario;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.document.Documents;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.notification.Mails;
import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
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
	ScenarioRunner scenarioRunner(Procedures procedures, Cast cast, PasswordEncoder passwords,
			TransactionOperations transactions, ProcessEngine engine, Documents documents, DossierViews dossiers,
			Mails mails, ScenarioClock clock, ScenarioSettings settings) {
		return new ScenarioRunner(procedures, cast, passwords, transactions, engine, documents, dossiers, mails, clock,
				settings);
	}

}
