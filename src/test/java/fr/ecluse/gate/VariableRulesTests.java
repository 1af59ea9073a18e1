package fr.ecluse.gate;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.ecluse.gate.Level.ADVICE;
import static fr.ecluse.gate.Level.REFUSED;
import static fr.ecluse.gate.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

/** What expressions read is set, and set before. */
class VariableRulesTests {

	private static ModellingTrial changed(String key, String old, String replacement) {
		return ModellingTrial.good(key).with(key + ".bpmn", old, replacement);
	}

	@TestFactory
	Stream<DynamicTest> findsNamesThatNothingSets() {
		return Stream.of(
				ModellingFault.of("in the condition of a flow", "variable-inconnue", REFUSED, "AccordVersAccepter",
						changed("conges", "${decision == 'oui'}", "${decisionn == 'oui'}")),
				ModellingFault.of("in a role", "variable-inconnue", REFUSED, "Decider",
						changed("conges", "camunda:candidateGroups=\"direction\"",
								"camunda:candidateGroups=\"${service}\"")),
				ModellingFault.at("in an input", "variable-inconnue", REFUSED, "conges.bpmn", "Informer",
						"sont refusés : ${motif}", changed("conges", "refusés : ${reason}", "refusés : ${motif}")),
				ModellingFault.of("in a due date", "variable-inconnue", REFUSED, "Examiner",
						changed("occupation-voirie", "${silenceAt}", "${accordAt}")),
				ModellingFault.at("in the list of a repetition", "variable-inconnue", REFUSED, "subvention.bpmn",
						"Consulter", "elements(services)",
						changed("subvention", "elements(consulted)", "elements(services)")),
				ModellingFault.at("what a repetition hands out, outside of it", "variable-inconnue", REFUSED,
						"subvention.bpmn", "Convention", "convention est nécessaire, ${service}",
						changed("subvention", "convention est nécessaire.", "convention est nécessaire, ${service}.")),
				ModellingFault.at("the input of another step", "variable-inconnue", REFUSED, "conges.bpmn", "Informer",
						"sont refusés : ${status}", changed("conges", "refusés : ${reason}", "refusés : ${status}")),
				ModellingFault.at("an answer that a form only shows", "variable-inconnue", REFUSED, "conges.bpmn",
						"Informer", "sont refusés : ${solde}",
						changed("conges", "refusés : ${reason}", "refusés : ${solde}").with("decision.form",
								"\"key\": \"subject\",\n      \"readonly\": true",
								"\"key\": \"solde\",\n      \"readonly\": true")));
	}

