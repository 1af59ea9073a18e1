package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;

import org.jspecify.annotations.Nullable;

/**
 * The engine's own migration up to the point where it would change something: it reads
 * the instance and looks at all that stands in it.
 */
final class MigrationTrial extends MigrateProcessInstanceCmd {

	private final BiFunction<String, String, MigrationFault> fault;

	private final List<MigrationFault> faults = new ArrayList<>();

	/**
	 * Prepares a trial.
	 * @param fault makes a fault of the id of an element and what the engine says of it
	 */
	MigrationTrial(MigrationPlanExecutionBuilderImpl instance, BiFunction<String, String, MigrationFault> fault) {
		super(instance, false);
		this.fault = fault;
	}

	/** What the engine would refuse; empty before the trial has run. */
	List<MigrationFault> faults() {
		return this.faults;
	}

	@Override
	public @Nullable Void execute(CommandContext context) {
		try {
			super.execute(context);
		}
		catch (MigratingProcessInstanceValidationException ex) {
			this.faults.addAll(faults(ex.getValidationReport(), this.fault));
		}
		catch (ProcessEngineException ex) {
			this.faults.add(new MigrationFault(null, null,
					"Le dossier n'est pas dans l'état attendu : il a changé depuis, ou ne suit pas cette version."));
		}
		return null;
	}

	@Override
	protected <T> void executeInContext(Runnable change, ProcessDefinitionEntity definition) {
		// Nothing is changed.
	}

	@Override
	protected void writeUserOperationLog(CommandContext context, ProcessDefinitionEntity source,
			ProcessDefinitionEntity target, int instances, @Nullable Map<String, Object> variables,
			boolean asynchronous) {
		// Nothing is changed.
	}

	/** What a report of the engine says, element by element. */
	static List<MigrationFault> faults(MigratingProcessInstanceValidationReport report,
			BiFunction<String, String, MigrationFault> fault) {
		List<MigrationFault> faults = new ArrayList<>();
		report.getActivityInstanceReports()
			.forEach((it) -> it.getFailures()
				.forEach((failure) -> faults.add(fault.apply(it.getSourceScopeId(), failure))));
		report.getTransitionInstanceReports()
			.forEach((it) -> it.getFailures()
				.forEach((failure) -> faults.add(fault.apply(it.getSourceScopeId(), failure))));
		report.getFailures()
			.forEach((failure) -> faults.add(new MigrationFault(null, null,
					"Le dossier : %s.".formatted(MigrationWords.clause(failure, (id) -> id)))));
		return faults.stream().distinct().toList();
	}

}
