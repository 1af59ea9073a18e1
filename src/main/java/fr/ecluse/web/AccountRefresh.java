package fr.ecluse.web;

import java.io.IOException;
import java.util.Optional;

import fr.ecluse.member.Agent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Brings an open session up to date with its account: roles follow, and a disabled
 * account or a new password ends it.
 */
class AccountRefresh extends OncePerRequestFilter {

	private final AgentAccounts accounts;

	AccountRefresh(AgentAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof SignedInAgent signedIn) {
			refresh(request, authentication, signedIn);
		}
		chain.doFilter(request, response);
	}

	private void refresh(HttpServletRequest request, Authentication authentication, SignedInAgent signedIn) {
		Agent known = signedIn.agent();
		Optional<Agent> current = this.accounts.current(known.username());
		if (current.isEmpty() || !current.get().enabled()
				|| !current.get().passwordHash().equals(known.passwordHash())) {
			SecurityContextHolder.clearContext();
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.invalidate();
			}
		}
		else if (!current.get().equals(known)) {
			SignedInAgent changed = new SignedInAgent(current.get(), signedIn.idToken());
			UsernamePasswordAuthenticationToken renewed = UsernamePasswordAuthenticationToken.authenticated(changed,
					null, changed.getAuthorities());
			renewed.setDetails(authentication.getDetails());
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(renewed);
			SecurityContextHolder.setContext(context);
		}
	}

}
