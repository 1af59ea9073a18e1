package fr.ecluse.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** One performance of a scenario: starts the dossier, then does step after step. */
final class Play {

	private static final String TASK = "/camunda/api/engine/engine/default/task/";

	private final Scenario scenario;

	private final Stage stage;

	private final Server software;

	private final List<String> roles;

	private final TaskService tasks;

	private final ScenarioClock clock;

	private final DueJobs jobs;

	private final Findings findings;

	private final ZoneId zone;

	private @Nullable Screen screen;

	private String dossier = "";

	private String instance = "";

	Play(Scenario scenario, Stage stage, Server software, List<String> roles, ProcessEngine engine, ScenarioClock clock,
			Findings findings) {
		this.scenario = scenario;
		this.stage = stage;
		this.software = software;
		this.roles = roles;
		this.tasks = engine.getTaskService();
		this.clock = clock;
		this.jobs = new DueJobs(engine.getManagementService(), clock);
		this.findings = findings;
		this.zone = scenario.place().territory().zone();
	}

	/** Has the tasks done in Tasklist's own pages. */
	Play on(@Nullable Screen screen) {
		this.screen = screen;
		return this;
	}

	void perform() {
		if (start()) {
			this.scenario.steps().forEach(this::perform);
		}
	}

	private void perform(ScenarioStep step) {
		if (step instanceof ScenarioStep.Complete complete) {
			complete(complete);
		}
		else if (step instanceof ScenarioStep.MoveClock move) {
			move(move.where(), move.to().atZone(this.zone).toInstant());
		}
		else if (step instanceof ScenarioStep.Wait wait) {
			move(wait.where(), this.clock.instant().atZone(this.zone).plus(wait.time()).toInstant());
		}
		else if (step instanceof ScenarioStep.Message message) {
			message(message);
		}
		else if (step instanceof ScenarioStep.Deposit deposit) {
			deposit(deposit);
		}
		else if (step instanceof ScenarioStep.Expect expect) {
			Server.Answer answer = this.software.get(this.stage.path("dossiers/" + this.dossier));
			Server.Answer timeline = this.software.get(this.stage.path("dossiers/" + this.dossier + "/timeline"));
			this.findings.check(expect, answer.body(), timeline.body(), this.instance);
		}
	}

	/** Whether the dossier exists then. */
	private boolean start() {
		String where = this.scenario.file() + ", dépôt";
		if (this.scenario.parameters() != null) {
			Server.Answer answer = this.software.put(this.stage.path("parameters/" + this.scenario.procedure()),
					Map.of("values", this.scenario.parameters()));
			accept(where + " (paramètres)", answer, null);
		}
		Server.Answer answer = this.software.post(this.stage.path("dossiers"),
				Map.of("procedure", this.scenario.procedure(), "variables", this.scenario.start()));
		accept(where, answer, this.scenario.startRefused());
		if (!answer.accepted()) {
			return false;
		}
		this.dossier = answer.body().path("id").asString("");
		this.instance = this.findings.instance(this.dossier);
		goOn(where);
		return true;
	}

	private void complete(ScenarioStep.Complete step) {
		Task task = task(step);
		Server agent = this.stage.as(role(step.where(), (step.role() != null) ? step.role() : offeredTo(step, task)));
		String path = TASK + task.getId();
		Server.Answer answer = (this.screen != null && step.refused() == null)
				? this.screen.complete(username(step, task), task.getId(), step.answers())
				: agent.post(path + "/claim", Map.of("userId", username(step, task)));
		boolean claimed = answer.accepted();
		if (claimed && (this.screen == null || step.refused() != null)) {
			Map<String, Object> answers = new LinkedHashMap<>();
			step.answers().forEach((key, value) -> {
				Map<String, @Nullable Object> variable = new LinkedHashMap<>();
				variable.put("value", value);
				answers.put(key, variable);
			});
			answer = agent.post(path + "/submit-form", Map.of("variables", answers));
		}
		accept("%s, tâche %s".formatted(step.where(), step.task()), answer, step.refused());
		if (!answer.accepted() && claimed) {
			agent.post(path + "/unclaim", Map.of());
		}
		goOn(step.where());
	}

