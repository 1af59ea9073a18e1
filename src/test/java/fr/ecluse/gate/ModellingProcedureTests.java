package fr.ecluse.gate;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static fr.ecluse.gate.Level.ADVICE;
import static fr.ecluse.gate.Level.REFUSED;
import static fr.ecluse.gate.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

/** Whether the files of a package make one procedure. */
class ModellingProcedureTests {

	private static final ModellingTrial LEAVE = ModellingTrial.good("conges");

	private static final ModellingTrial BINS = ModellingTrial.good("composteur");

	@TestFactory
	Stream<DynamicTest> findsFilesThatDoNotFitTogether() {
		return Stream.of(
				ModellingFault.at("nothing to run", "aucun-processus-executable", REFUSED, "conges.bpmn", null, "",
						LEAVE.with("conges.bpmn", " isExecutable=\"true\"", " isExecutable=\"false\"")),
				ModellingFault.at("no model", "modele-absent", REFUSED, "", null, "", LEAVE.without("conges.bpmn")),
				ModellingFault.of("a step that is not drawn", "schema-incomplet", WARNING, "Informer",
						LEAVE.with("conges.bpmn", "bpmnElement=\"Informer\"", "bpmnElement=\"Inconnu\"")),
				ModellingFault.of("a message that nobody may send", "message-non-declare", WARNING, "Retire",
						BINS.with("composteur.bpmn", "name=\"retire\"", "name=\"enleve\"")),
				ModellingFault.at("a message that nothing awaits", "message-non-attendu", WARNING, "procedure.yaml",
						null, "  retire:", BINS.with("composteur.bpmn", "name=\"retire\"", "name=\"enleve\"")),
				ModellingFault.of("another form on the screen than for software", "depot-autre-formulaire", WARNING,
						"Depot",
						LEAVE.with("conges.bpmn", "camunda:formRef=\"conges-depot\"",
								"camunda:formRef=\"conges-avis\"")),
				ModellingFault.at("a subject that the form does not ask for", "objet-inconnu", WARNING,
						"procedure.yaml", null, "subject: ",
						LEAVE.with("procedure.yaml", "subject: subject", "subject: objet")),
				ModellingFault.at("a role that nothing uses", "role-inutilise", ADVICE, "procedure.yaml", null,
						"  archiviste:",
						LEAVE.with("procedure.yaml", "  direction:", "  archiviste: Classe.\n  direction:")),
				ModellingFault.at("a status that no step gives", "etat-inutilise", ADVICE, "procedure.yaml", null,
						"  recours:",
						LEAVE.with("procedure.yaml",
								LEAVE.text("procedure.yaml")
										+ "statuses:\n  recours: {label: En recours, open: true}\n")),
				ModellingFault.at("a form that no step shows", "formulaire-inutilise", ADVICE, "autre.form", null, "",
						LEAVE.with("autre.form",
								LEAVE.text("avis.form")
									.replace("\"id\": \"conges-avis\"", "\"id\": \"conges-autre\""))),
				ModellingFault.at("a decision that nobody takes", "decision-inutilisee", ADVICE, "tarif.dmn",
						"location-salle-tarif", "<decision id=",
						ModellingTrial.good("location-salle")
							.with("location-salle.bpmn", "camunda:decisionRef=\"location-salle-tarif\"",
									"camunda:decisionRef=\"location-salle-prix\"")));
	}

	@Test
	void warnsOfAModelWithoutDiagram() {
		String model = LEAVE.text("conges.bpmn");
		ModellingTrial bare = LEAVE.with("conges.bpmn",
				model.substring(0, model.indexOf("  <bpmndi:BPMNDiagram")) + "</bpmn:definitions>\n");
		assertThat(bare.findings("schema-absent")).singleElement().satisfies((finding) -> {
			assertThat(finding.level()).isEqualTo(WARNING);
			assertThat(finding.line()).isEqualTo(2);
		});
		assertThat(bare.findings("schema-incomplet")).isEmpty();
	}

	@Test
	void saysWhereToMakeAProcessExecutable() {
		assertThat(LEAVE.with("conges.bpmn", " isExecutable=\"true\"", "").findings("aucun-processus-executable"))
			.singleElement()
			.extracting(Finding::message)
			.asString()
			.contains("0 processus exécutable", "Camunda Modeler", "« Executable »", "« General »");
	}

	@Test
	void looksAtAllRulesOfAModelThatDoesNotRun() {
		ModellingTrial trial = LEAVE.with("conges.bpmn", " isExecutable=\"true\"", "")
			.with("conges.bpmn", " camunda:candidateGroups=\"direction\"", "");
		assertThat(trial.findings("tache-sans-role")).hasSize(1);
	}

	@Test
	void saysNothingOfParticipantsThatAreOnlyDrawn() {
		ModellingTrial trial = LEAVE.with("conges.bpmn", "  <bpmn:process id=\"conges\"",
				"  <bpmn:process id=\"Agent\" isExecutable=\"false\"><bpmn:task id=\"Attendre\" /></bpmn:process>\n  <bpmn:process id=\"conges\"");
		assertThat(trial.findings()).filteredOn((finding) -> finding.level() != ADVICE).isEmpty();
	}

	@Test
	void endsInAVerdictThatToldEachFaultOnce() {
		ModellingTrial trial = LEAVE.with("conges.bpmn", "name=\"Décider\"", "");
		assertThat(trial.verdict().findings()).doesNotHaveDuplicates()
			.filteredOn((finding) -> finding.level() == WARNING)
			.hasSize(1);
		assertThat(trial.verdict().accepted()).isTrue();
	}

	@Test
	void doesNotMissWhatCannotBeRead() {
		Verdict verdict = LEAVE.with("avis.form", new byte[] { (byte) 0xFE, (byte) 0xFF, 0, '{' }).verdict();
		assertThat(verdict.accepted()).isFalse();
		assertThat(verdict.findings()).extracting(Finding::file).containsOnly("avis.form");
	}

}
