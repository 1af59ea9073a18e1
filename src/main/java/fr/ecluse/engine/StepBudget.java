package fr.ecluse.engine;

import java.lang.ref.WeakReference;
import java.util.List;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * How many steps one command of the engine may take: a completed task, a started dossier,
 * a fired timer. A model that turns without waiting, calls itself or multiplies its
 * branches fills the memory otherwise, in one transaction that nothing ends.
 */
final class StepBudget {

	/** An agenda of two hundred items takes some thousands. */
	static final int MOST_STEPS = 10_000;

	private static final ThreadLocal<@Nullable StepBudget> CURRENT = new ThreadLocal<>();

	private static final ExecutionListener COUNT = (execution) -> current().step(execution.getCurrentActivityId());

	private final WeakReference<CommandContext> command;

	private int steps;

	private StepBudget(CommandContext command) {
		this.command = new WeakReference<>(command);
	}

	/** Makes each element of these definitions count. */
	static void count(List<ProcessDefinitionEntity> definitions) {
		definitions.forEach((definition) -> definition.getActivities().forEach(StepBudget::count));
	}

	private static void count(ActivityImpl activity) {
		activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, COUNT);
		activity.getActivities().forEach(StepBudget::count);
	}

	private static StepBudget current() {
		CommandContext command = Context.getCommandContext();
		StepBudget budget = CURRENT.get();
		if (budget == null || budget.command.get() != command) {
			budget = new StepBudget(command);
			CURRENT.set(budget);
		}
		return budget;
	}

	private void step(String activity) {
		if (++this.steps > MOST_STEPS) {
			throw new ProcessEngineException(
					"Le dossier avance de plus de %d étapes d'un coup (la dernière : « %s ») : le modèle tourne sans attendre, ou se multiplie."
						.formatted(MOST_STEPS, activity));
		}
	}

}
