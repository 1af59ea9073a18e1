package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.migration.validation.instruction.MigrationInstructionValidationReportImpl;
import org.camunda.bpm.engine.impl.migration.validation.instruction.UpdateEventTriggersValidator;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstruction;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstructionImpl;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstructions;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * Which element of one version of a model corresponds to which of another, under the
 * checks of the engine and three of ours: elements are of one kind (the engine would make
 * a timer of a message), a repetition stays one (its runs would each go on alone), and
 * events attached to a step go with it, so that timers keep their dates.
 */
final class ModelMatch {

	private final ProcessEngineConfigurationImpl engine;

	private final ProcessDefinitionImpl source;

	private final ProcessDefinitionImpl target;

	ModelMatch(ProcessEngineConfigurationImpl engine, ProcessDefinitionImpl source, ProcessDefinitionImpl target) {
		this.engine = engine;
		this.source = source;
		this.target = target;
	}

	/** What corresponds by itself: the same ids, as far as all checks agree. */
	SortedMap<String, String> equal() {
		SortedMap<String, String> mapping = new TreeMap<>();
		ValidatingMigrationInstructions generated = this.engine.getMigrationInstructionGenerator()
			.generate(this.source, this.target, false);
		generated.filterWith(this.engine.getMigrationInstructionValidators());
		generated.getInstructions()
			.forEach((it) -> mapping.put(it.getSourceActivity().getId(), it.getTargetActivity().getId()));
		dropFaulty(mapping, Set.of());
		return mapping;
	}

	/** What nobody asked for and does not fit is left out, until the rest fits. */
	private void dropFaulty(Map<String, String> mapping, Set<String> chosen) {
		boolean dropped;
		do {
			dropped = false;
			for (MigrationFault fault : faults(mapping)) {
				if (!chosen.contains(String.valueOf(fault.element()))) {
					dropped |= mapping.remove(String.valueOf(fault.element())) != null;
				}
			}
		}
		while (dropped);
	}

	/**
	 * A whole mapping from what corresponds by itself and what somebody chose.
	 * @param chosen counterparts by element of the source, null for none
	 */
	SortedMap<String, String> with(Map<String, ? extends @Nullable String> chosen) {
		SortedMap<String, String> mapping = equal();
		chosen.forEach((from, to) -> {
			mapping.remove(from);
			mapping.remove(from + ModelElements.BODY);
			if (to != null) {
				mapping.put(from, to);
				if (this.source.findActivity(from + ModelElements.BODY) != null
						&& this.target.findActivity(to + ModelElements.BODY) != null) {
					mapping.put(from + ModelElements.BODY, to + ModelElements.BODY);
				}
			}
		});
		for (ActivityImpl event : ModelElements.all(this.source)) {
			if (ModelElements.isAttached(event) && !chosen.containsKey(event.getId())) {
				String counterpart = attached(event, mapping);
				mapping.remove(event.getId());
				if (counterpart != null) {
					mapping.put(event.getId(), counterpart);
				}
			}
		}
		dropFaulty(mapping, chosen.keySet());
		return mapping;
	}

	/** The same event, or the only one of its kind, at the counterpart of its step. */
	private @Nullable String attached(ActivityImpl event, Map<String, String> mapping) {
		ScopeImpl scope = event.getEventScope();
		@Nullable String place = mapping.get(scope.getId());
		ScopeImpl counterpart = (scope == this.source) ? this.target
				: (place != null) ? this.target.findActivity(place) : null;
		if (counterpart == null) {
			return null;
		}
		List<ActivityImpl> same = counterpart.getEventActivities()
			.stream()
			.filter((it) -> ModelElements.isAttached(it) && ModelElements.kind(it).equals(ModelElements.kind(event)))
			.toList();
		ActivityImpl chosen = same.stream()
			.filter((it) -> it.getId().equals(event.getId()))
			.findFirst()
			.orElse((same.size() == 1) ? same.get(0) : null);
		return (chosen != null) ? chosen.getId() : null;
	}

	/** What is wrong with a mapping, element by element. */
	List<MigrationFault> faults(Map<String, String> mapping) {
		List<MigrationFault> faults = new ArrayList<>();
		ValidatingMigrationInstructions instructions = new ValidatingMigrationInstructions();
		mapping.forEach((from, to) -> {
			ActivityImpl one = this.source.findActivity(from);
			ActivityImpl other = this.target.findActivity(to);
			String wrong = own(from, one, to, other, mapping);
			if (wrong != null) {
				faults.add(fault(from, wrong));
			}
			else {
				instructions.addInstruction(new ValidatingMigrationInstructionImpl(Objects.requireNonNull(one),
						Objects.requireNonNull(other), updatesTrigger(one)));
			}
		});
		for (ValidatingMigrationInstruction instruction : instructions.getInstructions()) {
			MigrationInstructionValidationReportImpl report = new MigrationInstructionValidationReportImpl(
					instruction.toMigrationInstruction());
			this.engine.getMigrationInstructionValidators()
				.forEach((validator) -> validator.validate(instruction, instructions, report));
			String from = instruction.getSourceActivity().getId();
			report.getFailures()
				.forEach((failure) -> faults.add(fault(from, MigrationWords.clause(failure, this::name))));
		}
		return faults;
	}

	private @Nullable String own(String from, @Nullable ActivityImpl one, String to, @Nullable ActivityImpl other,
			Map<String, String> mapping) {
		if (one == null) {
			return "la version de départ n'a pas cet élément";
		}
		if (other == null) {
			return "la nouvelle version n'a pas d'élément « %s »".formatted(to);
		}
		if (!ModelElements.isMovable(one) || !ModelElements.isMovable(other)) {
			return MigrationWords.GENERAL;
		}
		if (!ModelElements.kind(one).equals(ModelElements.kind(other))) {
			return "« %s » est de sorte « %s », l'élément de départ « %s » : choisissez un élément de même sorte"
				.formatted(ModelElements.name(other), MigrationWords.kind(ModelElements.kind(other)),
						MigrationWords.kind(ModelElements.kind(one)));
		}
		boolean repeated = one.getParentFlowScopeActivity() != null
				&& ModelElements.isBody(one.getParentFlowScopeActivity());
		if (repeated && !mapping.containsKey(from + ModelElements.BODY)) {
			return "il y est répété pour chaque élément d'une liste (multi-instance), ce que la nouvelle version ne fait plus : "
					+ "un dossier qui s'y trouve finit cette étape dans sa version";
		}
		return null;
	}

	/**
	 * Whether a message, condition or signal that is waited for becomes the one that the
	 * counterpart names. Timers keep their dates.
	 */
	boolean updatesTrigger(String element) {
		return updatesTrigger(Objects.requireNonNull(this.source.findActivity(element)));
	}

	private static boolean updatesTrigger(ActivityImpl activity) {
		return UpdateEventTriggersValidator.definesPersistentEventTrigger(activity)
				&& !TimerDeclarationImpl.getDeclarationsForScope(activity.getEventScope())
					.containsKey(activity.getId());
	}

	MigrationFault fault(String element, String clause) {
		return new MigrationFault(element, name(element), "« %s » : %s.".formatted(name(element), clause));
	}

	/** Name of an element of the source, else of the target. */
	String name(String id) {
		ActivityImpl activity = this.source.findActivity(id);
		return ModelElements.name((activity != null) ? activity : this.target.findActivity(id), id);
	}

	/** The events of the source that wait beside a step. */
	List<String> attached() {
		return ModelElements.all(this.source)
			.stream()
			.filter(ModelElements::isAttached)
			.map(ActivityImpl::getId)
			.toList();
	}

}
