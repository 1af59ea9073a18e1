package fr.ecluse.gate;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static fr.ecluse.gate.Level.ADVICE;
import static fr.ecluse.gate.Level.REFUSED;
import static fr.ecluse.gate.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

/** What people and blocks need to do their part. */
class ModellingTaskTests {

	private static ModellingTrial changed(String key, String old, String replacement) {
		return ModellingTrial.good(key).with(key + ".bpmn", old, replacement);
	}

	@TestFactory
	Stream<DynamicTest> findsTasksThatNobodyCanDo() {
		String avis = " camunda:formRef=\"conges-avis\" camunda:formRefBinding=\"deployment\"";
		return Stream.of(
				ModellingFault.of("a task without form", "tache-sans-formulaire", WARNING, "DonnerAvis",
						changed("conges", avis, "")),
				ModellingFault.of("a start without form", "depot-sans-formulaire", WARNING, "Depot",
						changed("conges", " camunda:formRef=\"conges-depot\" camunda:formRefBinding=\"deployment\"",
								"")),
				ModellingFault.of("a form that is not there", "formulaire-absent", REFUSED, "DonnerAvis",
						ModellingTrial.good("conges").without("avis.form")),
				ModellingFault.of("a form that calls itself otherwise", "formulaire-identifiant", REFUSED, "DonnerAvis",
						ModellingTrial.good("conges")
							.with("avis.form", "\"id\": \"conges-avis\"", "\"id\": \"avis-chef\"")
							.with("conges.bpmn", "camunda:formRef=\"conges-avis\"", "camunda:formRef=\"avis\"")),
				ModellingFault.of("a task without role", "tache-sans-role", REFUSED, "Decider",
						changed("conges", " camunda:candidateGroups=\"direction\"", "")),
				ModellingFault.of("a role that nobody declared", "role-inconnu", REFUSED, "Decider",
						changed("conges", "camunda:candidateGroups=\"direction\"",
								"camunda:candidateGroups=\"chef, directeur\"")),
				ModellingFault.of("a task that is only a drawing", "tache-sans-effet", ADVICE, "Enregistrer", changed(
						"conges",
						"<bpmn:serviceTask id=\"Enregistrer\" name=\"Enregistrer la demande\" camunda:delegateExpression=\"${register}\">",
						"<bpmn:task id=\"Enregistrer\" name=\"Enregistrer la demande\">")
					.with("conges.bpmn",
							"<bpmn:outgoing>EnregistrerVersDonnerAvis</bpmn:outgoing>\n    </bpmn:serviceTask>",
							"<bpmn:outgoing>EnregistrerVersDonnerAvis</bpmn:outgoing>\n    </bpmn:task>")));
	}

	@TestFactory
	Stream<DynamicTest> findsDecisionsThatAreMissing() {
		return Stream.of(
				ModellingFault.of("a decision that the package does not hold", "decision-absente", REFUSED, "Tarifer",
						changed("location-salle", "camunda:decisionRef=\"location-salle-tarif\"",
								"camunda:decisionRef=\"location-salle-prix\"")),
				ModellingFault.of("a control that the package does not hold", "decision-absente", REFUSED, "Depot",
						ModellingTrial.good("debit-boissons").without("controle.dmn")),
				ModellingFault.of("a task that names no decision", "decision-non-choisie", REFUSED, "Tarifer", changed(
						"location-salle",
						"camunda:decisionRef=\"location-salle-tarif\" camunda:decisionRefBinding=\"deployment\"", "")));
	}

