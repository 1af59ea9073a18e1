package fr.ecluse.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import fr.ecluse.task.TaskWork;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A scenario that is written from what happened tells it so that it happens again. */
@EcluseTest
class ScenarioWriterTests {

	/**
	 * One story of so many is written in every build; {@code -Decluse.scenario.every=1}
	 * takes them all.
	 */
	private static final int EVERY = Integer.getInteger("ecluse.scenario.every", 8);

	private static final Siren REAL = new Siren("212901516");

	@Autowired
	private ScenarioWriter writer;

	@Autowired
	private Trials trials;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private DossierStart start;

	@Autowired
	private DossierViews dossiers;

	@Autowired
	private TaskWork work;

	@Autowired
	private TaskService tasks;

	/** Written down during one trial, played in the next. */
	@TestFactory
	Stream<DynamicTest> writesShippedStoriesAgain() {
		return ShippedPackages.keys().stream().map((key) -> DynamicTest.dynamicTest(key, () -> again(key)));
	}

	private void again(String procedure) {
		Map<String, byte[]> files = new TreeMap<>(ShippedPackages.files(procedure).byPath());
		List<String> stories = files.keySet().stream().filter((path) -> path.startsWith("scenarios/")).toList();
		IntStream.range(0, stories.size())
			.filter((number) -> number % EVERY != 0)
			.forEach((number) -> files.remove(stories.get(number)));
		Map<String, byte[]> written = new TreeMap<>();
		TrialReport first = this.trials.run(procedure, new PackageFiles(files),
				(scenario, hands, dossier) -> written.put("scenarios/" + scenario.file(),
						this.writer.write(hands.siren(), dossier, scenario.title()).getBytes(StandardCharsets.UTF_8)));
		assertThat(first.obstacle()).isNull();
		assertThat(first.results()).isNotEmpty().allSatisfy((result) -> assertThat(result.difference()).isNull());
		assertThat(written).isNotEmpty();
		files.keySet().removeIf((path) -> path.startsWith("scenarios/"));
		files.putAll(written);
		TrialReport report = this.trials.run(procedure, new PackageFiles(files));
		assertThat(report.results()).hasSameSizeAs(written.keySet())
			.allSatisfy((result) -> assertThat(result.difference())
				.as("%s%n%s", result.file(), new String(files.get(result.file()), StandardCharsets.UTF_8))
				.isNull());
	}

	@Test
	void writesTheStoryOfARealDossierThatFailsOnceTheModelIsChanged() {
		String dossier = dossier();
		complete(dossier, "Lire", Map.of("pages", 6), "relectrice");
		complete(dossier, "Relire", Map.of(), "relectrice");
		complete(dossier, "Relire", Map.of(), "lectrice");
		await().until(() -> this.dossiers.detail(REAL, dossier).summary().closed() != null);
		String yaml = this.writer.write(REAL, dossier, "Un dossier lu et relu");
		String day = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();
		assertThat(yaml.replaceAll("at: " + day + "T..:..", "at: MAINTENANT")).isEqualTo("""
				title: Un dossier lu et relu
				member: {kind: commune, population: 1800, territory: metropole}
				at: MAINTENANT
				start: {subject: Banc vert, email: a@essai.example}
				steps:
				  - task: Lire
				    with: {pages: 6}
				  - task: Relire
				    as: lecteur
				    which: {loopCounter: 0}
				  - task: Relire
				    as: lecteur
				    which: {loopCounter: 1}
				  - expect: {status: closed, tasks: [], ended: Fin}
				""");
		SmallPackage files = new SmallPackage().with("scenarios/ecrit.yaml", yaml);
		assertThat(this.trials.run(SmallPackage.KEY, files.files()).results())
			.allSatisfy((result) -> assertThat(result.difference()).isNull());
		TrialReport changed = this.trials.run(SmallPackage.KEY,
				files.replacing(SmallPackage.MODEL, "${pages &gt; 5}", "${pages &gt; 50}").files());
		assertThat(changed.results()).singleElement()
			.satisfies((result) -> assertThat(String.valueOf(result.difference()))
				.contains("la tâche « Relire » {loopCounter=0} n'est pas ouverte ; ouvertes : []"));
	}

	private String dossier() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(REAL, "Commune de Morlaix", MemberKind.COMMUNE, "29151", "29", 1800, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			person("lectrice", Set.of(new Membership(REAL, "lecteur")));
			person("relectrice", Set.of(new Membership(REAL, "relecteur"), new Membership(REAL, "lecteur")));
		});
		return this.start
			.start(REAL,
					new DossierStart.Request(SmallPackage.KEY, null,
							Map.of("subject", "Banc vert", "email", "a@essai.example"), null, "essai"))
			.dossierId();
	}

	private void person(String name, Set<Membership> memberships) {
		String username = name + "." + REAL;
		if (this.agents.find(username).isEmpty()) {
			this.agents.add(new Agent(username, "Camille " + name, null, "{noop}x", true, Set.of(), memberships));
		}
	}

	private void complete(String dossier, String element, Map<String, Object> answers, String name) {
		String instance = this.dossiers.instance(REAL, dossier);
		Task task = await().atMost(Duration.ofMinutes(1))
			.until(() -> this.tasks.createTaskQuery()
				.processInstanceId(instance)
				.taskDefinitionKey(element)
				.list()
				.stream()
				.filter((it) -> this.tasks.getVariable(it.getId(), "loopCounter") == null
						|| Integer.valueOf(0).equals(this.tasks.getVariable(it.getId(), "loopCounter"))
						|| isLast(instance))
				.findFirst()
				.orElse(null), (found) -> found != null);
		this.work.complete(REAL, task.getId(), answers, Caller.of(this.agents.find(name + "." + REAL).orElseThrow()));
	}

	private boolean isLast(String instance) {
		return this.tasks.createTaskQuery().processInstanceId(instance).count() == 1;
	}

}
