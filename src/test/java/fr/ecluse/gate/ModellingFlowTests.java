package fr.ecluse.gate;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static fr.ecluse.gate.Level.ADVICE;
import static fr.ecluse.gate.Level.REFUSED;
import static fr.ecluse.gate.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

/** Where processes begin and end, and how their paths part and meet. */
class ModellingFlowTests {

	private static final ModellingTrial LEAVE = ModellingTrial.good("conges");

	private static final ModellingTrial CERTIFICATE = ModellingTrial.good("certificat-urbanisme");

	private static final ModellingTrial SCHOOL = ModellingTrial.good("inscription-scolaire");

	private static final ModellingTrial BINS = ModellingTrial.good("composteur");

	private static ModellingTrial leave(String old, String replacement) {
		return LEAVE.with("conges.bpmn", old, replacement);
	}

	private static ModellingTrial certificate(String old, String replacement) {
		return CERTIFICATE.with("certificat-urbanisme.bpmn", old, replacement);
	}

	private static ModellingTrial school(String old, String replacement) {
		return SCHOOL.with("inscription-scolaire.bpmn", old, replacement);
	}

	private static ModellingTrial bins(String old, String replacement) {
		return BINS.with("composteur.bpmn", old, replacement);
	}

	@TestFactory
	Stream<DynamicTest> findsFaultyBeginningsAndEnds() {
		String message = "<bpmn:messageEventDefinition id=\"Declencheur\" messageRef=\"Message_retrait\" />";
		return Stream.of(
				ModellingFault.of("a process without start", "debut-absent", REFUSED, "conges",
						LEAVE.withoutElement("conges.bpmn", "startEvent", "Depot")),
				ModellingFault.of("a sub-process without start", "debut-absent", REFUSED, "Instruire",
						CERTIFICATE.withoutElement("certificat-urbanisme.bpmn", "startEvent", "DebutInstruire")),
				ModellingFault.of("two blank starts", "debuts-multiples", REFUSED, "Second", leave(
						"<bpmn:serviceTask id=\"Enregistrer\"",
						"<bpmn:startEvent id=\"Second\" name=\"Autre dépôt\" />\n    <bpmn:serviceTask id=\"Enregistrer\"")),
				ModellingFault.of("a sub-process that begins by a message", "debut-declenche", REFUSED,
						"DebutInstruire",
						certificate("<bpmn:outgoing>DebutInstruireVersExaminer</bpmn:outgoing>",
								"<bpmn:outgoing>DebutInstruireVersExaminer</bpmn:outgoing>" + message)),
				ModellingFault.of("an event sub-process that nothing triggers", "debut-sans-declencheur", REFUSED,
						"Desiste",
						ModellingTrial.good("periscolaire")
							.with("periscolaire.bpmn",
									"<bpmn:messageEventDefinition id=\"Desiste_def\" messageRef=\"Message_desistement\" />",
									"")),
				ModellingFault.of("a sub-process without end", "fin-absente", WARNING, "Consulter",
						ModellingTrial.good("subvention")
							.withoutElement("subvention.bpmn", "endEvent", "FinConsultation")),
				ModellingFault.of("a task that nothing follows", "fin-implicite", WARNING, "Informer",
						LEAVE.withoutFlow("conges.bpmn", "InformerVersFinRefus")),
				ModellingFault.of("an event at the edge that leads nowhere", "limite-sans-suite", WARNING, "TropTard",
						CERTIFICATE.withoutFlow("certificat-urbanisme.bpmn", "TropTardVersFinTropTard")),
				ModellingFault.of("an event at the edge of nothing", "limite-sans-activite", REFUSED, "TropTard",
						certificate("attachedToRef=\"Recevoir\"", "attachedToRef=\"Signer\"")));
	}

	@TestFactory
	Stream<DynamicTest> findsElementsThatLieOnNoPath() {
		return Stream.of(
				ModellingFault.of("a flow to nowhere", "fleche-detachee", REFUSED, "DepotVersEnregistrer",
						leave("sourceRef=\"Depot\" targetRef=\"Enregistrer\"",
								"sourceRef=\"Depot\" targetRef=\"Ailleurs\"")),
				ModellingFault.of("a flow over the edge of a sub-process", "fleche-detachee", REFUSED,
						"DelaiVersInstruire",
						certificate("sourceRef=\"Delai\" targetRef=\"Instruire\"",
								"sourceRef=\"Delai\" targetRef=\"Examiner\"")),
				ModellingFault.of("two flows between two tasks", "fleche-double", WARNING, "EncoreUne", leave(
						"<bpmn:sequenceFlow id=\"EnregistrerVersDonnerAvis\"",
						"<bpmn:sequenceFlow id=\"EncoreUne\" sourceRef=\"Depot\" targetRef=\"Enregistrer\" />\n    <bpmn:sequenceFlow id=\"EnregistrerVersDonnerAvis\"")),
				ModellingFault.of("a task that nothing ties", "element-isole", WARNING, "Oubli", leave(
						"<bpmn:userTask id=\"Decider\"",
						"<bpmn:userTask id=\"Oubli\" name=\"Oubli\" camunda:candidateGroups=\"chef\" />\n    <bpmn:userTask id=\"Decider\"")),
				ModellingFault.of("a stretch that nothing leads to, told where it begins", "chemin-inaccessible",
						WARNING, "Enregistrer", LEAVE.withoutFlow("conges.bpmn", "DepotVersEnregistrer")),
				ModellingFault.of("a loop that nothing leads out of", "chemin-sans-fin", WARNING, "Refuser",
						leave("sourceRef=\"Informer\" targetRef=\"FinRefus\"",
								"sourceRef=\"Informer\" targetRef=\"Refuser\"")));
	}

