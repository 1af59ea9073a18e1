package fr.ecluse.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * Turns a role that a model names into the group of that role in the member of the
 * instance: {@code instructeur} becomes {@code 213105554-instructeur}.
 */
class RoleInMember implements org.camunda.bpm.engine.impl.el.Expression {

	private final Expression role;

	RoleInMember(Expression role) {
		this.role = role;
	}

	/** Id of the engine's group for a role in a member. */
	static String group(String siren, String role) {
		return siren + "-" + role;
	}

	@Override
	public Object getValue(VariableScope scope) {
		return groups(this.role.getValue(scope), tenant(scope));
	}

	@Override
	public Object getValue(VariableScope scope, BaseDelegateExecution context) {
		return getValue(scope);
	}

	@Override
	public void setValue(Object value, VariableScope scope) {
		throw new UnsupportedOperationException("A role cannot be written");
	}

	@Override
	public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
		setValue(value, scope);
	}

	@Override
	public String getExpressionText() {
		return this.role.getExpressionText();
	}

	@Override
	public boolean isLiteralText() {
		return false;
	}

	private static List<String> groups(@Nullable Object roles, String siren) {
		Stream<?> each = (roles instanceof Collection<?> many) ? many.stream()
				: (roles == null) ? Stream.empty() : Arrays.stream(roles.toString().split(","));
		return each.map((role) -> group(siren, role.toString().strip())).toList();
	}

	private static String tenant(VariableScope scope) {
		@Nullable String tenant = (scope instanceof DelegateExecution execution) ? execution.getTenantId()
				: (scope instanceof DelegateTask task) ? task.getTenantId() : null;
		if (tenant == null) {
			throw new ProcessEngineException("A task without member cannot be offered to a role");
		}
		return tenant;
	}

}
