package fr.ecluse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The course of instances, for those who look after them; callers have settled who. */
@Component
public class Traces {

	/** A dossier that goes in circles may pass more elements than anybody reads. */
	public static final int MOST_VISITS = 500;

	private static final int MOST_TROUBLES = 200;

	/** As often as a new job is tried. */
	private static final int RETRIES = 7;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final ManagementService management;

	private final RepositoryService repository;

	private final Instances instances;

	private final Clock clock;

	Traces(RuntimeService runtime, HistoryService history, ManagementService management, RepositoryService repository,
			Instances instances, Clock clock) {
		this.runtime = runtime;
		this.history = history;
		this.management = management;
		this.repository = repository;
		this.instances = instances;
		this.clock = clock;
	}

	/** The course of an instance, running or ended. */
	@Transactional(readOnly = true)
	public Trace of(String processInstanceId) {
		HistoricProcessInstance instance = this.history.createHistoricProcessInstanceQuery()
			.processInstanceId(processInstanceId)
			.singleResult();
		ProcessDefinition definition = this.repository.getProcessDefinition(instance.getProcessDefinitionId());
		Names names = new Names(this.repository.getBpmnModelInstance(definition.getId()));
		List<HistoricActivityInstance> passed = passed(processInstanceId);
		boolean running = instance.getEndTime() == null;
		return new Trace(definition.getId(), definition.getVersion(),
				running ? positions(processInstanceId, passed, names) : List.of(),
				passed.stream().map((it) -> visit(it, names)).toList(),
				running ? troubles(processInstanceId, names) : List.of());
	}

