package fr.ecluse.gate;

import java.util.Set;

import javax.xml.namespace.QName;

/** Expressions in all attributes and texts: whether they are acceptable, and where. */
final class BpmnExpressions {

	/** Attributes that the engine computes, or that people read. */
	private static final Set<QName> ATTRIBUTES = Set.of(new QName("name"), camunda("delegateExpression"),
			camunda("dueDate"), camunda("followUpDate"), camunda("priority"), camunda("assignee"),
			camunda("collection"));

	private static final Set<String> TEXTS = Set.of("documentation", "inputParameter", "outputParameter", "value",
			"entry", "conditionExpression", "condition", "completionCondition", "timeDate", "timeDuration", "text",
			"loopCardinality", "timeCycle", "failedJobRetryTimeCycle");

	/** Their names are looked up as they stand. */
	private static final Set<String> NAMED_FOR_GOOD = Set.of("message", "signal", "error", "escalation", "process",
			"linkEventDefinition", "property", "inputParameter", "outputParameter");

	/** What decides is one expression, without text around it. */
	private static final Set<String> CONDITIONS = Set.of("conditionExpression", "condition", "completionCondition");

	private final Set<String> blocks;

	BpmnExpressions(Set<String> blocks) {
		this.blocks = blocks;
	}

	void check(XmlNode node, SafetyReport.InFile report) {
		node.attributes().forEach((name, value) -> {
			ExpressionGrammar expression = check(node, value, name.equals(camunda("delegateExpression")), report);
			if (isComputed(expression) && (!ATTRIBUTES.contains(name)
					|| (name.equals(new QName("name")) && NAMED_FOR_GOOD.contains(node.local())))) {
				report.refuse("expression-mal-placee", node,
						"L'attribut « %s » ne se calcule pas : écrivez-y un texte, sans ${…}."
							.formatted(name.getLocalPart()));
			}
		});
		ExpressionGrammar text = check(node, node.text(), false, report);
		if (isComputed(text) && !TEXTS.contains(node.local())) {
			report.refuse("expression-mal-placee", node,
					"Le texte de « %s » ne se calcule pas : retirez-en ${…}.".formatted(node.local()));
		}
		else if (CONDITIONS.contains(node.local()) && text.problem().isEmpty()
				&& !ExpressionGrammar.of(node.text().strip()).isSingle()) {
			report.refuse("condition-illisible", node,
					"Une condition est une seule expression, par exemple ${decision == 'favorable'} ; ici : %s."
						.formatted(SafetyReport.quoted(node.text())));
		}
	}

	private static boolean isComputed(ExpressionGrammar expression) {
		return expression.problem().isEmpty() && !expression.isLiteral();
	}

	private ExpressionGrammar check(XmlNode node, String value, boolean block, SafetyReport.InFile report) {
		ExpressionGrammar expression = ExpressionGrammar.of(value);
		expression.problem()
			.ifPresent((problem) -> report.refuse(expression.rule(), node,
					problem + " Ici : " + SafetyReport.quoted(value) + "."));
		if (!block) {
			expression.variables()
				.stream()
				.filter(this.blocks::contains)
				.forEach((name) -> report.refuse("brique-mal-placee", node,
						"« %s » est une brique : elle s'appelle par camunda:delegateExpression, et ne se lit pas dans une expression. Donnez un autre nom à la variable."
							.formatted(name)));
		}
		return expression;
	}

	private static QName camunda(String name) {
		return new QName(XmlNode.CAMUNDA, name);
	}

}
