package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static fr.ecluse.gate.Attack.around;
import static fr.ecluse.gate.Attack.element;
import static fr.ecluse.gate.Attack.process;
import static fr.ecluse.gate.Attack.raw;

/** Models that would never end, multiply, or take the place of another procedure. */
final class LimitAttacks {

	private static final String REPETITION = "repetition-excessive";

	private static final String TIMER = "minuterie-interdite";

	private static final String LOOP = "boucle-sans-attente";

	private LimitAttacks() {
	}

	static Stream<Attack> all() {
		return Stream.of(repetitions(), timers().stream(), loops(), kept(), keys()).flatMap((it) -> it);
	}

	private static Stream<Attack> repetitions() {
		return Stream.of(cardinality("101"), cardinality("2000"), cardinality("${2000}"), cardinality("-1"),
				cardinality("99999999999999999999"), cardinality("1e3"), cardinality("${n}"), cardinality(""),
				collection("items"), collection("${items}"), collection("${execution}").withRule("expression-reservee"),
				collection("${elements(a)}${items}"), collection("${elements(a) == null ? items : elements(b)}"),
				collection("${[1,2]}").withRule("expression-illisible"), collection("x${elements(a)}"),
				element("répétition sur une donnée BPMN", REPETITION,
						"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>items</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
				element("boucle BPMN", REPETITION,
						"<bpmn:userTask id=\"it\"><bpmn:standardLoopCharacteristics loopMaximum=\"9\"/></bpmn:userTask>"),
				process("répétitions emboîtées", REPETITION, "c",
						nested("<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">11</bpmn:loopCardinality>",
								"")),
				process("listes emboîtées trois fois", REPETITION, "c",
						nested("", " camunda:collection=\"${elements(x)}\"")),
				element("sous-processus libre", "element-interdit",
						"<bpmn:adHocSubProcess id=\"it\"><bpmn:userTask id=\"u\"/></bpmn:adHocSubProcess>"),
				element("passerelle complexe", "element-interdit", "<bpmn:complexGateway id=\"it\"/>"));
	}

	private static String nested(String cardinality, String collection) {
		String loop = "<bpmn:multiInstanceLoopCharacteristics isSequential=\"false\"" + collection + ">" + cardinality
				+ "</bpmn:multiInstanceLoopCharacteristics>";
		return around("<bpmn:subProcess id=\"it\">" + loop + "\n<bpmn:startEvent id=\"s1\"/><bpmn:subProcess id=\"b\">"
				+ loop + "\n<bpmn:startEvent id=\"s2\"/>\n<bpmn:userTask id=\"c\">" + loop
				+ "</bpmn:userTask><bpmn:sequenceFlow id=\"f2\" sourceRef=\"s2\" targetRef=\"c\"/></bpmn:subProcess>"
				+ "<bpmn:sequenceFlow id=\"f1\" sourceRef=\"s1\" targetRef=\"b\"/></bpmn:subProcess>");
	}

	private static List<Attack> timers() {
		List<Attack> attacks = new ArrayList<>();
		String[][] table = { { "timeCycle", "R/PT10M" }, { "timeCycle", "R/PT1S" }, { "timeCycle", "R5/PT10S" },
				{ "timeCycle", "R999999999/PT1M" }, { "timeCycle", "R-1/PT1H" }, { "timeCycle", "0 0/5 * * * ?" },
				{ "timeCycle", "${cycle}" }, { "timeCycle", "R3/PT0S" }, { "timeCycle", "" },
				{ "timeCycle", "R3/P1D/9999-01-01" }, { "timeDuration", "PT0S" }, { "timeDuration", "PT1S" },
				{ "timeDuration", "PT59S" }, { "timeDuration", "-PT1H" }, { "timeDuration", "P-1D" },
				{ "timeDuration", "P0D" }, { "timeDuration", "P9999Y" }, { "timeDuration", "demain" },
				{ "timeDuration", "PT" }, { "timeDuration", "PT0.000001S" }, { "timeDuration", "PT${x}S" },
				{ "timeDate", "9999-12-31T00:00:00" }, { "timeDate", "1970-01-01T00:00:00" }, { "timeDate", "" },
				{ "timeDate", "2027-01-01 ${x}" } };
		for (String[] row : table) {
			attacks.add(element("minuterie " + row[0] + " « " + row[1] + " »", TIMER,
					"<bpmn:intermediateCatchEvent id=\"it\"><bpmn:timerEventDefinition><bpmn:%s xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:%s></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
						.formatted(row[0], row[1], row[0])));
		}
		for (String retry : List.of("R/PT1S", "R1000/PT1M", "R3/PT0S", "PT1S", "PT0S,PT1M", "PT1M,".repeat(30) + "PT1M",
				"toujours", "R3/PT1M/2027-01-01")) {
			attacks.add(element("reprise « " + retry + " »", TIMER,
					"<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${append}\"><bpmn:extensionElements><camunda:failedJobRetryTimeCycle>"
							+ retry
							+ "</camunda:failedJobRetryTimeCycle></bpmn:extensionElements></bpmn:serviceTask>"));
		}
		attacks.add(element("échéance absurde", "date-interdite",
				"<bpmn:userTask id=\"it\" camunda:dueDate=\"9999-01-01\"/>"));
		attacks.add(element("relance en partie calculée", "date-interdite",
				"<bpmn:userTask id=\"it\" camunda:followUpDate=\"P${x}D\"/>"));
		return attacks;
	}

	private static Stream<Attack> loops() {
		String start = "<bpmn:startEvent id=\"s\"/><bpmn:sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"g\"/>\n<bpmn:exclusiveGateway id=\"g\"/>\n";
		String service = "<bpmn:serviceTask id=\"t\" camunda:delegateExpression=\"${append}\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"list\">tas</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>\n";
		String back = "<bpmn:sequenceFlow id=\"b\" sourceRef=\"g\" targetRef=\"t\"/><bpmn:sequenceFlow id=\"c\" sourceRef=\"t\" targetRef=\"g\"/>";
		String timer = "<bpmn:intermediateCatchEvent id=\"t\"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${now()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>\n";
		return Stream.of(loop("passerelle et service", start + service + back),
				loop("passerelle et étape vide", start + "<bpmn:manualTask id=\"t\"/>\n" + back),
				loop("travail asynchrone",
						start + service.replace("id=\"t\"", "id=\"t\" camunda:asyncBefore=\"true\"") + back),
				loop("minuterie dans le passé", start + timer + back),
				loop("branches qui se multiplient", start.replace("exclusiveGateway", "parallelGateway")
						+ "<bpmn:manualTask id=\"t\"/>\n<bpmn:manualTask id=\"u\"/>\n" + back
						+ "<bpmn:sequenceFlow id=\"d\" sourceRef=\"g\" targetRef=\"u\"/><bpmn:sequenceFlow id=\"e\" sourceRef=\"u\" targetRef=\"g\"/>"),
				loop("sous-processus vide",
						start + "<bpmn:subProcess id=\"t\"><bpmn:startEvent id=\"s2\"/></bpmn:subProcess>\n" + back),
				loop("lien vers l'arrière", start.replace("<bpmn:exclusiveGateway id=\"g\"/>",
						"<bpmn:intermediateThrowEvent id=\"g\"><bpmn:linkEventDefinition name=\"l\"/></bpmn:intermediateThrowEvent>")
						+ "<bpmn:intermediateCatchEvent id=\"t\"><bpmn:linkEventDefinition name=\"l\"/></bpmn:intermediateCatchEvent>\n<bpmn:sequenceFlow id=\"c\" sourceRef=\"t\" targetRef=\"g\"/>"),
				loop("erreur rattrapée sans fin", start + service
						+ "<bpmn:boundaryEvent id=\"x\" attachedToRef=\"t\"><bpmn:errorEventDefinition errorRef=\"error\"/></bpmn:boundaryEvent>\n<bpmn:sequenceFlow id=\"b\" sourceRef=\"g\" targetRef=\"t\"/><bpmn:sequenceFlow id=\"c\" sourceRef=\"x\" targetRef=\"g\"/>"));
	}

	private static Attack loop(String name, String elements) {
		return new Attack("boucle : " + name, LOOP, Attack.MODEL, null, "",
				Map.of(Attack.MODEL, Attack.utf8(Attack.model(elements))))
			.anywhere();
	}

	private static Stream<Attack> kept() {
		return Stream.of("P100Y", "P0D", "0", "-1", "toujours", "P1D1", "99999", "")
			.map((value) -> new Attack("conservation « " + value + " »", "conservation-excessive", Attack.MODEL,
					Attack.KEY, "id=\"" + Attack.KEY + "\"", Map.of(Attack.MODEL, Attack.utf8(Attack.harmless()
						.replace("historyTimeToLive=\"P1D\"", "historyTimeToLive=\"" + value + "\"")))));
	}

	private static Stream<Attack> keys() {
		byte[] model = Attack.utf8(Attack.harmless());
		String other = "<bpmn:process id=\"%s\" isExecutable=\"%s\">\n<bpmn:startEvent id=\"s9\"/></bpmn:process>";
		return Stream.of(
				raw("clé d'une autre démarche", "cle-du-processus", "deliberation", "id=\"deliberation\"",
						Attack.harmless().replace("id=\"" + Attack.KEY + "\"", "id=\"deliberation\"")),
				raw("second processus exécutable", "cle-du-processus", "deliberation", "id=\"deliberation\"", Attack
					.harmless()
					.replace("</bpmn:definitions>", other.formatted("deliberation", "true") + "</bpmn:definitions>")),
				raw("exécutable à demi-mot", "valeur-interdite", "deliberation", "id=\"deliberation\"",
						Attack.harmless()
							.replace("</bpmn:definitions>",
									other.formatted("deliberation", "1") + "</bpmn:definitions>")),
				raw("étapes cachées dans un autre couloir", "processus-non-executable", "autre", "id=\"autre\"",
						Attack.harmless()
							.replace("</bpmn:definitions>", other.formatted("autre", "false") + "</bpmn:definitions>")),
				raw("deux fois le même processus", "identifiant-double", Attack.KEY, "id=\"s9\"", Attack.harmless()
					.replace("</bpmn:definitions>", "\n" + other.formatted(Attack.KEY, "true") + "</bpmn:definitions>"))
					.anywhere(),
				new Attack("la même clé dans deux fichiers", "processus-double", "b.bpmn", Attack.KEY,
						"id=\"" + Attack.KEY + "\"", Map.of("a.bpmn", model, "b.bpmn", model))
					.anywhere(),
				raw("deux éléments d'un identifiant", "identifiant-double", "it", "name=\"double\"", Attack
					.model(around("<bpmn:userTask id=\"it\"/>\n<bpmn:userTask id=\"it\" name=\"double\"/>"))));
	}

	private static Attack cardinality(String number) {
		return element("répétition « " + number + " »", REPETITION,
				"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">"
						+ number + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>");
	}

	private static Attack collection(String list) {
		return element("répétition sur « " + list + " »", REPETITION,
				"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"" + list
						+ "\" camunda:elementVariable=\"i\"/></bpmn:userTask>");
	}

}