	/** The BPMN file of a definition, as it was deployed. */
	public byte[] model(String definitionId) {
		try (InputStream model = this.repository.getProcessModel(definitionId)) {
			return model.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Instances that stand still since the server gave up a step, latest first. */
	public Map<String, Instant> stuck() {
		Map<String, Instant> stuck = new java.util.LinkedHashMap<>();
		this.runtime.createIncidentQuery()
			.orderByIncidentTimestamp()
			.desc()
			.listPage(0, MOST_TROUBLES)
			.forEach((incident) -> stuck.putIfAbsent(incident.getProcessInstanceId(),
					incident.getIncidentTimestamp().toInstant()));
		return stuck;
	}

	/**
	 * Has a failed step tried again now.
	 * @return the name of its element; null when the instance has no such failed step any
	 * more
	 */
	public @Nullable String retry(String processInstanceId, String jobId) {
		Job job = this.management.createJobQuery()
			.processInstanceId(processInstanceId)
			.jobId(jobId)
			.withException()
			.singleResult();
		if (job == null) {
			return null;
		}
		try {
			this.management.setJobDuedate(jobId, Date.from(this.clock.instant()));
			this.management.setJobRetries(jobId, RETRIES);
		}
		catch (OptimisticLockingException ex) {
			return null;
		}
		return new Names(this.repository.getBpmnModelInstance(job.getProcessDefinitionId()))
			.of(job.getFailedActivityId());
	}

	private List<HistoricActivityInstance> passed(String processInstanceId) {
		List<HistoricActivityInstance> latest = new ArrayList<>(this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(processInstanceId)
			.orderByHistoricActivityInstanceStartTime()
			.desc()
			.orderPartiallyByOccurrence()
			.desc()
			.listPage(0, MOST_VISITS));
		Collections.reverse(latest);
		latest.removeIf((it) -> it.getActivityId().endsWith("#multiInstanceBody"));
		return latest;
	}

	private List<Trace.Position> positions(String processInstanceId, List<HistoricActivityInstance> passed,
			Names names) {
		Map<String, HistoricActivityInstance> known = new HashMap<>();
		passed.forEach((it) -> known.put(it.getId(), it));
		Map<String, Instances.OpenTask> tasks = new HashMap<>();
		this.instances.openTasks(processInstanceId).forEach((task) -> tasks.put(task.id(), task));
		Map<String, Instant> timers = timers(processInstanceId);
		List<Trace.Position> positions = new ArrayList<>();
		ActivityInstance root = this.runtime.getActivityInstance(processInstanceId);
		if (root != null) {
			collect(root, (leaf) -> {
				HistoricActivityInstance visit = known.get(leaf.getId());
				Instances.OpenTask task = (visit != null && visit.getTaskId() != null) ? tasks.get(visit.getTaskId())
						: null;
				positions.add(new Trace.Position(leaf.getActivityId(), names.of(leaf.getActivityId()),
						leaf.getActivityType(), (visit != null) ? visit.getStartTime().toInstant() : null,
						(task != null) ? task.due() : timers.get(leaf.getActivityId()),
						(task != null) ? task.assignee() : null, (task != null) ? task.roles() : List.of()));
			}, (waiting) -> positions.add(new Trace.Position(waiting.getActivityId(), names.of(waiting.getActivityId()),
					"job", null, null, null, List.of())));
		}
		return positions;
	}

	private static void collect(ActivityInstance place, java.util.function.Consumer<ActivityInstance> leaf,
			java.util.function.Consumer<TransitionInstance> waiting) {
		for (TransitionInstance transition : place.getChildTransitionInstances()) {
			waiting.accept(transition);
		}
		for (ActivityInstance child : place.getChildActivityInstances()) {
			if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0) {
				leaf.accept(child);
			}
			else {
				collect(child, leaf, waiting);
			}
		}
	}

	private Map<String, Instant> timers(String processInstanceId) {
		Map<String, String> elements = new HashMap<>();
		Map<String, Instant> timers = new HashMap<>();
		for (Job job : this.management.createJobQuery()
			.processInstanceId(processInstanceId)
			.timers()
			.listPage(0, MOST_TROUBLES)) {
			String element = elements.computeIfAbsent(job.getJobDefinitionId(),
					(id) -> this.management.createJobDefinitionQuery()
						.jobDefinitionId(id)
						.singleResult()
						.getActivityId());
			if (job.getDuedate() != null) {
				timers.put(element, job.getDuedate().toInstant());
			}
		}
		return timers;
	}

	private List<Trace.Trouble> troubles(String processInstanceId, Names names) {
		Map<String, Instant> given = new HashMap<>();
		Collection<Incident> incidents = this.runtime.createIncidentQuery()
			.processInstanceId(processInstanceId)
			.listPage(0, MOST_TROUBLES);
		incidents.stream()
			.filter((incident) -> incident.getConfiguration() != null)
			.forEach((it) -> given.put(it.getConfiguration(), it.getIncidentTimestamp().toInstant()));
		return this.management.createJobQuery()
			.processInstanceId(processInstanceId)
			.withException()
			.listPage(0, MOST_TROUBLES)
			.stream()
			.map((job) -> trouble(job, given.get(job.getId()), names))
			.toList();
	}

	private Trace.Trouble trouble(Job job, @Nullable Instant given, Names names) {
		String detail = this.management.getJobExceptionStacktrace(job.getId());
		String text = (detail != null) ? detail : String.valueOf(job.getExceptionMessage());
		String name = names.of(job.getFailedActivityId());
		return new Trace.Trouble(job.getId(), String.valueOf(job.getFailedActivityId()), name,
				FailureCause.of(text, name), text, (given != null) ? given : job.getCreateTime().toInstant(),
				(job.getRetries() > 0 && job.getDuedate() != null) ? job.getDuedate().toInstant() : null);
	}

	private static Trace.Visit visit(HistoricActivityInstance passage, Names names) {
		Date end = passage.getEndTime();
		return new Trace.Visit(passage.getActivityId(), names.of(passage.getActivityId()), passage.getActivityType(),
				passage.getStartTime().toInstant(), (end != null) ? end.toInstant() : null, passage.isCanceled(),
				passage.getAssignee());
	}

	/** What the model calls its elements. */
	private record Names(BpmnModelInstance model) {

		String of(@Nullable String element) {
			if (element == null) {
				return "";
			}
			boolean named = this.model.getModelElementById(element) instanceof FlowElement flow
					&& flow.getName() != null && !flow.getName().isBlank();
			return named ? ((FlowElement) this.model.getModelElementById(element)).getName().replaceAll("\\s+", " ")
					: element;
		}

	}

}
