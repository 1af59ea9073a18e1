package fr.ecluse.engine;

import java.util.List;
import java.util.function.Supplier;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * Settles whose member a new instance belongs to: that of its caller, the one our own
 * code names, or the one the signed-in agent works for or chose among those. It throws
 * when it cannot tell, because rows without a tenant are visible to every member.
 */
class MemberTenants implements TenantIdProvider {

	/** Variable of a start form in which an agent of several members chooses one. */
	static final String CHOICE = "member";

	private static final ThreadLocal<@Nullable Siren> CURRENT = new ThreadLocal<>();

	/** Runs the work with all instances it starts belonging to that member. */
	static <T> T within(Siren siren, Supplier<T> work) {
		CURRENT.set(siren);
		try {
			return work.get();
		}
		finally {
			CURRENT.remove();
		}
	}

	@Override
	public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
		if (context.getSuperExecution() != null) {
			return required(context.getSuperExecution().getTenantId());
		}
		Siren current = CURRENT.get();
		if (current != null) {
			return current.value();
		}
		Authentication authentication = Context.getCommandContext().getAuthentication();
		List<String> members = (authentication != null && authentication.getTenantIds() != null)
				? authentication.getTenantIds() : List.of();
		Object choice = (context.getVariables() != null) ? context.getVariables().get(CHOICE) : null;
		if (choice != null) {
			if (!members.contains(choice.toString())) {
				throw new ProcessEngineException("Vous ne travaillez pas pour la collectivité choisie.");
			}
			return choice.toString();
		}
		if (members.size() == 1) {
			return members.get(0);
		}
		throw new ProcessEngineException("Choisissez la collectivité pour laquelle vous ouvrez ce dossier.");
	}

	@Override
	public @Nullable String provideTenantIdForHistoricDecisionInstance(
			TenantIdProviderHistoricDecisionInstanceContext context) {
		Siren current = CURRENT.get();
		return (context.getExecution() != null) ? required(context.getExecution().getTenantId())
				: required((current != null) ? current.value() : null);
	}

	@Override
	public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
		throw new ProcessEngineException("CMMN is not used");
	}

	private static String required(@Nullable String tenant) {
		if (tenant == null) {
			throw new ProcessEngineException("Aucune collectivité n'est connue pour cette exécution.");
		}
		return tenant;
	}

}
