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

}
