package fr.ecluse.gate;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.bench.Scenario;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * Processor time of one verdict, for a package whose model has 30 kB and for one whose model is
 * as large as the gate takes, beside the engine's own reading of the same model against the
 * standard's schema, which checks nothing else. See src/bench/README.md.
 */
public final class GateBench {

	private static final String OURS = "Écluse, le verdict entier";

	private static final int WARM_UP = 4;

	private static final int ROUNDS = Integer.getInteger("rounds", 9);

	/** One more service asked, in the model of {@code conges}. */
	private static final String OPINION = """
			<bpmn:userTask id="Avis_%1$d" name="Donner un avis, service %1$d" camunda:formRef="conges-avis" camunda:formRefBinding="deployment" camunda:candidateGroups="chef"/>
			<bpmn:exclusiveGateway id="Favorable_%1$d" name="Avis %1$d favorable ?" default="Non_%1$d"/>
			<bpmn:serviceTask id="Noter_%1$d" name="Noter l'avis %1$d" camunda:delegateExpression="${fact}">
			  <bpmn:extensionElements><camunda:inputOutput>
			    <camunda:inputParameter name="text">Avis du service %1$d : ${opinion}, pour des congés du ${firstDay} au ${lastDay}</camunda:inputParameter>
			  </camunda:inputOutput></bpmn:extensionElements>
			</bpmn:serviceTask>
			<bpmn:exclusiveGateway id="Suite_%1$d"/>
			<bpmn:sequenceFlow id="Rendu_%1$d" sourceRef="Avis_%1$d" targetRef="Favorable_%1$d"/>
			<bpmn:sequenceFlow id="Oui_%1$d" name="Oui" sourceRef="Favorable_%1$d" targetRef="Noter_%1$d">
			  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${opinion == 'favorable' and size(opinion) > %1$d}</bpmn:conditionExpression>
			</bpmn:sequenceFlow>
			<bpmn:sequenceFlow id="Non_%1$d" name="Non" sourceRef="Favorable_%1$d" targetRef="Suite_%1$d"/>
			<bpmn:sequenceFlow id="Note_%1$d" sourceRef="Noter_%1$d" targetRef="Suite_%1$d"/>
			<bpmn:sequenceFlow id="Puis_%1$d" sourceRef="Suite_%1$d" targetRef="%2$s"/>
			""";

	private static final List<String> NODES = List.of("Avis", "Favorable", "Noter", "Suite");

	private static final List<String> FLOWS = List.of("Rendu", "Oui", "Non", "Note", "Puis");

	private GateBench() {
	}

	public static void main(String[] arguments) {
		Gate gate = Packages.gate();
		Scenario scenario = new Scenario("m", "Contrôle d’une démarche");
		Scenario.Measure median = measure(scenario, "modèle de 30 ko", 30_000, 40, gate);
		Scenario.Measure largest = measure(scenario, "modèle de 1 Mo", FileRules.LARGEST_FILE, 3, gate);
		scenario.target("verdict d’un modèle de 30 ko (ms)", median.median(OURS), 20, true);
		scenario.target("verdict d’un modèle de 1 Mo (ms)", largest.median(OURS), 1000, true);
		scenario.note("Camunda lit le même modèle et le valide par le schéma du standard ; il ne regarde ni le code, ni les expressions, "
				+ "ni les formulaires. Écluse rend le verdict entier.");
		scenario.write();
	}

	private static Scenario.Measure measure(Scenario scenario, String name, int size, int batch, Gate gate) {
		Scenario.Measure costs = scenario.measure(name, "ms de processeur");
		PackageFiles files = grown(size);
		byte[] model = files.find("conges.bpmn").orElseThrow();
		Map<String, Runnable> contestants = new LinkedHashMap<>();
		contestants.put(OURS, () -> accept(gate.check("conges", files)));
		contestants.put("Camunda, schéma seul",
				() -> Bpmn.validateModel(Bpmn.readModelFromStream(new ByteArrayInputStream(model))));
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Map.Entry<String, Runnable> contestant : contestants.entrySet()) {
				System.gc();
				long before = cpu();
				for (int i = 0; i < batch; i++) {
					contestant.getValue().run();
				}
				if (round >= 0) {
					costs.add(contestant.getKey(), (cpu() - before) / 1e6 / batch);
				}
			}
		}
		long tags = new String(model, StandardCharsets.UTF_8).chars().filter((it) -> it == '<').count();
		scenario.note("%s : %d ko, %d balises.".formatted(name, model.length / 1000, tags));
		return costs;
	}

	/** Of this thread, as the gate counts it. */
	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static void accept(Verdict verdict) {
		if (!verdict.accepted() || verdict.findings().size() > 60) {
			throw new IllegalStateException(String.valueOf(verdict.findings().subList(0, 5)));
		}
	}

	/** The procedure {@code conges} with so many services asked that its model reaches the size. */
	private static PackageFiles grown(int size) {
		ModellingTrial trial = ModellingTrial.good("conges");
		String model = new String(trial.files().find("conges.bpmn").orElseThrow(), StandardCharsets.UTF_8);
		int each = (service(1000, "Avis_1001") + drawn(1000)).getBytes(StandardCharsets.UTF_8).length;
		int services = (size - model.length()) / each;
		StringBuilder opinions = new StringBuilder();
		StringBuilder drawing = new StringBuilder();
		for (int i = 0; i < services; i++) {
			opinions.append(service(i, (i + 1 < services) ? "Avis_" + (i + 1) : "Accord"));
			drawing.append(drawn(i));
		}
		return trial
			.with("conges.bpmn", "id=\"DeciderVersAccord\" sourceRef=\"Decider\" targetRef=\"Accord\"",
					"id=\"DeciderVersAccord\" sourceRef=\"Decider\" targetRef=\"Avis_0\"")
			.with("conges.bpmn", "<bpmn:incoming>DeciderVersAccord</bpmn:incoming>",
					"<bpmn:incoming>Puis_%d</bpmn:incoming>".formatted(services - 1))
			.with("conges.bpmn", "  </bpmn:process>", opinions + "  </bpmn:process>")
			.with("conges.bpmn", "    </bpmndi:BPMNPlane>", drawing + "    </bpmndi:BPMNPlane>")
			.files();
	}

	private static String service(int number, String next) {
		return OPINION.formatted(number, next);
	}

	private static String drawn(int number) {
		StringBuilder drawing = new StringBuilder();
		for (String node : NODES) {
			drawing.append("<bpmndi:BPMNShape id=\"%1$s_%2$d_di\" bpmnElement=\"%1$s_%2$d\"><dc:Bounds x=\"%3$d\" y=\"80\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>%n"
				.formatted(node, number, 150 * number));
		}
		for (String flow : FLOWS) {
			drawing.append("<bpmndi:BPMNEdge id=\"%1$s_%2$d_di\" bpmnElement=\"%1$s_%2$d\"><di:waypoint x=\"%3$d\" y=\"120\"/><di:waypoint x=\"%4$d\" y=\"120\"/></bpmndi:BPMNEdge>%n"
				.formatted(flow, number, 150 * number, 150 * number + 50));
		}
		return drawing.toString();
	}

}
