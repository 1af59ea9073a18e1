package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.dmn.invocation.DecisionInvocation;
import org.camunda.bpm.engine.impl.dmn.invocation.VariableScopeContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the same deployment that looks at the answers to a task or a start form,
 * over the variables of the instance. Each row it gives is a refusal: the answer
 * concerned ({@code field}), what to do ({@code message}), the article
 * ({@code reference}).
 *
 * @param decision key of the decision
 */
record Control(String decision) {

	/** The property of the model that names the decision. */
	static final String PROPERTY = "control";

	/**
	 * Looks at the variables of a scope, the answers among them.
	 * @throws ControlRefusal when the decision gives a row
	 */
	void check(ExecutionEntity execution, AbstractVariableScope answers) {
		List<ControlRefusal.Finding> findings = new ArrayList<>();
		for (DmnDecisionResultEntries row : evaluate(execution, answers)) {
			if (row.size() == 1 && row.getFirstEntry() instanceof Collection<?> rows) {
				rows.forEach((it) -> findings.add(finding(it)));
			}
			else if (row.values().stream().anyMatch((value) -> value != null)) {
				findings.add(finding(row));
			}
		}
		if (!findings.isEmpty()) {
			throw new ControlRefusal(findings);
		}
	}

	private DmnDecisionResult evaluate(ExecutionEntity execution, AbstractVariableScope answers) {
		ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
		DecisionDefinition definition = engine.getDeploymentCache()
			.findDeployedDecisionDefinitionByDeploymentAndKey(execution.getProcessDefinition().getDeploymentId(),
					this.decision);
		DecisionInvocation invocation = new DecisionInvocation(definition, VariableScopeContext.wrap(answers));
		Context.setExecutionContext(execution);
		try {
			engine.getDelegateInterceptor().handleInvocation(invocation);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new ProcessEngineException(ex.getMessage(), ex);
		}
		finally {
			Context.removeExecutionContext();
		}
		return invocation.getInvocationResult();
	}

	private ControlRefusal.Finding finding(@Nullable Object row) {
		if (row instanceof Map<?, ?> map && map.get("message") instanceof String message) {
			return new ControlRefusal.Finding(text(map.get("field")), message, text(map.get("reference")));
		}
		throw new ProcessEngineException(
				"Le contrôle « %s » donne une ligne sans « message » : il lui faut les sorties field, message et reference."
					.formatted(this.decision));
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

}