	@TestFactory
	Stream<DynamicTest> findsBlocksWithoutWhatTheyNeed() {
		return Stream.of(
				ModellingFault.of("a service task without block", "brique-absente", REFUSED, "Enregistrer",
						changed("conges", "name=\"Enregistrer la demande\" camunda:delegateExpression=\"${register}\"",
								"name=\"Enregistrer la demande\"")),
				ModellingFault.of("a document without title", "brique-entree-absente", REFUSED, "EditerTitre", changed(
						"concession-cimetiere",
						"<camunda:inputParameter name=\"title\">Titre de concession ${reference}</camunda:inputParameter>",
						"")),
				ModellingFault.of("an input with nothing in it", "brique-entree-absente", REFUSED, "Accepter",
						changed("conges", "<camunda:inputParameter name=\"status\">accepted</camunda:inputParameter>",
								"<camunda:inputParameter name=\"status\" />")),
				ModellingFault.of("a clock stopped for no reason", "brique-entree-absente", REFUSED, "Arreter",
						changed("occupation-voirie",
								"<camunda:inputParameter name=\"reason\">L'arrêté est pris.</camunda:inputParameter>",
								"")),
				ModellingFault.of("a box opened for ever", "brique-entree-absente", REFUSED, "Ouvrir",
						changed("marche-forain", "<camunda:inputParameter name=\"closesAt\">",
								"<camunda:inputParameter name=\"until\">")),
				ModellingFault.of("a further register without result", "brique-entree-absente", REFUSED, "Numeroter",
						changed("occupation-voirie",
								"<camunda:inputParameter name=\"result\">orderNumber</camunda:inputParameter>", "")),
				ModellingFault.at("an input that the block does not know", "brique-entree-inconnue", WARNING,
						"conges.bpmn", "Informer", "<camunda:inputParameter name=\"cc\">",
						changed("conges",
								"<camunda:inputParameter name=\"subject\">Congés refusés ${reference}</camunda:inputParameter>",
								"<camunda:inputParameter name=\"subject\">Congés refusés ${reference}</camunda:inputParameter>\n          <camunda:inputParameter name=\"cc\">rh@exemple.fr</camunda:inputParameter>")));
	}

	@TestFactory
	Stream<DynamicTest> findsInputsThatNameNothing() {
		return Stream.of(
				ModellingFault.of("a template that is not there", "gabarit-absent", REFUSED, "EditerTitre",
						changed("concession-cimetiere", ">concession-cimetiere/titre<", ">concession-cimetiere/acte<")),
				ModellingFault.of("a rule that does not exist", "delai-regle-inconnue", REFUSED, "Echeance",
						changed("occupation-voirie", ">silence-2-mois<", ">silence-3-mois<")),
				ModellingFault.of("a status that nobody declared", "etat-inconnu", REFUSED, "Classer",
						changed("occupation-voirie", ">filed<", ">classee<")),
				ModellingFault.of("an action that a clock has not", "brique-entree-impossible", REFUSED, "Arreter",
						changed("occupation-voirie", ">stop<", ">arreter<")),
				ModellingFault.of("a clock that nothing starts", "delai-inconnu", WARNING, "Arreter", changed(
						"occupation-voirie",
						"<camunda:inputParameter name=\"name\">silence</camunda:inputParameter>\n          <camunda:inputParameter name=\"action\">",
						"<camunda:inputParameter name=\"name\">pieces</camunda:inputParameter>\n          <camunda:inputParameter name=\"action\">")),
				ModellingFault.of("a box that nothing opens", "coffre-inconnu", WARNING, "Fermer", changed(
						"marche-forain",
						">close</camunda:inputParameter>\n          <camunda:inputParameter name=\"name\">candidatures<",
						">close</camunda:inputParameter>\n          <camunda:inputParameter name=\"name\">plis<")),
				ModellingFault
					.of("a box with a name in capitals", "brique-entree-impossible", REFUSED, "Ouvrir", changed(
							"marche-forain",
							">open</camunda:inputParameter>\n          <camunda:inputParameter name=\"name\">candidatures<",
							">open</camunda:inputParameter>\n          <camunda:inputParameter name=\"name\">Candidatures<")),
				ModellingFault.of("a register with a space", "brique-entree-impossible", REFUSED, "Numeroter",
						changed("occupation-voirie", ">arretes<", ">arrêtés du maire<")));
	}

	@Test
	void takesAVariableOfTheDossierForAnInputLeftOut() {
		ModellingTrial trial = changed("conges",
				"<camunda:inputParameter name=\"subject\">Congés refusés ${reference}</camunda:inputParameter>", "");
		assertThat(trial.findings("brique-entree-absente")).isEmpty();
	}

	@Test
	void saysWhichNamesAreKnown() {
		List<Finding> found = changed("conges", "camunda:candidateGroups=\"direction\"",
				"camunda:candidateGroups=\"directeur\"")
			.findings("role-inconnu");
		assertThat(found).singleElement()
			.extracting(Finding::message)
			.asString()
			.contains("« Décider »", "« directeur »", "chef, direction");
	}

}
