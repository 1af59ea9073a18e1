package fr.ecluse.engine;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** Where a running instance stands, as a {@link Block} sees it. */
public final class Step {

	private final DelegateExecution execution;

	Step(DelegateExecution execution) {
		this.execution = execution;
	}

	/** The member the instance belongs to. */
	public Siren siren() {
		return new Siren(this.execution.getTenantId());
	}

	public String processInstanceId() {
		return this.execution.getProcessInstanceId();
	}

	/** Key of the procedure's main process. */
	public String procedure() {
		return ((ExecutionEntity) this.execution).getProcessDefinition().getKey();
	}

	/** Id of the version of the main process that the instance follows. */
	public String definitionId() {
		return this.execution.getProcessDefinitionId();
	}

	/** Id of the deployment that brought that version, with its forms and decisions. */
	public String deploymentId() {
		return ((ExecutionEntity) this.execution).getProcessDefinition().getDeploymentId();
	}

	/** Id of the element in the model. */
	public String activityId() {
		return this.execution.getCurrentActivityId();
	}

	/** Name of the element in the model, as readers of the diagram see it. */
	public String activityName() {
		// The engine's own getCurrentActivityName knows no names of BPMN elements.
		ActivityImpl activity = ((ExecutionEntity) this.execution).getActivity();
		Object name = (activity != null) ? activity.getProperty("name") : null;
		return (name != null) ? name.toString() : activityId();
	}

	/** Id of this passage through the element, another one when it is passed again. */
	public String passage() {
		return this.execution.getActivityInstanceId();
	}

	public @Nullable String businessKey() {
		return this.execution.getProcessBusinessKey();
	}

	/** Names the instance for people, for example by its number in the register. */
	public void rename(String businessKey) {
		this.execution.setProcessBusinessKey(businessKey);
	}

	/** All variables of the instance, the inputs of the element included. */
	public Map<String, @Nullable Object> variables() {
		return this.execution.getVariables();
	}

	/** The inputs of the element alone, in the order of the model. */
	public Map<String, @Nullable Object> inputs() {
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
		IoMapping mapping = ((ExecutionEntity) this.execution).getActivity().getIoMapping();
		if (mapping != null) {
			mapping.getInputParameters()
				.forEach((input) -> inputs.put(input.getName(), this.execution.getVariable(input.getName())));
		}
		return inputs;
	}

	/** A variable or input, null when absent. */
	public @Nullable Object variable(String name) {
		return this.execution.getVariable(name);
	}

	/** A text the model hands over, empty when it does not. */
	public Optional<String> find(String input) {
		Object value = this.execution.getVariable(input);
		return (value != null) ? Optional.of(value.toString()) : Optional.empty();
	}

	/**
	 * A text that the element itself hands over, whatever variables of that name the
	 * instance has; empty when it does not.
	 */
	public Optional<String> given(String input) {
		Object value = this.execution.getVariableLocal(input);
		return (value != null) ? Optional.of(value.toString()) : Optional.empty();
	}

	/**
	 * A text the model must hand over.
	 * @throws IllegalStateException when it does not
	 */
	public String input(String name) {
		return find(name).orElseThrow(() -> new IllegalStateException(
				"L'élément « %s » du modèle ne donne pas « %s » à sa brique.".formatted(activityName(), name)));
	}

	/**
	 * Sets a variable where it is: in the nearest scope that has it, else in the
	 * instance. The inputs of the element itself are no such scope, they end with it.
	 * Lists and maps become Json.
	 */
	public void set(String name, @Nullable Object value) {
		ExecutionEntity scope = (ExecutionEntity) this.execution;
		boolean inputs = scope.getActivity() != null && scope.getActivity().getIoMapping() != null;
		(inputs && scope.getParent() != null ? scope.getParent() : scope).setVariable(name, value);
	}

	/**
	 * Sets variables that say from its beginning what the instance is about. Its history
	 * has each of them once: what is not meant to change needs no list of changes.
	 */
	public void describe(Map<String, ? extends @Nullable Object> variables) {
		VariableHistory.withoutChanges(() -> variables.forEach(this::set));
	}

	/** Sets a variable to an instant; timers that wait for the variable wait for it. */
	public void setInstant(String name, Instant instant) {
		set(name, Date.from(instant));
		WaitingTimers.move(processInstanceId(), name);
	}

	/** The person in whose name the engine works; empty when it is the server. */
	public Optional<String> user() {
		return Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId());
	}

}
