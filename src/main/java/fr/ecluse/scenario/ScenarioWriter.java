package fr.ecluse.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fr.ecluse.catalogue.Edition;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.deposit.Handovers;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.dossier.Facts;
import fr.ecluse.form.Form;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Parameter;
import fr.ecluse.procedure.Procedure;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the scenario that a dossier went through, with all that came of it. Answers are
 * written as they were given, those of real people too: it is meant for drafts.
 */
@Component
public class ScenarioWriter {

	private static final Where NOWHERE = Where.file("");

	private static final Scenario.Refusal LATE = new Scenario.Refusal(null, "après la date limite");

	private final ProcessEngine engine;

	private final Procedures procedures;

	private final Members members;

	private final Agents agents;

	private final Eyes eyes;

	private final Handovers handovers;

	ScenarioWriter(ProcessEngine engine, Procedures procedures, Members members, Agents agents, Eyes eyes,
			Handovers handovers) {
		this.engine = engine;
		this.procedures = procedures;
		this.members = members;
		this.agents = agents;
		this.eyes = eyes;
		this.handovers = handovers;
	}

	/**
	 * The YAML of the story of a dossier until now.
	 * @param title French sentence
	 * @throws org.springframework.web.ErrorResponseException 404 when the member has no
	 * such dossier
	 */
	@Transactional(readOnly = true)
	public String write(Siren siren, String dossierId, String title) {
		DossierViews.Detail dossier = this.eyes.views().detail(siren, dossierId);
		Member member = this.members.get(siren);
		String instance = this.eyes.views().instance(siren, dossierId);
		PastTasks past = new PastTasks(this.engine.getHistoryService(), instance);
		ProcessDefinition definition = definition(instance);
		Edition edition = this.procedures.ofDeployment(definition.getDeploymentId()).orElseThrow();
		Recording recording = new Recording(member.territory().zone(), dossier.summary().received(), past.timers());
		BpmnModelInstance model = this.engine.getRepositoryService().getBpmnModelInstance(definition.getId());
		tasks(siren, past, asked(model, edition), parallel(model), recording);
		messages(siren, dossierId, past, edition.procedure(), recording);
		this.handovers.of(siren, dossierId)
			.forEach((it) -> recording.add(it.received(), new ScenarioStep.Deposit(NOWHERE, it.box(), it.depositor(),
					it.content(), it.late() ? LATE : null)));
		List<ScenarioStep> steps = recording.steps();
		steps.add(this.eyes.outcome(siren, dossier, this.engine));
		Scenario scenario = new Scenario(edition.procedure().key(), "", 0, title, place(member), recording.at(),
				parameters(past, edition.procedure()), start(past, edition.procedure()), null, steps);
		int sealed = this.handovers.sealed(siren, dossierId);
		return ((sealed > 0) ? "# Plis encore scellés, qui manquent ici : %d\n".formatted(sealed) : "")
				+ ScenarioText.of(scenario);
	}

	private ProcessDefinition definition(String instance) {
		HistoricProcessInstance past = this.engine.getHistoryService()
			.createHistoricProcessInstanceQuery()
			.processInstanceId(instance)
			.singleResult();
		return this.engine.getRepositoryService().getProcessDefinition(past.getProcessDefinitionId());
	}

	/** What the form of each task asks, by element; nothing of those without a form. */
	private static Map<String, Set<String>> asked(BpmnModelInstance model, Edition edition) {
		Map<String, Set<String>> forms = new HashMap<>();
		edition.files().endingWith(".form").values().forEach((file) -> {
			Form form = Form.parse(new String(file, StandardCharsets.UTF_8));
			forms.put(form.id(), open(form));
		});
		Map<String, Set<String>> asked = new HashMap<>();
		model.getModelElementsByType(UserTask.class)
			.forEach((task) -> asked.put(task.getId(),
					forms.getOrDefault(String.valueOf(task.getCamundaFormRef()), Set.of())));
		return asked;
	}