	@TestFactory
	Stream<DynamicTest> findsNamesThatAreSetTooLate() {
		return Stream.of(
				ModellingFault.of("what a later task asks", "variable-tardive", WARNING, "DonnerAvis",
						changed("conges", "camunda:candidateGroups=\"chef\"",
								"camunda:candidateGroups=\"chef\" camunda:dueDate=\"${decision}\"")),
				ModellingFault.of("what the task itself asks", "variable-tardive", WARNING, "Decider",
						changed("conges", "camunda:candidateGroups=\"direction\"",
								"camunda:candidateGroups=\"direction\" camunda:dueDate=\"${reason}\"")),
				ModellingFault.of("what the way beside asks", "variable-tardive", WARNING, "Placer",
						changed("inscription-scolaire", "camunda:candidateGroups=\"ecole\"",
								"camunda:candidateGroups=\"ecole\" camunda:dueDate=\"${vaccinated}\"")),
				ModellingFault.at("the clock of another way", "variable-tardive", WARNING, "certificat-urbanisme.bpmn",
						"Retirer", "<camunda:inputParameter name=\"status\">${grounds}",
						changed("certificat-urbanisme",
								"<camunda:inputParameter name=\"status\">withdrawn</camunda:inputParameter>",
								"<camunda:inputParameter name=\"status\">${grounds}${signatoryName}</camunda:inputParameter>")),
				ModellingFault.at("a timer set when the dossier is opened", "variable-tardive", WARNING,
						"periscolaire.bpmn", "Desiste", "<bpmn:timeDate>${endOfDay(since",
						changed("periscolaire",
								"<bpmn:messageEventDefinition id=\"Desiste_def\" messageRef=\"Message_desistement\" />",
								"<bpmn:timerEventDefinition id=\"Desiste_def\">\n<bpmn:timeDate>${endOfDay(since, 'metropole')}</bpmn:timeDate></bpmn:timerEventDefinition>")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			what the server knows             | ${memberName} ${received} ${parameters.x}
			what the filing gave              | ${firstDay} ${applicantEmail}
			what an earlier task asked        | ${opinion}
			what a block left                 | ${reference}
			an input of the same step         | ${to}
			what is asked before, on all ways | ${decision == 'non' ? reason : remark}
			""")
	void knows(String story, String expression) {
		ModellingTrial trial = changed("conges", "refusés : ${reason}", "refusés : " + expression);
		assertThat(trial.findings()).as(story)
			.filteredOn((finding) -> finding.rule().startsWith("variable-"))
			.isEmpty();
	}

	@Test
	void knowsWhatAnInterruptedSubProcessMayHaveSet() {
		assertThat(changed("certificat-urbanisme",
				"<camunda:inputParameter name=\"status\">withdrawn</camunda:inputParameter>",
				"<camunda:inputParameter name=\"status\">${grounds}</camunda:inputParameter>")
			.findings("variable-tardive")).isEmpty();
	}

	@Test
	void suggestsTheNameThatWasMeant() {
		assertThat(changed("conges", "${decision == 'oui'}", "${descision == 'oui'}").findings("variable-inconnue"))
			.singleElement()
			.extracting(Finding::message)
			.asString()
			.contains("« descision »", "vouliez-vous dire decision");
	}

	@Test
	void doesNotGuessNamesThatTheModelComputes() {
		ModellingTrial trial = changed("occupation-voirie",
				"<camunda:inputParameter name=\"result\">orderNumber</camunda:inputParameter>",
				"<camunda:inputParameter name=\"result\">numero${place}</camunda:inputParameter>");
		assertThat(trial.findings("variable-inconnue")).isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> findsWhatDecisionsAndParametersDoNotHave() {
		return Stream.of(
				ModellingFault.at("an input that nothing sets", "decision-entree-inconnue", WARNING, "tarif.dmn",
						"Entree_1_expression", "<inputExpression id=\"Entree_1_expression\"",
						ModellingTrial.good("location-salle")
							.with("tarif.dmn", "<text>room</text>", "<text>salle</text>")),
				ModellingFault.at("a parameter that is not declared", "parametre-inconnu", WARNING, "achat-simple.bpmn",
						"Tracer", "${parameters.devis}",
						changed("achat-simple", "${parameters.quotes}", "${parameters.devis}")));
	}

	@TestFactory
	Stream<DynamicTest> findsFieldsWithoutPart() {
		return Stream.of(
				ModellingFault.at("shown and never given", "champ-jamais-donne", WARNING, "decision.form", "Field_2",
						"{\n      \"type\": \"textfield\"",
						ModellingTrial.good("conges")
							.with("decision.form", "\"key\": \"subject\"", "\"key\": \"objet\"")),
				ModellingFault.at("asked and never read", "champ-jamais-lu", ADVICE, "depot.form", "Field_2",
						"{\n      \"type\": \"textfield\"",
						ModellingTrial.good("conges").with("depot.form", "\"key\": \"subject\"", "\"key\": \"objet\"")),
				ModellingFault.at("choices out of nothing", "champ-choix-inconnu", WARNING, "avis.form", "Field_6",
						"{\n      \"type\": \"radio\"",
						ModellingTrial.good("conges")
							.with("avis.form", "\"values\": [",
									"\"valuesExpression\": \"=avisPossibles\", \"options\": [")),
				ModellingFault.at("hidden by nothing", "champ-condition-inconnue", WARNING, "decision.form", "Field_5",
						"{\n      \"type\": \"textarea\"", ModellingTrial.good("conges")
							.with("decision.form", "=decision != \\\"non\\\"", "=refus != \\\"non\\\"")));
	}

}
