package fr.ecluse.engine;

import java.util.Set;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * What a file of decisions may hold, checked each time the engine reads one: tables and
 * literal expressions in FEEL, their requirements, and nothing that names another
 * language, another file or code.
 */
class DecisionRules implements DmnTransformListener {

	private static final Set<String> ELEMENTS = Set.of("definitions", "decision", "variable", "informationRequirement",
			"requiredDecision", "requiredInput", "authorityRequirement", "requiredAuthority", "knowledgeSource",
			"inputData", "decisionTable", "input", "inputExpression", "inputValues", "inputEntry", "output",
			"outputValues", "defaultOutputEntry", "outputEntry", "rule", "annotation", "annotationEntry",
			"literalExpression", "text", "description", "extensionElements", "question", "allowedAnswers",
			"textAnnotation", "association", "sourceRef", "targetRef");

	private static final Set<String> EXPRESSIONS = Set.of("inputExpression", "literalExpression", "outputEntry",
			"defaultOutputEntry");

	private static final Set<String> LANGUAGES = Set.of(DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE,
			DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_ALTERNATIVE,
			DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN12,
			DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN13,
			DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN14,
			DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN15);

	private final FeelAhead feel;

	DecisionRules(FeelAhead feel) {
		this.feel = feel;
	}

	@Override
	public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph graph) {
		check(definitions.getDomElement());
	}

	@Override
	public void transformDecision(Decision decision, DmnDecision transformed) {
		check(decision.getDomElement());
	}

	@Override
	public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl transformed) {
		// The whole decision is checked.
	}

	@Override
	public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl transformed) {
		// The whole decision is checked.
	}

	@Override
	public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl transformed) {
		// The whole decision is checked.
	}

	private void check(DomElement element) {
		String name = element.getLocalName();
		if (!String.valueOf(element.getNamespaceURI()).contains("/spec/DMN/")) {
			return; // drawing and notes of tools, which the engine does not read
		}
		if (name.startsWith("DMN")) {
			return; // drawing
		}
		if (!ELEMENTS.contains(name)) {
			throw refused(element, "l'élément « %s »".formatted(name));
		}
		String language = element.getAttribute("expressionLanguage");
		if (language != null && LANGUAGES.stream().noneMatch(language::equalsIgnoreCase)) {
			throw refused(element, "le langage « %s », alors que seul FEEL l'est".formatted(language));
		}
		if (EXPRESSIONS.contains(name)) {
			checkText(element, false);
		}
		else if (name.equals("inputEntry")) {
			checkText(element, true);
		}
		element.getChildElements().forEach(this::check);
	}

	private void checkText(DomElement element, boolean cell) {
		element.getChildElements()
			.stream()
			.filter((child) -> child.getLocalName().equals("text"))
			.map((child) -> child.getTextContent().strip())
			.filter((text) -> !text.isEmpty() && !text.equals("-"))
			.forEach((text) -> {
				try {
					this.feel.check(text, cell);
				}
				catch (IllegalArgumentException ex) {
					throw new ProcessEngineException(
							"La décision ne peut pas être lue (%s). %s".formatted(place(element), ex.getMessage()), ex);
				}
			});
	}

	private static ProcessEngineException refused(DomElement element, String what) {
		return new ProcessEngineException(
				"La décision contient %s, ce qui n'est pas permis (%s).".formatted(what, place(element)));
	}

	private static String place(DomElement element) {
		DomElement it = element;
		while (it.getParentElement() != null && it.getAttribute("id") == null) {
			it = it.getParentElement();
		}
		String id = it.getAttribute("id");
		return (id != null) ? "élément « " + id + " »" : "élément sans identifiant";
	}

}
