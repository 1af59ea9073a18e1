package fr.ecluse.gate;

import fr.ecluse.engine.ModelExpression;
import org.jspecify.annotations.Nullable;

/** How often an element repeats, alone and inside others that repeat. */
final class BpmnRepetitions {

	static final int MOST = 100;

	private static final int DEEPEST = 2;

	private BpmnRepetitions() {
	}

	static void check(XmlNode node, SafetyReport.InFile report) {
		if (!node.isBpmn("multiInstanceLoopCharacteristics")) {
			return;
		}
		String list = node.camunda("collection");
		if (list != null && !ModelExpression.isList(list.strip())) {
			report.refuse("repetition-excessive", node,
					"%s n'est pas une liste que l'on compte. Écrivez camunda:collection=\"${elements(liste)}\"."
						.formatted(SafetyReport.quoted(list)));
		}
		for (XmlNode cardinality : node.children(XmlNode.BPMN, "loopCardinality")) {
			if (number(cardinality) < 0) {
				report.refuse("repetition-excessive", cardinality,
						"%s : une répétition est un nombre d'au plus %d, écrit en chiffres. Pour une liste, employez camunda:collection=\"${elements(liste)}\"."
							.formatted(SafetyReport.quoted(cardinality.text()), MOST));
			}
		}
		checkNesting(node, report);
	}

	private static void checkNesting(XmlNode node, SafetyReport.InFile report) {
		int levels = 0;
		long times = 1;
		for (XmlNode outer = node.parent(); outer != null; outer = outer.parent()) {
			XmlNode loop = outer.children(XmlNode.BPMN, "multiInstanceLoopCharacteristics")
				.stream()
				.findFirst()
				.orElse(null);
			if (loop != null) {
				levels++;
				times *= Math.max(1, number(cardinality(loop)));
			}
		}
		if (levels > DEEPEST || times > MOST) {
			report.refuse("repetition-excessive", node,
					"Des répétitions s'emboîtent ici %d fois et se multiplient : %d niveaux et %d fois au plus. Répétez moins, ou une étape à la fois."
						.formatted(levels, DEEPEST, MOST));
		}
	}

	private static @Nullable XmlNode cardinality(XmlNode loop) {
		return loop.children(XmlNode.BPMN, "loopCardinality").stream().findFirst().orElse(null);
	}

	/** A number of repetitions, -1 when it is none that is acceptable. */
	private static int number(@Nullable XmlNode cardinality) {
		String text = (cardinality != null) ? cardinality.text().strip() : "";
		return (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= MOST) ? Integer.parseInt(text) : -1;
	}

}