	/** Ids of what is repeated all at once. */
	private static Set<String> parallel(BpmnModelInstance model) {
		Set<String> parallel = new HashSet<>();
		for (MultiInstanceLoopCharacteristics repetition : model
			.getModelElementsByType(MultiInstanceLoopCharacteristics.class)) {
			if (!repetition.isSequential()) {
				parallel.add(((BaseElement) repetition.getParentElement()).getId());
			}
		}
		return parallel;
	}

	private static Set<String> open(Form form) {
		Set<String> keys = new LinkedHashSet<>(form.keys());
		keys.removeAll(form.lockedKeys());
		return keys;
	}

	private void tasks(Siren siren, PastTasks past, Map<String, Set<String>> asked, Set<String> parallel,
			Recording recording) {
		for (HistoricTaskInstance task : past.completed()) {
			recording.add(Instant.ofEpochMilli(task.getEndTime().getTime()),
					new ScenarioStep.Complete(NOWHERE, task.getTaskDefinitionKey(), role(siren, past, task),
							past.which(task, parallel),
							past.answers(task, asked.getOrDefault(task.getTaskDefinitionKey(), Set.of())), null));
		}
	}

	/** Only where the task was offered to several. */
	private @Nullable String role(Siren siren, PastTasks past, HistoricTaskInstance task) {
		Set<String> offered = past.roles(task);
		Set<String> own = Optional.ofNullable(task.getAssignee())
			.flatMap(this.agents::find)
			.map((agent) -> agent.roles(siren))
			.orElse(Set.of());
		return (offered.size() == 1) ? null
				: offered.stream().filter(own::contains).findFirst().orElse(offered.stream().findFirst().orElse(null));
	}

	private void messages(Siren siren, String dossier, PastTasks past, Procedure procedure, Recording recording) {
		Iterator<@Nullable Object> reasons = past.values("messageReason").iterator();
		for (Facts.Fact fact : this.eyes.views().timeline(siren, dossier)) {
			if (fact.kind().equals("message") && reasons.hasNext()) {
				String reason = String.valueOf(reasons.next());
				procedure.messages().forEach((name, message) -> {
					if (fact.label().startsWith(message.title() + " : ")) {
						recording.add(fact.at(), new ScenarioStep.Message(NOWHERE, name,
								sender(siren, message, fact.actor()), reason, null));
					}
				});
			}
		}
	}

	/** Role of the agent of that name; null for the member's software. */
	private @Nullable String sender(Siren siren, Procedure.Message message, @Nullable String name) {
		return this.agents.of(siren)
			.stream()
			.filter((agent) -> agent.displayName().equals(name))
			.flatMap((agent) -> agent.roles(siren).stream())
			.filter(message.roles()::contains)
			.findFirst()
			.orElse(null);
	}

	private static Map<String, @Nullable Object> start(PastTasks past, Procedure procedure) {
		Map<String, @Nullable Object> start = new LinkedHashMap<>();
		open(procedure.startForm()).forEach((key) -> {
			Object given = past.first(key);
			if (given != null) {
				start.put(key, PlainJson.plain(given));
			}
		});
		return start;
	}

	/** Those that are not the default. */
	private static @Nullable Map<String, @Nullable Object> parameters(PastTasks past, Procedure procedure) {
		Object frozen = past.first("parameters");
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		for (Parameter parameter : procedure.parameters()) {
			Object value = PlainJson.at(frozen, "." + parameter.key());
			if (value != null && !PlainJson.same(value, parameter.defaultValue())) {
				parameters.put(parameter.key(), PlainJson.plain(value));
			}
		}
		return parameters.isEmpty() ? null : parameters;
	}

	private static Scenario.Place place(Member member) {
		Integer population = member.population();
		return new Scenario.Place(member.kind(), (population != null) ? population : Scenario.Place.USUAL.population(),
				member.territory());
	}

}
