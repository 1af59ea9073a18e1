package fr.ecluse.gate;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static fr.ecluse.gate.Level.ADVICE;
import static fr.ecluse.gate.Level.REFUSED;
import static fr.ecluse.gate.Level.WARNING;

/** What events wait for, and what people read on the diagram. */
class ModellingEventTests {

	private static ModellingTrial changed(String key, String old, String replacement) {
		return ModellingTrial.good(key).with(key + ".bpmn", old, replacement);
	}

	@TestFactory
	Stream<DynamicTest> findsEventsThatDoNotSayWhatTheyAwait() {
		return Stream.of(
				ModellingFault.of("an intermediate event without trigger", "evenement-sans-declencheur", REFUSED,
						"Retire", changed("composteur",
								"<bpmn:messageEventDefinition id=\"Retire_def\" messageRef=\"Message_retire\" />", "")),
				ModellingFault
					.of("a condition that is not written", "evenement-sans-condition", REFUSED, "Rouge", changed(
							"canicule",
							"<bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${alert == 'rouge'}</bpmn:condition>",
							"")),
				ModellingFault.of("a timer without time", "minuterie-sans-definition", REFUSED, "Oublie",
						changed("composteur",
								"<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P2M</bpmn:timeDuration>", "")));
	}

	@TestFactory
	Stream<DynamicTest> findsReferencesToNothing() {
		return Stream.of(
				ModellingFault.of("a message event without message", "reference-absente", REFUSED, "Retire",
						changed("composteur", " messageRef=\"Message_retire\"", "")),
				ModellingFault.of("a task that receives no message", "reference-absente", REFUSED, "Recevoir",
						changed("certificat-urbanisme", " messageRef=\"Message_pieces\"", "")),
				ModellingFault.of("an error end without error", "reference-absente", REFUSED, "FinIllegal",
						changed("arrete-maire",
								"<bpmn:errorEventDefinition id=\"FinIllegal_def\" errorRef=\"Error_ILLEGAL\" />",
								"<bpmn:errorEventDefinition id=\"FinIllegal_def\" />")),
				ModellingFault
					.of("an escalation thrown without escalation", "reference-absente", REFUSED, "Alerter", changed(
							"signalement",
							"<bpmn:escalationEventDefinition id=\"Alerter_def\" escalationRef=\"Escalation_GRAVE\" />",
							"<bpmn:escalationEventDefinition id=\"Alerter_def\" />")),
				ModellingFault.of("a message that the file does not hold", "reference-inconnue", REFUSED, "Retire",
						changed("composteur", " messageRef=\"Message_retire\"", " messageRef=\"Message_retrait\"")),
				ModellingFault.of("a message without name", "reference-sans-nom", REFUSED, "Retire",
						changed("composteur", "<bpmn:message id=\"Message_retire\" name=\"retire\" />",
								"<bpmn:message id=\"Message_retire\" />")),
				ModellingFault.of("an error without code", "reference-sans-nom", REFUSED, "FinIllegal",
						changed("arrete-maire", " errorCode=\"ILLEGAL\"", "")));
	}

	@TestFactory
	Stream<DynamicTest> findsLinksAndErrorsThatLeadNowhere() {
		String arrival = "<bpmn:linkEventDefinition id=\"DepuisDevis_def\" name=\"devis\" />";
		return Stream.of(
				ModellingFault.of("a link that comes out nowhere", "lien-sans-arrivee", REFUSED, "VersDevis",
						changed("achat-simple", arrival, arrival.replace("\"devis\"", "\"offres\""))),
				ModellingFault.of("a link without name", "lien-sans-nom", REFUSED, "DepuisDevis",
						changed("achat-simple", arrival, arrival.replace(" name=\"devis\"", ""))),
				ModellingFault.of("two arrivals of one link", "lien-double", REFUSED, "Autre",
						changed("achat-simple", "<bpmn:userTask id=\"Comparer\"",
								"<bpmn:intermediateCatchEvent id=\"Autre\" name=\"Devis\">\n"
										+ arrival.replace("DepuisDevis_def", "Autre_def")
										+ "</bpmn:intermediateCatchEvent>\n    <bpmn:userTask id=\"Comparer\"")),
				ModellingFault.of("an error that nothing catches", "erreur-non-rattrapee", WARNING, "FinTropTard",
						ModellingTrial.good("certificat-urbanisme")
							.withoutElement("certificat-urbanisme.bpmn", "boundaryEvent", "Abandon")));
	}

	@TestFactory
	Stream<DynamicTest> findsWhatHasNoName() {
		return Stream.of(
				ModellingFault.of("a task", "nom-absent", WARNING, "Decider",
						changed("conges", "id=\"Decider\" name=\"Décider\"", "id=\"Decider\"")),
				ModellingFault.of("an event", "nom-absent", WARNING, "FinRefus",
						changed("conges", "id=\"FinRefus\" name=\"Congés refusés\"", "id=\"FinRefus\" name=\" \"")),
				ModellingFault.of("a gateway that asks", "nom-absent", WARNING, "Accord",
						changed("conges", "id=\"Accord\" name=\"Accordés ?\"", "id=\"Accord\"")),
				ModellingFault.of("a lane", "nom-absent", WARNING, "Couloir2",
						changed("arrete-maire", "id=\"Couloir2\" name=\"Direction\"", "id=\"Couloir2\"")),
				ModellingFault.of("an answer to a question", "reponse-sans-nom", ADVICE, "AccordVersRefuser",
						changed("conges", "id=\"AccordVersRefuser\" name=\"non\"", "id=\"AccordVersRefuser\"")));
	}

}
