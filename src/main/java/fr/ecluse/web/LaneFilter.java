package fr.ecluse.web;

import java.io.IOException;
import java.util.List;

import fr.ecluse.limit.Lanes;
import fr.ecluse.member.Program;
import fr.ecluse.member.Siren;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the calls of one member's programs come one behind the other while others call as
 * well. Files travel for as long as the network takes, so they wait for nobody.
 */
class LaneFilter extends OncePerRequestFilter {

	private static final List<String> FILES = List.of("/attachments", "/deposits/", "/documents/", "/previews/",
			"/proof");

	private final Lanes lanes;

	private final ProblemResponses responses;

	LaneFilter(Lanes lanes, ProblemResponses responses) {
		this.lanes = lanes;
		this.responses = responses;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Siren member = member(request);
		if (member == null) {
			chain.doFilter(request, response);
			return;
		}
		if (!enter(member)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			this.responses.send(request, response, Problem.TOO_MANY_CALLS.because(
					"Vos logiciels font trop d'appels en même temps. Attendez une seconde, puis faites-en moins à la fois."));
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.lanes.leave(member);
		}
	}

	private boolean enter(Siren member) {
		try {
			return this.lanes.enter(member);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static @Nullable Siren member(HttpServletRequest request) {
		Authentication caller = SecurityContextHolder.getContext().getAuthentication();
		String address = request.getRequestURI();
		return (caller != null && caller.getPrincipal() instanceof Program program
				&& FILES.stream().noneMatch(address::contains)) ? program.member() : null;
	}

}
