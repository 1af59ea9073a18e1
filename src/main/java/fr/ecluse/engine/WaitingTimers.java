package fr.ecluse.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The timers of an instance that wait for the date in a variable. The engine reads such a
 * date once, when the timer is made; here it is read again when the variable moves. Other
 * timers keep their date.
 */
class WaitingTimers extends AbstractBpmnParseListener {

	private static final String DATE = "ecluse:timeDate";

	/** Makes the timers of the instance wait for what the variable now holds. */
	static void move(String processInstanceId, String variable) {
		Pattern named = Pattern.compile("\\b" + Pattern.quote(variable) + "\\b");
		List.copyOf(timers(processInstanceId)).forEach((timer) -> {
			ExecutionEntity execution = timer.getExecution();
			ActivityImpl activity = (execution != null)
					? execution.getProcessDefinition().findActivity(timer.getActivityId()) : null;
			if (activity != null && named.matcher(String.valueOf(activity.getProperty(DATE))).find()) {
				TimerDeclarationImpl declaration = TimerDeclarationImpl
					.getDeclarationsForScope(activity.getEventScope())
					.get(activity.getId());
				if (declaration != null) {
					move(timer, execution, declaration);
				}
			}
		});
	}

	/**
	 * A timer of this very transaction is made again: were it due, the job executor would
	 * already have been told to run it at once, whatever its date becomes.
	 */
	private static void move(TimerEntity timer, ExecutionEntity execution, TimerDeclarationImpl declaration) {
		if (Context.getCommandContext().getDbEntityManager().getDbEntityCache().isTransient(timer)) {
			timer.delete();
			declaration.createTimerInstance(execution);
		}
		else {
			declaration.resolveAndSetDuedate(execution, timer, false);
		}
	}

	/** Those stored, and those that this transaction has just made. */
	private static Collection<TimerEntity> timers(String processInstanceId) {
		CommandContext context = Context.getCommandContext();
		DbEntityManager entities = context.getDbEntityManager();
		Map<String, TimerEntity> timers = new LinkedHashMap<>();
		context.getJobManager().findJobsByProcessInstanceId(processInstanceId).forEach((job) -> add(timers, job));
		entities.getDbEntityCache()
			.getCachedEntities()
			.stream()
			.map(CachedDbEntity::getEntity)
			.filter((entity) -> entity instanceof TimerEntity timer
					&& processInstanceId.equals(timer.getProcessInstanceId()))
			.forEach((entity) -> add(timers, (TimerEntity) entity));
		timers.values().removeIf((timer) -> isOver(timer, context));
		return timers.values();
	}

	private static void add(Map<String, TimerEntity> timers, JobEntity job) {
		if (job instanceof TimerEntity timer) {
			timers.put(timer.getId(), timer);
		}
	}

	/** The one that has just fired, and those whose element is left. */
	private static boolean isOver(TimerEntity timer, CommandContext context) {
		JobEntity current = context.getCurrentJob();
		return context.getDbEntityManager().getDbEntityCache().isDeleted(timer)
				|| (current != null && current.getId().equals(timer.getId()));
	}

	@Override
	public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		remember(element.element("timerEventDefinition"), activity);
	}

	@Override
	public void parseBoundaryTimerEventDefinition(Element definition, boolean interrupting, ActivityImpl activity) {
		remember(definition, activity);
	}

	@Override
	public void parseIntermediateTimerEventDefinition(Element definition, ActivityImpl activity) {
		remember(definition, activity);
	}

	private static void remember(@Nullable Element definition, ActivityImpl activity) {
		Element date = (definition != null) ? definition.element("timeDate") : null;
		if (date != null) {
			activity.setProperty(DATE, date.getText());
		}
	}

}
