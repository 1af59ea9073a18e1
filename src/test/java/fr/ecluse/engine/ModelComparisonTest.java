package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.ModelComparison.Fate;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of what stands at an element of one version, in another. */
@EcluseTest
class ModelComparisonTest {

	private static final String A = "<bpmn:userTask id=\"a\" name=\"Instruire la demande\"/>";

	private static final String B = "<bpmn:userTask id=\"b\" name=\"Signer la lettre\"/>";

	private static final String REPEATED = """
			<bpmn:userTask id="a" name="Instruire la demande"><bpmn:multiInstanceLoopCharacteristics>
			  <bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>""";

	private static final String TIMER = """
			<bpmn:boundaryEvent id="t" name="Un mois" attachedToRef="%s"><bpmn:timerEventDefinition>
			  <bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>""";

	private static final String WAIT = """
			<bpmn:intermediateCatchEvent id="w" name="Attendre"><bpmn:timerEventDefinition>
			  <bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>""";

	private static final String HEAR = """
			<bpmn:intermediateCatchEvent id="w" name="Attendre"><bpmn:messageEventDefinition messageRef="message"/>
			</bpmn:intermediateCatchEvent>""";

	@Autowired
	private RepositoryService repository;

	@Autowired
	private InstanceMigrations migrations;

	private final String key = "compare" + UUID.randomUUID().toString().substring(0, 8);

	private final List<String> deployments = new ArrayList<>();

	@AfterEach
	void remove() {
		this.deployments.forEach((id) -> this.repository.deleteDeployment(id, true));
	}

	@Test
	void sameIdAndSameKindFollow() {
		ModelComparison comparison = compare(line(A, B), line(A, B, "<bpmn:userTask id=\"c\" name=\"Archiver\"/>"));
		assertThat(comparison.fate("a")).isEqualTo(Fate.FOLLOWS);
		assertThat(comparison.equal()).containsEntry("a", "a").containsEntry("b", "b");
		assertThat(comparison.proposals()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			// gone, but an element of nearly the same name is there
			"<bpmn:userTask id='x' name='Instruire une demande'/> | x",
			// gone, and one other of its kind is left
			"<bpmn:userTask id='x' name='Clore'/> | x",
			// of another kind, nothing like it
			"<bpmn:receiveTask id='a' name='Instruire la demande' messageRef='message'/> | ",
			// moved into a sub-process of its own
			"<bpmn:subProcess id='s'><bpmn:startEvent id='s1'/><bpmn:sequenceFlow id='s2' sourceRef='s1' targetRef='a'/><bpmn:userTask id='a' name='Instruire la demande'/></bpmn:subProcess> | a" })
	void whatIsGoneHasToBeMapped(String element, String proposal) {
		ModelComparison comparison = compare(line(A, B), line(element.replace('\'', '"'), B));
		assertThat(comparison.fate("a")).isEqualTo(Fate.TO_MAP);
		assertThat(comparison.proposals().get("a")).isEqualTo(proposal);
		assertThat(comparison.fate("b")).isEqualTo(Fate.FOLLOWS);
	}

	@Test
	void aTimerNeverBecomesAMessage() {
		ModelComparison comparison = compare(line(A, WAIT), line(A, HEAR));
		assertThat(comparison.fate("w")).isEqualTo(Fate.TO_MAP);
		assertThat(comparison.proposals()).isEmpty();
		assertThat(mapping(line(A, WAIT), line(A, HEAR), Map.of("w", "w")).faults())
			.extracting(MigrationFault::sentence)
			.containsExactly(
					"« Attendre » : « Attendre » est de sorte « attente d'un message », l'élément de départ « minuteur » : choisissez un élément de même sorte.");
	}

	@Test
	void aRepetitionStaysOne() {
		assertThat(compare(line(REPEATED, B), line(REPEATED, B)).fate("a")).isEqualTo(Fate.FOLLOWS);
		ModelComparison less = compare(line(REPEATED, B), line(A, B));
		assertThat(less.fate("a")).isEqualTo(Fate.STAYS);
		assertThat(less.refusal("a")).hasValueSatisfying((it) -> assertThat(it).contains("« Instruire la demande »",
				"répété pour chaque élément d'une liste (multi-instance)"));
		ModelComparison more = compare(line(A, B), line(REPEATED, B));
		assertThat(more.fate("a")).isEqualTo(Fate.STAYS);
		assertThat(more.refusal("a")).hasValueSatisfying((it) -> assertThat(it).contains("multi-instance"));
	}

	@Test
	void whatLeavesItsSubProcessStays() {
		String both = sub(A + B + flow("i", "a", "b"), "a");
		String one = sub(B, "b");
		ModelComparison comparison = compare(line(both), line(A, one));
		assertThat(comparison.fate("b")).isEqualTo(Fate.FOLLOWS);
		assertThat(comparison.fate("a")).isEqualTo(Fate.STAYS);
		assertThat(comparison.refusal("a"))
			.hasValue("« Instruire la demande » : « Préparer » correspond à « Préparer », qui ne contient pas "
					+ "« Instruire la demande » : les sous-processus ont changé.");
	}

