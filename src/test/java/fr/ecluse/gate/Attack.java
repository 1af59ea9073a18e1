package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A hostile upload, and what the gate must say of it.
 *
 * @param name what is tried
 * @param rule that refuses it
 * @param file at fault
 * @param element id where the finding stands, null for a file as a whole
 * @param at text that lies on the line of the finding, empty when it has none
 * @param files of the package
 */
public record Attack(String name, String rule, String file, @Nullable String element, String at,
		Map<String, byte[]> files) {

	/** Key of the procedure that all of them claim to be. */
	public static final String KEY = "attaque";

	static final String MODEL = "attaque.bpmn";

	static final String DECISIONS = "attaque.dmn";

	/** A model of one hostile element {@code it}. */
	static Attack element(String name, String rule, String element) {
		return process(name, rule, "it", "id=\"it\"", around(element));
	}

	/** A model of hostile elements, of which one is at fault. */
	static Attack process(String name, String rule, @Nullable String at, String elements) {
		return process(name, rule, at, "id=\"" + at + "\"", elements);
	}

	static Attack process(String name, String rule, @Nullable String element, String at, String elements) {
		return raw(name, rule, element, at, model(elements));
	}

	/** A whole model. */
	static Attack raw(String name, String rule, @Nullable String element, String at, String model) {
		return new Attack(name, rule, MODEL, element, at, Map.of(MODEL, utf8(model)));
	}

	/** A model as bytes, wrong as a whole. */
	static Attack bytes(String name, String rule, byte[] model) {
		return new Attack(name, rule, MODEL, null, "", Map.of(MODEL, model));
	}

	/** An expression that a task hands over. */
	static Attack expression(String name, String rule, String expression) {
		return element(name, rule,
				"<bpmn:userTask id=\"it\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">"
						+ xml(expression)
						+ "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>");
	}

	/** A file of decisions beside a model that uses decision {@code d}. */
	static Attack decision(String name, String rule, @Nullable String element, String at, String decisions) {
		return new Attack("décision : " + name, rule, DECISIONS, element, at,
				Map.of(MODEL, deciding(), DECISIONS, utf8(decisions(decisions))));
	}

	/** A decision that is one text of FEEL. */
	static Attack feel(String name, String rule, String text) {
		return decision(name, rule, "e", "<text>", literal("d", text));
	}

	/** Files of a package that is wrong as a whole or in one of them. */
	static Attack files(String name, String rule, String file, Map<String, byte[]> files) {
		return new Attack(name, rule, file, null, "", files);
	}

	Attack withRule(String other) {
		return new Attack(this.name, other, this.file, this.element, this.at, this.files);
	}

	/** Where there is no saying which element of several is at fault. */
	Attack anywhere() {
		return new Attack(this.name, this.rule, "*", null, "", this.files);
	}

	Attack withElement(String id) {
		return new Attack(this.name, this.rule, this.file, id, this.at, this.files);
	}

	static String around(String element) {
		return """
				<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/>
				<bpmn:sequenceFlow id="b" sourceRef="it" targetRef="end"/>
				""" + element;
	}

	static String model(String elements) {
		return definitions("<bpmn:process id=\"" + KEY + "\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">\n"
				+ elements + "\n</bpmn:process>");
	}

	static String definitions(String content) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
				    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
				    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
				    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="essai">
				<bpmn:signal id="signal" name="signal"/><bpmn:message id="message" name="message"/>
				<bpmn:error id="error" name="error" errorCode="error"/>
				%s
				</bpmn:definitions>
				""".formatted(content);
	}

	static String harmless() {
		return model(around("<bpmn:userTask id=\"it\"/>"));
	}

	static byte[] deciding() {
		return utf8(model(around(
				"<bpmn:businessRuleTask id=\"it\" camunda:decisionRef=\"d\" camunda:decisionRefBinding=\"deployment\" camunda:resultVariable=\"result\" camunda:mapDecisionResult=\"singleEntry\"/>")));
	}

	static String decisions(String content) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
				    xmlns:camunda="http://camunda.org/schema/1.0/dmn"
				    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="essai" name="essai" namespace="essai">
				%s
				</definitions>
				""".formatted(content);
	}

	static String literal(String key, String text) {
		return "<decision id=\"%s\" name=\"%s\"><variable id=\"v\" name=\"result\"/>\n<literalExpression id=\"e\"><text>%s</text></literalExpression></decision>"
			.formatted(key, key, xml(text));
	}

	static String xml(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** On which line the fault lies, from 1; 0 when it is that of the file. */
	int line() {
		if (this.at.isEmpty()) {
			return 0;
		}
		List<String> lines = new String(this.files.getOrDefault(this.file, new byte[0]), StandardCharsets.UTF_8).lines()
			.toList();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).contains(this.at)) {
				return i + 1;
			}
		}
		throw new IllegalStateException("Nothing says " + this.at);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
