package fr.ecluse.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.jspecify.annotations.Nullable;

/** What the engine's history knows of one instance: its tasks, and what was answered. */
final class PastTasks {

	/** Between the answers and the end of their task lies its control. */
	private static final long LONGEST_COMPLETION = 5000;

	private final HistoryService history;

	private final String instance;

	private final List<HistoricTaskInstance> all;

	private final Map<String, List<HistoricVariableUpdate>> updates = new LinkedHashMap<>();

	PastTasks(HistoryService history, String instance) {
		this.history = history;
		this.instance = instance;
		this.all = history.createHistoricTaskInstanceQuery().processInstanceId(instance).list();
		for (HistoricDetail detail : history.createHistoricDetailQuery()
			.processInstanceId(instance)
			.variableUpdates()
			.orderPartiallyByOccurrence()
			.asc()
			.list()) {
			HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
			this.updates.computeIfAbsent(update.getVariableName(), (name) -> new ArrayList<>()).add(update);
		}
		this.updates.values().forEach((list) -> list.sort(Comparator.comparing(HistoricVariableUpdate::getTime)));
	}

	/** The completed ones, in the order of their ends. */
	List<HistoricTaskInstance> completed() {
		return this.all.stream()
			.filter((task) -> task.getEndTime() != null && "completed".equals(task.getDeleteReason()))
			.sorted(Comparator.comparing(HistoricTaskInstance::getEndTime))
			.toList();
	}

	/** Values that a variable had, the first one first. */
	List<@Nullable Object> values(String variable) {
		List<@Nullable Object> values = new ArrayList<>();
		this.updates.getOrDefault(variable, List.of()).forEach((update) -> values.add(update.getValue()));
		return values;
	}

	/** The value that a variable had at first; null when it had none. */
	@Nullable Object first(String variable) {
		List<@Nullable Object> values = values(variable);
		return values.isEmpty() ? null : values.get(0);
	}

	/** What was answered, of all that the form of the task asks. */
	Map<String, @Nullable Object> answers(HistoricTaskInstance task, Set<String> asked) {
		String operation = this.history.createUserOperationLogQuery()
			.taskId(task.getId())
			.operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
			.list()
			.stream()
			.map(UserOperationLogEntry::getOperationId)
			.findFirst()
			.orElse(null);
		Map<String, @Nullable Object> answers = new LinkedHashMap<>();
		for (String key : asked) {
			this.updates.getOrDefault(key, List.of())
				.stream()
				.filter((update) -> (operation != null) ? operation.equals(update.getUserOperationId())
						: isBetween(update.getTime(), task.getEndTime()))
				// What the step after it set in the same operation is no answer.
				.min(Comparator
					.comparing((update) -> !task.getActivityInstanceId().equals(update.getActivityInstanceId())))
				.map(HistoricVariableUpdate::getValue)
				.ifPresent((value) -> answers.put(key, PlainJson.plain(value)));
		}
		return answers;
	}

	private static boolean isBetween(Date time, Date end) {
		return !time.after(end) && time.getTime() >= end.getTime() - LONGEST_COMPLETION;
	}

	/** Roles that a task was offered to, sorted. */
	Set<String> roles(HistoricTaskInstance task) {
		Set<String> roles = new TreeSet<>();
		for (HistoricIdentityLinkLog link : this.history.createHistoricIdentityLinkLogQuery()
			.taskId(task.getId())
			.operationType("add")
			.list()) {
			String group = link.getGroupId();
			if (group != null) {
				roles.add(group.substring(group.indexOf('-') + 1));
			}
		}
		return roles;
	}

	/**
	 * What tells a task from others of its element that were open beside it.
	 * @param parallel elements that are repeated all at once; of those that are repeated
	 * one after the other only one is open
	 */
	Map<String, @Nullable Object> which(HistoricTaskInstance task, Set<String> parallel) {
		boolean alone = this.all.stream()
			.filter((other) -> other.getTaskDefinitionKey().equals(task.getTaskDefinitionKey()))
			.count() == 1;
		Map<String, @Nullable Object> which = new LinkedHashMap<>();
		HistoricActivityInstance place = activity(task.getActivityInstanceId());
		while (!alone && which.isEmpty() && place != null) {
			if (parallel.contains(place.getActivityId())) {
				this.history.createHistoricVariableInstanceQuery()
					.variableName("loopCounter")
					.executionIdIn(place.getExecutionId())
					.includeDeleted()
					.list()
					.forEach((counter) -> which.put("loopCounter", PlainJson.plain(counter.getValue())));
			}
			place = activity(place.getParentActivityInstanceId());
		}
		return which;
	}

	/** Null for the instance itself. */
	private @Nullable HistoricActivityInstance activity(String id) {
		return this.history.createHistoricActivityInstanceQuery().activityInstanceId(id).singleResult();
	}

	/** When timers fired, in order. */
	List<Instant> timers() {
		return this.history.createHistoricJobLogQuery()
			.processInstanceId(this.instance)
			.successLog()
			.list()
			.stream()
			.filter((log) -> log.getJobDefinitionType() != null && log.getJobDefinitionType().startsWith("timer"))
			.map((log) -> Instant.ofEpochMilli(log.getTimestamp().getTime()))
			.sorted()
			.toList();
	}

}