	@Test
	void whatStandsInAnEventSubProcessFollowsWithIt() {
		String event = """
				<bpmn:subProcess id="e" name="Abandon" triggeredByEvent="true"><bpmn:startEvent id="e1">
				  <bpmn:messageEventDefinition messageRef="message"/></bpmn:startEvent>
				  <bpmn:sequenceFlow id="e2" sourceRef="e1" targetRef="c"/>
				  <bpmn:userTask id="c" name="Constater"/></bpmn:subProcess>""";
		ModelComparison kept = compare(line(A) + event, line(A) + event);
		assertThat(kept.fate("c")).isEqualTo(Fate.FOLLOWS);
		assertThat(kept.equal()).containsEntry("e1", "e1");
		ModelComparison gone = compare(line(A) + event, line(A));
		assertThat(gone.fate("c")).isEqualTo(Fate.TO_MAP);
		assertThat(gone.proposals()).doesNotContainKey("c");
		assertThat(gone.dropped()).containsExactly("e1");
	}

	@Test
	void anEventGoesWithItsStep() {
		String renamed = "<bpmn:userTask id=\"x\" name=\"Instruire une demande\"/>";
		String timer = TIMER.replace("id=\"t\"", "id=\"u\"").formatted("x");
		InstanceMigrations.Mapping mapping = mapping(line(A, B) + TIMER.formatted("a"), line(renamed, B) + timer,
				Map.of("a", "x"));
		assertThat(mapping.faults()).isEmpty();
		assertThat(mapping.elements()).isEqualTo(Map.of("a", "x", "b", "b", "t", "u"));
		ModelComparison comparison = compare(line(A, B) + TIMER.formatted("a"), line(renamed, B));
		assertThat(comparison.dropped()).containsExactly("t");
	}

	@Test
	void whatIsLeftOutIsNotMapped() {
		java.util.HashMap<String, String> none = new java.util.HashMap<>();
		none.put("a", null);
		assertThat(mapping(line(A, B), line(A, B), none).elements()).isEqualTo(Map.of("b", "b"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"a | z | « Instruire la demande » : la nouvelle version n'a pas d'élément « z ».",
			"z | a | « z » : la version de départ n'a pas cet élément.",
			"a | end | « Instruire la demande » : le moteur ne sait pas déplacer un dossier de cet élément : il finit dans sa version." })
	void refusesACounterpartThatCannotBe(String from, String to, String sentence) {
		InstanceMigrations.Mapping mapping = mapping(line(A, B), line(A, B), Map.of(from, to));
		assertThat(mapping.faults())
			.containsExactly(new MigrationFault(from, from.equals("a") ? "Instruire la demande" : from, sentence));
	}

	@Test
	void aVersionThatIsNotDeployedComparesAsItWillBe() {
		String source = deploy(line(A, B));
		byte[] model = TestModel.process(this.key, line(A, "<bpmn:userTask id=\"y\" name=\"Signer la lettre\"/>"));
		ModelComparison before = this.migrations.compare(source,
				InstanceMigrations.Model.of(this.key, Map.of("m.bpmn", model)));
		long deployed = this.repository.createProcessDefinitionQuery().processDefinitionKey(this.key).count();
		assertThat(deployed).isOne();
		String target = deploy(model);
		assertThat(this.migrations.compare(source, InstanceMigrations.Model.deployed(target))).isEqualTo(before);
		assertThat(before.proposals()).isEqualTo(Map.of("b", "y"));
	}

	@Test
	void saysThatAModelCannotBeRead() {
		String source = deploy(line(A));
		assertThatThrownBy(() -> this.migrations.compare(source,
				InstanceMigrations.Model.of(this.key, Map.of("m.bpmn", "<x/>".getBytes()))))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("« m.bpmn »");
		assertThatThrownBy(() -> this.migrations.compare(source, InstanceMigrations.Model.of(this.key, Map.of())))
			.hasMessageContaining("Aucun processus exécutable de cette version ne s'appelle");
	}

	private ModelComparison compare(String source, String target) {
		return this.migrations.compare(deploy(source), InstanceMigrations.Model.deployed(deploy(target)));
	}

	private InstanceMigrations.Mapping mapping(String source, String target, Map<String, String> chosen) {
		return this.migrations.mapping(deploy(source), InstanceMigrations.Model.deployed(deploy(target)), chosen);
	}

	private String deploy(String elements) {
		return deploy(TestModel.process(this.key, elements));
	}

	private String deploy(byte[] model) {
		String deployment = PastTheGate.deploy(this.repository, this.key, Map.of("m.bpmn", model));
		this.deployments.add(deployment);
		return this.repository.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
	}

	/** These elements one after the other. */
	private static String line(String... elements) {
		StringBuilder line = new StringBuilder("<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>");
		String last = "start";
		for (String element : elements) {
			String id = element.replaceAll("(?s)^.*?id=\"(\\w+)\".*$", "$1");
			line.append(element).append(flow("to-" + id, last, id));
			last = id;
		}
		return line + flow("to-end", last, "end");
	}

	private static String sub(String elements, String first) {
		return "<bpmn:subProcess id=\"s\" name=\"Préparer\"><bpmn:startEvent id=\"s1\"/>" + flow("s2", "s1", first)
				+ elements + "</bpmn:subProcess>";
	}

	private static String flow(String id, String from, String to) {
		return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(id, from, to);
	}

}
