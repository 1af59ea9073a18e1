package fr.ecluse.web;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;

import fr.ecluse.limit.Limits;
import fr.ecluse.limit.Passage;
import fr.ecluse.limit.StartQuota;
import fr.ecluse.member.Program;
import fr.ecluse.member.Siren;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one caller of the API from crowding out the others. It stands after sign-in and
 * before anything that costs, so that refused calls count as well.
 */
class RateLimitFilter extends OncePerRequestFilter {

	private static final RequestMatcher STARTS = PathPatternRequestMatcher.withDefaults()
		.matcher(HttpMethod.POST, "/api/v1/members/{siren}/dossiers");

	private final Limits limits;

	private final StartQuota quota;

	private final ProblemResponses responses;

	RateLimitFilter(Limits limits, StartQuota quota, ProblemResponses responses) {
		this.limits = limits;
		this.quota = quota;
		this.responses = responses;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().startsWith("/api/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication caller = SecurityContextHolder.getContext().getAuthentication();
		Object principal = (caller != null) ? caller.getPrincipal() : null;
		Passage passage = passage(principal);
		if (passage != null && passage.isLimited()) {
			response.setHeader("RateLimit-Policy", passage.policy());
			response.setHeader("RateLimit", passage.state());
		}
		if (passage != null && !passage.isOpen()) {
			refuse(request, response, Duration.ofSeconds(passage.retryAfter()),
					"Vos appels sont trop rapprochés : %s. Attendez %s avant le suivant, et suivez l'en-tête RateLimit."
						.formatted(passage.exceeded(), inWords(passage.retryAfter())));
			return;
		}
		Siren starting = starting(principal, request);
		if (starting != null) {
			start(starting, request, response, chain);
			return;
		}
		chain.doFilter(request, response);
	}

	private @Nullable Passage passage(@Nullable Object principal) {
		return (principal instanceof Program program) ? this.limits.of(program)
				: (principal instanceof SignedInAgent signedIn) ? this.limits.of(signedIn.agent()) : null;
	}

	/** The member whose program asks for a start that the day's quota counts. */
	private @Nullable Siren starting(@Nullable Object principal, HttpServletRequest request) {
		return (this.quota.perDay() > 0 && principal instanceof Program program && STARTS.matches(request))
				? program.member() : null;
	}

	private void start(Siren member, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		LocalDate day = this.quota.today();
		if (!this.quota.take(member, day)) {
			refuse(request, response, this.quota.untilTomorrow(),
					("Les %d dossiers que vos logiciels peuvent ouvrir en un jour sont ouverts. Reprenez après minuit, "
							+ "ou demandez à votre OPSN de relever ce nombre.")
						.formatted(this.quota.perDay()));
			return;
		}
		boolean started = false;
		try {
			chain.doFilter(request, response);
			started = response.getStatus() == HttpStatus.CREATED.value()
					&& response.getHeader("Idempotent-Replayed") == null;
		}
		finally {
			if (!started) {
				this.quota.giveBack(member, day);
			}
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait, String detail)
			throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
		this.responses.send(request, response, Problem.TOO_MANY_CALLS.because(detail));
	}

	private static String inWords(long seconds) {
		return (seconds == 1) ? "une seconde" : seconds + " secondes";
	}

}
