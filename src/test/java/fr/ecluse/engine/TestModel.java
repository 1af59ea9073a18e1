package fr.ecluse.engine;

import java.nio.charset.StandardCharsets;

/** Small models for tests, written around the element that is tried. */
final class TestModel {

	private TestModel() {
	}

	/** A process that runs these elements between its start and its end. */
	static byte[] process(String key, String elements) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
				    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
				    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="essai">
				  <bpmn:signal id="signal" name="signal"/>
				  <bpmn:message id="message" name="message"/><bpmn:message id="other" name="other"/>
				  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
				    %s
				  </bpmn:process>
				</bpmn:definitions>
				""".formatted(key, elements).getBytes(StandardCharsets.UTF_8);
	}

	/** A process of one element {@code <id="it">}. */
	static byte[] around(String key, String element) {
		return process(key, """
				<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/>
				<bpmn:sequenceFlow id="b" sourceRef="it" targetRef="end"/>
				""" + element);
	}

	/** A file of these decisions. */
	static byte[] decisions(String decisions) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
				    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="essai" name="essai" namespace="essai">
				  %s
				</definitions>
				""".formatted(decisions).getBytes(StandardCharsets.UTF_8);
	}

	/** A decision that is one FEEL expression, in the variable {@code result}. */
	static String literal(String key, String expression) {
		return """
				<decision id="%s" name="%s" camunda:historyTimeToLive="P3D"><variable id="%s_v" name="result"/>
				  <literalExpression id="%s_e"><text>%s</text></literalExpression></decision>
				""".formatted(key, key, key, key, xml(expression));
	}

	static String xml(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/** A process that evaluates a decision into {@code result}, then waits. */
	static byte[] deciding(String key, String decision, String mapper) {
		return process(key, """
				<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="decide"/>
				<bpmn:sequenceFlow id="b" sourceRef="decide" targetRef="it"/>
				<bpmn:businessRuleTask id="decide" camunda:decisionRef="%s" camunda:decisionRefBinding="deployment"
				    camunda:resultVariable="result" camunda:mapDecisionResult="%s"/>
				<bpmn:userTask id="it"/>
				<bpmn:sequenceFlow id="c" sourceRef="it" targetRef="end"/>
				""".formatted(decision, mapper));
	}

}
