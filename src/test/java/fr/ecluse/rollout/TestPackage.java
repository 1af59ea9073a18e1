package fr.ecluse.rollout;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.gate.PackageFiles;

/** Small procedures, in versions. */
final class TestPackage {

	private static final String FORM = "{\"type\":\"default\",\"id\":\"%s\",\"components\":[%s]}";

	private static final String FIELD = "{\"type\":\"textfield\",\"key\":\"%s\",\"label\":\"%s\"}";

	private final String key;

	private final Map<String, byte[]> files = new TreeMap<>();

	private TestPackage(String key) {
		this.key = key;
	}

	/** A procedure that runs these elements one after the other. */
	static TestPackage of(String key, String... line) {
		return new TestPackage(key).model(line(line)).yaml("").form("depot", "subject");
	}

	/** More elements beside the line. */
	TestPackage beside(String elements) {
		String model = new String(this.files.get("m.bpmn"), StandardCharsets.UTF_8);
		return text("m.bpmn", model.replace("</bpmn:process>", elements + "</bpmn:process>"));
	}

	/** One more message that the model may name. */
	TestPackage message(String id, String name) {
		String model = new String(this.files.get("m.bpmn"), StandardCharsets.UTF_8);
		return text("m.bpmn", model.replace("<bpmn:process ",
				"<bpmn:message id=\"%s\" name=\"%s\"/><bpmn:process ".formatted(id, name)));
	}

	/** More lines of procedure.yaml. */
	TestPackage yaml(String more) {
		return text(PackageFiles.DESCRIPTION, """
				title: Essai de migration
				description: Une petite démarche pour les essais de migration.
				start-form: depot.form
				subject: subject
				register:
				  key: %s
				  prefix: MI
				roles:
				  agent-essai: Suit le dossier.
				  chef-essai: Décide.
				%s""".formatted(this.key, more));
	}

	/** A form with these answers; models name it by the key and its name. */
	TestPackage form(String name, String... fields) {
		StringBuilder components = new StringBuilder();
		for (String field : fields) {
			components.append(components.isEmpty() ? "" : ",").append(FIELD.formatted(field, field));
		}
		return text(name + ".form", FORM.formatted(this.key + "-" + name, components));
	}

	TestPackage text(String path, String content) {
		this.files.put(path, content.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	PackageFiles files() {
		return new PackageFiles(this.files);
	}

	private TestPackage model(String elements) {
		return text("m.bpmn", """
				<?xml version="1.0" encoding="UTF-8"?>
				<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
				    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
				    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="essai">
				  <bpmn:message id="Rappel" name="rappel"/><bpmn:message id="Abandon" name="abandon"/>
				  <bpmn:process id="%s" isExecutable="true">
				    %s
				  </bpmn:process>
				</bpmn:definitions>
				""".formatted(this.key, elements));
	}

	static String task(String id, String name) {
		return "<bpmn:userTask id=\"%s\" name=\"%s\" camunda:candidateGroups=\"agent-essai\"/>".formatted(id, name);
	}

	/** A task with the form of the procedure called so. */
	static String task(String id, String name, String form) {
		return task(id, name).replace("/>",
				" camunda:formRef=\"%s\" camunda:formRefBinding=\"deployment\"/>".formatted(form));
	}

	static String timer(String id, String step, String duration) {
		return """
				<bpmn:boundaryEvent id="%s" name="Relance" attachedToRef="%s" cancelActivity="false">
				  <bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition>
				</bpmn:boundaryEvent>""".formatted(id, step, duration);
	}

	static String block(String id, String block, Map<String, String> inputs) {
		StringBuilder parameters = new StringBuilder();
		new TreeMap<>(inputs).forEach((name, value) -> parameters
			.append("<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>".formatted(name, value)));
		return """
				<bpmn:serviceTask id="%s" name="%s" camunda:delegateExpression="${%s}"><bpmn:extensionElements>
				  <camunda:inputOutput>%s</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>"""
			.formatted(id, id, block, parameters);
	}

	private static String line(String... elements) {
		StringBuilder line = new StringBuilder("<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>");
		String last = "start";
		for (String element : elements) {
			String id = element.replaceAll("(?s)^.*?id=\"(\\w+)\".*$", "$1");
			line.append(element).append(flow("to-" + id, last, id));
			last = id;
		}
		return line.append(flow("to-end", last, "end")).toString();
	}

	static String flow(String id, String from, String to) {
		return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(id, from, to);
	}

}