	@TestFactory
	Stream<DynamicTest> findsFaultyGateways() {
		return Stream.of(ModellingFault
			.of("a choice without condition", "passerelle-sans-condition", REFUSED, "AccordVersAccepter", leave(
					"<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${decision == 'oui'}</bpmn:conditionExpression>",
					"")),
				ModellingFault.of("a choice that may come to nothing", "passerelle-sans-defaut", WARNING, "Accord",
						leave(" default=\"AccordVersRefuser\"", "").with("conges.bpmn",
								"<bpmn:sequenceFlow id=\"AccordVersRefuser\" name=\"non\" sourceRef=\"Accord\" targetRef=\"Refuser\" />",
								"<bpmn:sequenceFlow id=\"AccordVersRefuser\" name=\"non\" sourceRef=\"Accord\" targetRef=\"Refuser\">\n<bpmn:conditionExpression>${decision == 'non'}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
				ModellingFault.of("a default that is none of its flows", "defaut-inconnu", REFUSED, "Accord",
						leave("default=\"AccordVersRefuser\"", "default=\"DeciderVersAccord\"")),
				ModellingFault.of("a default with a condition", "condition-sur-defaut", REFUSED, "AccordVersAccepter",
						leave("default=\"AccordVersRefuser\"", "default=\"AccordVersAccepter\"")),
				ModellingFault
					.of("a condition after a fork", "condition-sans-choix", WARNING, "PartageVersVacciner", school(
							"<sequenceFlow id=\"PartageVersVacciner\" sourceRef=\"Partage\" targetRef=\"Vacciner\" />",
							"<sequenceFlow id=\"PartageVersVacciner\" sourceRef=\"Partage\" targetRef=\"Vacciner\">\n<conditionExpression>${siblings}</conditionExpression></sequenceFlow>")),
				ModellingFault
					.of("a condition on the only way", "condition-sans-choix", WARNING, "DeciderVersAccord", leave(
							"<bpmn:sequenceFlow id=\"DeciderVersAccord\" sourceRef=\"Decider\" targetRef=\"Accord\" />",
							"<bpmn:sequenceFlow id=\"DeciderVersAccord\" sourceRef=\"Decider\" targetRef=\"Accord\">\n<bpmn:conditionExpression>${opinion == 'favorable'}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
				ModellingFault
					.of("a task that two flows leave at once", "division-implicite", WARNING, "Decider", leave(
							"<bpmn:sequenceFlow id=\"DeciderVersAccord\"",
							"<bpmn:sequenceFlow id=\"DeciderVersInformer\" sourceRef=\"Decider\" targetRef=\"Informer\" />\n    <bpmn:sequenceFlow id=\"DeciderVersAccord\"")),
				ModellingFault.of("a gateway with one way in and one out", "passerelle-superflue", ADVICE, "Reunion",
						SCHOOL.withoutFlow("inscription-scolaire.bpmn", "PlacerVersReunion")),
				ModellingFault.of("a gateway that joins and parts", "passerelle-mixte", ADVICE, "Accord",
						leave("sourceRef=\"Informer\" targetRef=\"FinRefus\"",
								"sourceRef=\"Informer\" targetRef=\"Accord\"")),
				ModellingFault.of("a wait for one event only", "attente-sans-choix", WARNING, "Attendre",
						BINS.withoutFlow("composteur.bpmn", "AttendreVersOublie")),
				ModellingFault.of("a wait for a task", "attente-sans-evenement", REFUSED, "AttendreVersOublie",
						bins("sourceRef=\"Attendre\" targetRef=\"Oublie\"",
								"sourceRef=\"Attendre\" targetRef=\"Annuler\"")),
				ModellingFault
					.of("an awaited event that another flow reaches", "attente-partagee", REFUSED, "Oublie", bins(
							"<bpmn:sequenceFlow id=\"PreparerVersPrevenir\"",
							"<bpmn:sequenceFlow id=\"Raccourci\" sourceRef=\"Accepter\" targetRef=\"Oublie\" />\n    <bpmn:sequenceFlow id=\"PreparerVersPrevenir\"")));
	}

	@TestFactory
	Stream<DynamicTest> findsStepsDoneTwice() {
		return Stream.of(
				ModellingFault.of("both ways out of a fork meet in a task", "fausse-jonction", WARNING, "Accepter",
						school("sourceRef=\"Vacciner\" targetRef=\"Reunion\"",
								"sourceRef=\"Vacciner\" targetRef=\"Accepter\"")),
				ModellingFault.of("a reminder comes back into the main way", "fausse-jonction", WARNING, "Repondre",
						ModellingTrial.good("reclamation")
							.with("reclamation.bpmn", "sourceRef=\"Relancer\" targetRef=\"FinRelance\"",
									"sourceRef=\"Relancer\" targetRef=\"Repondre\"")),
				ModellingFault.of("one way or the other is only a matter of taste", "fausse-jonction", ADVICE,
						"Retirer", certificate("sourceRef=\"Abandon\" targetRef=\"Classer\"",
								"sourceRef=\"Abandon\" targetRef=\"Retirer\"")));
	}

	@Test
	void letsPathsMeetWhereOneOfThemIsTaken() {
		assertThat(ModellingTrial.good("location-salle").findings("fausse-jonction"))
			.allSatisfy((finding) -> assertThat(finding.level()).isEqualTo(ADVICE));
	}

}
