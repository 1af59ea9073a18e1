package fr.ecluse.web;

import java.util.function.Supplier;

import fr.ecluse.member.Program;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Settles, at the edge, whether a caller may touch the member that the path names. The
 * OPSN may touch all; any other member's data is refused as if that member did not exist.
 * What a program may do there is a matter of its scopes, see {@link ScopeFilter}.
 */
enum MemberAccess implements AuthorizationManager<RequestAuthorizationContext> {

	/** The member's software, and every agent with a role there. */
	ANYONE_THERE {
		@Override
		boolean admits(SignedInAgent agent, Siren siren) {
			return true;
		}
	},

	/** The member's software alone: what companies hand in is nobody else's to give. */
	SOFTWARE {
		@Override
		boolean admits(SignedInAgent agent, Siren siren) {
			return false;
		}
	},

	/** The member's administrators, and its software. */
	ADMINISTRATORS {
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
		if (!(principal instanceof Program) && !(principal instanceof SignedInAgent)) {
			return new AuthorizationDecision(false);
		}
		Siren siren;
		try {
			siren = Siren.of(context.getVariables().getOrDefault("siren", ""));
		}
		catch (IllegalArgumentException ex) {
			return new Refused.MalformedSiren(String.valueOf(ex.getMessage()));
		}
		if (principal instanceof Program program) {
			return authorize(program, siren);
		}
		return authorize((SignedInAgent) principal, siren);
	}

	abstract boolean admits(SignedInAgent agent, Siren siren);

	private static AuthorizationResult authorize(Program program, Siren siren) {
		return (program.isOpsn() || siren.equals(program.member())) ? new AuthorizationDecision(true)
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
