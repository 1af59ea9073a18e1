package fr.ecluse.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** One performance of a scenario: starts the dossier, then does step after step. */
final class Play {

	private final Scenario scenario;

	private final Hands hands;

	private final List<String> roles;

	private final TaskService tasks;

	private final StoryTime time;

	private final DueJobs jobs;

	private final Findings findings;

	private final Budget budget;

	private final ZoneId zone;

	private @Nullable String dossier;

	private String instance = "";

	Play(Scenario scenario, Hands hands, List<String> roles, ProcessEngine engine, StoryTime time, Findings findings,
			Budget budget) {
		this.scenario = scenario;
		this.hands = hands;
		this.roles = roles;
		this.tasks = engine.getTaskService();
		this.time = time;
		this.jobs = new DueJobs(engine.getManagementService(), time, budget);
		this.findings = findings;
		this.budget = budget;
		this.zone = scenario.place().territory().zone();
	}

	/**
	 * Plays to the end of the story.
	 * @throws ScenarioProblem at the first difference
	 */
	void perform() {
		if (start()) {
			this.scenario.steps().forEach((step) -> {
				this.budget.step(step.where());
				perform(step);
			});
		}
	}

	/** Id of the dossier; null while there is none. */
	@Nullable String dossier() {
		return this.dossier;
	}

	private void perform(ScenarioStep step) {
		if (step instanceof ScenarioStep.Complete complete) {
			complete(complete);
		}
		else if (step instanceof ScenarioStep.MoveClock move) {
			move(move.where(), move.to().atZone(this.zone).toInstant());
		}
		else if (step instanceof ScenarioStep.Wait wait) {
			move(wait.where(), later(wait));
		}
		else if (step instanceof ScenarioStep.Message message) {
			message(message);
		}
		else if (step instanceof ScenarioStep.Deposit deposit) {
			deposit(deposit);
		}
		else if (step instanceof ScenarioStep.Expect expect) {
			this.findings.check(expect, this.hands.dossier(id()).body(), this.hands.timeline(id()).body(),
					this.instance);
		}
	}

	/** Whether the dossier exists then. */
	private boolean start() {
		Where where = new Where(this.scenario.file(), this.scenario.line(), 0, "dépôt");
		this.time.set(this.scenario.at().atZone(this.zone).toInstant());
		if (this.scenario.parameters() != null) {
			accept(where.doing("paramètres"), this.hands.set(this.scenario.parameters()), null);
		}
		Answer answer = this.hands.start(this.scenario.start());
		accept(where, answer, this.scenario.startRefused());
		if (!answer.accepted()) {
			return false;
		}
		this.dossier = answer.body().path("id").asString("");
		this.instance = this.findings.instance(id());
		goOn(where);
		return true;
	}

	private void complete(ScenarioStep.Complete step) {
		Task task = task(step);
		String role = role(step.where(), (step.role() != null) ? step.role() : offeredTo(step, task));
		Answer answer = this.hands.complete(role, task, step.answers(), step.refused() != null);
		accept(step.where().doing("tâche " + step.task()), answer, step.refused());
		goOn(step.where());
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
			.filter((group) -> group.startsWith(this.hands.siren() + "-"))
			.map((group) -> group.substring(group.indexOf('-') + 1))
			.sorted()
			.collect(Collectors.toList());
		if (offered.size() != 1) {
			throw new ScenarioProblem(step.where(), "dites par « as » qui fait la tâche « %s » : elle est proposée à %s"
				.formatted(step.task(), offered));
		}
		return offered.get(0);
	}

	private String role(Where where, String role) {
		if (!this.roles.contains(role)) {
			throw new ScenarioProblem(where, "le rôle « %s » n'est pas de cette démarche ; les rôles sont : %s"
				.formatted(role, String.join(", ", this.roles)));
		}
		return role;
	}

	private void message(ScenarioStep.Message step) {
		String role = (step.role() != null) ? role(step.where(), step.role()) : null;
		Answer answer = this.hands.send(id(), role, step.message(), step.reason());
		accept(step.where().doing("message " + step.message()), answer, step.refused());
		goOn(step.where());
	}

	private void deposit(ScenarioStep.Deposit step) {
		Answer answer = this.hands.deposit(id(), step.box(), step.depositor(), step.content());
		accept(step.where().doing("dépôt dans " + step.box()), answer, step.refused());
		goOn(step.where());
	}

	private Instant later(ScenarioStep.Wait wait) {
		try {
			ZonedDateTime end = this.time.instant().atZone(this.zone).plus(wait.time());
			if (!end.toLocalDateTime().isAfter(ScenarioReader.LAST)) {
				return end.toInstant();
			}
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw tooLate(wait);
		}
		throw tooLate(wait);
	}

	private static ScenarioProblem tooLate(ScenarioStep.Wait wait) {
		return new ScenarioProblem(wait.where(),
				"l'horloge ne va pas plus loin que %d".formatted(ScenarioReader.LAST.getYear()));
	}

	private void move(Where where, Instant to) {
		if (to.isBefore(this.time.instant())) {
			throw new ScenarioProblem(where,
					"l'horloge ne recule pas : il est déjà %s".formatted(this.time.instant().atZone(this.zone)));
		}
		this.jobs.until(where, this.instance, to);
	}

	/** What is due by now is done, and a second passes: what follows is later. */
	private void goOn(Where where) {
		this.jobs.until(where, this.instance, this.time.instant());
		this.jobs.until(where, this.instance, this.time.instant().plusSeconds(1));
	}

	private String id() {
		return Objects.requireNonNull(this.dossier);
	}

	private void accept(Where where, Answer answer, Scenario.@Nullable Refusal refused) {
		this.budget.check(where);
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
