package fr.ecluse.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Moves running instances from one version of a model to another, and says beforehand
 * what can be moved. For our own code, on any thread and in the transaction of the
 * caller: callers have settled who may decide it.
 */
@Component
public class InstanceMigrations {

	private final ProcessEngineConfigurationImpl engine;

	private final RuntimeService runtime;

	private final IdentityService identities;

	InstanceMigrations(ProcessEngine engine, RuntimeService runtime, IdentityService identities) {
		this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
		this.runtime = runtime;
		this.identities = identities;
	}

	/**
	 * Compares two versions of a model.
	 * @param sourceId definition that instances run in
	 * @throws IllegalArgumentException in French when a model cannot be read
	 */
	public ModelComparison compare(String sourceId, Model target) {
		return command(() -> {
			ProcessDefinitionEntity from = deployed(sourceId);
			ProcessDefinitionEntity to = definition(target);
			return ModelProposals.compare(new ModelMatch(this.engine, from, to), ModelElements.places(from),
					ModelElements.places(to));
		});
	}

	/**
	 * The elements of a model, the outer ones first.
	 * @throws IllegalArgumentException in French when it cannot be read
	 */
	public List<ModelComparison.Place> places(Model model) {
		return command(() -> List.copyOf(ModelElements.places(definition(model)).values()));
	}

	/**
	 * Which element corresponds to which: the same ids where nothing else is chosen, and
	 * events attached to steps with their step.
	 * @param chosen counterparts by element of the source, null for none
	 */
	public Mapping mapping(String sourceId, Model target, Map<String, ? extends @Nullable String> chosen) {
		return command(() -> {
			ModelMatch match = new ModelMatch(this.engine, deployed(sourceId), definition(target));
			SortedMap<String, String> mapping = match.with(chosen);
			return new Mapping(mapping, match.faults(mapping));
		});
	}

	/**
	 * What instances are moved by, checked by the engine.
	 * @throws InstanceStays when the engine refuses the mapping
	 */
	public Plan plan(String sourceId, String targetId, Map<String, String> mapping) {
		return asOurselves(() -> {
			ModelMatch match = command(() -> new ModelMatch(this.engine, deployed(sourceId), deployed(targetId)));
			MigrationPlanBuilder plan = this.runtime.createMigrationPlan(sourceId, targetId);
			mapping.forEach((from, to) -> {
				MigrationInstructionBuilder instruction = plan.mapActivities(from, to);
				if (match.updatesTrigger(from)) {
					instruction.updateEventTrigger();
				}
			});
			try {
				return new Plan(plan.build(), match);
			}
			catch (ProcessEngineException ex) {
				throw new InstanceStays(sentences(match.faults(mapping)), ex);
			}
		});
	}

	/** What hinders an instance from being moved now. Nothing is changed. */
	public List<MigrationFault> trial(Plan plan, String instanceId) {
		return asOurselves(() -> {
			MigrationTrial trial = new MigrationTrial(execution(plan, instanceId), plan::fault);
			this.engine.getCommandExecutorTxRequired().execute(trial);
			return trial.faults();
		});
	}

	/**
	 * Moves an instance. Its open tasks keep who works on them and their dates, and get
	 * the name, help and roles of the new version; timers keep their dates.
	 * @param variables set before, so that the new version finds them
	 * @throws InstanceStays when it cannot be moved now; the transaction is lost then
	 */
	public void move(Plan plan, String instanceId, Map<String, ? extends @Nullable Object> variables) {
		asOurselves(() -> {
			try {
				if (!variables.isEmpty()) {
					this.runtime.setVariables(instanceId, new HashMap<>(variables));
				}
				execution(plan, instanceId).execute();
				this.engine.getCommandExecutorTxRequired().execute(new TaskRenewal(instanceId));
				return instanceId;
			}
			catch (MigratingProcessInstanceValidationException ex) {
				throw new InstanceStays(sentences(MigrationTrial.faults(ex.getValidationReport(), plan::fault)), ex);
			}
			catch (OptimisticLockingException ex) {
				throw new InstanceStays("Un agent ou une tâche de fond y travaillait au même moment.", ex);
			}
		});
	}

	/** Those of the variables of an instance that it has, lists and objects plain. */
	public Map<String, @Nullable Object> variables(String instanceId, Collection<String> names) {
		return asOurselves(() -> {
			Map<String, @Nullable Object> plain = new HashMap<>();
			this.runtime.getVariables(instanceId, names)
				.forEach((name, value) -> plain.put(name, JsonValues.plain(value)));
			return plain;
		});
	}

	private MigrationPlanExecutionBuilderImpl execution(Plan plan, String instanceId) {
		return (MigrationPlanExecutionBuilderImpl) this.runtime.newMigration(plan.plan).processInstanceIds(instanceId);
	}

	private static String sentences(List<MigrationFault> faults) {
		return faults.stream().map(MigrationFault::sentence).distinct().limit(3).collect(Collectors.joining(" "));
	}

	private ProcessDefinitionEntity definition(Model model) {
		return (model.definitionId() != null) ? deployed(model.definitionId())
				: new UndeployedModel(this.engine).read(model.key(), model.files());
	}

	private ProcessDefinitionEntity deployed(String id) {
		return this.engine.getDeploymentCache().findDeployedProcessDefinitionById(id);
	}

	private <T> T command(Supplier<T> work) {
		return asOurselves(() -> (Context.getCommandContext() != null) ? work.get()
				: this.engine.getCommandExecutorTxRequired().execute((context) -> work.get()));
	}

	/** Neither the member nor the rights of whoever is signed in play a part here. */
	private <T> T asOurselves(Supplier<T> work) {
		Authentication caller = this.identities.getCurrentAuthentication();
		this.identities.clearAuthentication();
		try {
			return work.get();
		}
		finally {
			if (caller != null) {
				this.identities.setAuthentication(caller);
			}
		}
	}

	/**
	 * A version of a model, deployed or not yet.
	 *
	 * @param definitionId null when it is not deployed
	 * @param key of its main process
	 * @param files of a version that is not deployed, by name
	 */
	public record Model(@Nullable String definitionId, String key, Map<String, byte[]> files) {

		public static Model deployed(String definitionId) {
			return new Model(definitionId, "", Map.of());
		}

		public static Model of(String key, Map<String, byte[]> files) {
			return new Model(null, key, files);
		}

	}

	/** Which element corresponds to which, and what is wrong with it. */
	public record Mapping(SortedMap<String, String> elements, List<MigrationFault> faults) {
	}

	/** What instances are moved by, kept as long as it is needed. */
	public static final class Plan {

		private final MigrationPlan plan;

		private final ModelMatch match;

		Plan(MigrationPlan plan, ModelMatch match) {
			this.plan = plan;
			this.match = match;
		}

		private MigrationFault fault(String element, String failure) {
			return this.match.fault(element, MigrationWords.clause(failure, this.match::name));
		}

	}

}
