package fr.ecluse.web;

import java.util.function.Supplier;

import fr.ecluse.member.ApiKey;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Settles, at the edge, whether a caller may touch the member that the path names. The
 * OPSN may touch all; any other member's data is refused as if that member did not exist.
 */
enum MemberAccess implements AuthorizationManager<RequestAuthorizationContext> {

	/** The member's software, and every agent with a role there. */
	ANYONE_THERE {
		@Override
		boolean admits(ApiKey key, String method) {
			return true;
		}

		@Override
		boolean admits(SignedInAgent agent, Siren siren) {
			return true;
		}
	},

	/** The member's software alone: what companies hand in is nobody else's to give. */
	SOFTWARE {
		@Override
		boolean admits(ApiKey key, String method) {
			return true;
		}

		@Override
		boolean admits(SignedInAgent agent, Siren siren) {
			return false;
		}
	},

	/** The member's software and administrators: what software subscribes to. */
	INTEGRATORS {
		@Override
		boolean admits(ApiKey key, String method) {
			return true;
		}

		@Override
		boolean admits(SignedInAgent agent, Siren siren) {
			return agent.agent().administers(siren);
		}
	},

	/** The member's administrators; the member's software may only look. */
	ADMINISTRATORS {
		@Override
		boolean admits(ApiKey key, String method) {
			return HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
		}

		@Override
		boolean admits(SignedInAgent agent, Siren siren) {
			return agent.agent().administers(siren);
		}
	};

	@Override
	public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> caller,
			RequestAuthorizationContext context) {
		Authentication authentication = caller.get();
		Object principal = (authentication != null) ? authentication.getPrincipal() : null;
		if (!(principal instanceof ApiKey) && !(principal instanceof SignedInAgent)) {
			return new AuthorizationDecision(false);
		}
		Siren siren;
		try {
			siren = Siren.of(context.getVariables().getOrDefault("siren", ""));
		}
		catch (IllegalArgumentException ex) {
			return new Refused.MalformedSiren(String.valueOf(ex.getMessage()));
		}
		if (principal instanceof ApiKey key) {
			return authorize(key, siren, context.getRequest().getMethod());
		}
		return authorize((SignedInAgent) principal, siren);
	}

	abstract boolean admits(ApiKey key, String method);

	abstract boolean admits(SignedInAgent agent, Siren siren);

	private AuthorizationResult authorize(ApiKey key, Siren siren, String method) {
		if (key.isOpsn()) {
			return new AuthorizationDecision(true);
		}
		return siren.equals(key.member()) ? new AuthorizationDecision(admits(key, method))
				: new Refused.AnotherMember(siren);
	}

	private AuthorizationResult authorize(SignedInAgent agent, Siren siren) {
		if (agent.agent().isOpsnAdministrator()) {
			return new AuthorizationDecision(true);
		}
		return agent.agent().worksFor(siren) ? new AuthorizationDecision(admits(agent, siren))
				: new Refused.AnotherMember(siren);
	}

}