	private String username(ScenarioStep.Complete step, Task task) {
		return this.stage.username((step.role() != null) ? step.role() : offeredTo(step, task));
	}

	private Task task(ScenarioStep.Complete step) {
		List<Task> open = this.tasks.createTaskQuery()
			.processInstanceId(this.instance)
			.taskDefinitionKey(step.task())
			.list();
		Comparator<Task> order = Comparator.comparing(this::loopCounter);
		return open.stream()
			.filter((task) -> step.which()
				.entrySet()
				.stream()
				.allMatch((it) -> PlainJson.same(it.getValue(), this.tasks.getVariable(task.getId(), it.getKey()))))
			.min(order.thenComparing(Task::getCreateTime))
			.orElseThrow(() -> new ScenarioProblem(step.where(),
					"la tâche « %s »%s n'est pas ouverte ; ouvertes : %s".formatted(step.task(),
							step.which().isEmpty() ? "" : " " + step.which(), this.findings.openTasks(this.instance))));
	}

	/** Which of several, in the order of their list. */
	private Integer loopCounter(Task task) {
		return (this.tasks.getVariable(task.getId(), "loopCounter") instanceof Integer counter) ? counter : 0;
	}

	private String offeredTo(ScenarioStep.Complete step, Task task) {
		List<String> offered = this.tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map((link) -> Objects.requireNonNullElse(link.getGroupId(), ""))
			.filter((group) -> group.startsWith(this.stage.siren() + "-"))
			.map((group) -> group.substring(group.indexOf('-') + 1))
			.sorted()
			.collect(Collectors.toList());
		if (offered.size() != 1) {
			throw new ScenarioProblem(step.where(), "dites par « as » qui fait la tâche « %s » : elle est proposée à %s"
				.formatted(step.task(), offered));
		}
		return offered.get(0);
	}

	private String role(String where, String role) {
		if (!this.roles.contains(role)) {
			throw new ScenarioProblem(where, "le rôle « %s » n'est pas de cette démarche ; les rôles sont : %s"
				.formatted(role, String.join(", ", this.roles)));
		}
		return role;
	}

	private void message(ScenarioStep.Message step) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("message", step.message());
		body.put("reason", step.reason());
		Server caller = (step.role() != null) ? this.stage.as(role(step.where(), step.role())) : this.software;
		Server.Answer answer = caller.post(this.stage.path("dossiers/%s/messages".formatted(this.dossier)), body);
		accept("%s, message %s".formatted(step.where(), step.message()), answer, step.refused());
		goOn(step.where());
	}

	private void deposit(ScenarioStep.Deposit step) {
		Server.Answer answer = this.software.post(
				this.stage.path("dossiers/%s/deposits/%s".formatted(this.dossier, step.box())),
				Map.of("depositor", step.depositor(), "content", step.content()));
		accept("%s, dépôt dans %s".formatted(step.where(), step.box()), answer, step.refused());
		goOn(step.where());
	}

	private void move(String where, Instant to) {
		if (to.isBefore(this.clock.instant())) {
			throw new ScenarioProblem(where,
					"l'horloge ne recule pas : il est déjà %s".formatted(this.clock.instant().atZone(this.zone)));
		}
		this.jobs.until(where, this.instance, to);
	}

	/** What is due by now is done, and a second passes: what follows is later. */
	private void goOn(String where) {
		this.jobs.until(where, this.instance, this.clock.instant());
		this.jobs.until(where, this.instance, this.clock.instant().plusSeconds(1));
	}

	private static void accept(String where, Server.Answer answer, Scenario.@Nullable Refusal refused) {
		if (refused == null) {
			if (!answer.accepted()) {
				throw new ScenarioProblem(where, "refusé : " + answer.summary());
			}
		}
		else if (answer.accepted()) {
			throw new ScenarioProblem(where,
					"accepté, alors qu'il fallait le refus « %s »".formatted(refused.message()));
		}
		else if (!answer.refuses(refused)) {
			throw new ScenarioProblem(where, "refusé, mais sans « %s »%s : %s".formatted(refused.message(),
					(refused.field() != null) ? " pour le champ " + refused.field() : "", answer.summary()));
		}
	}

}
