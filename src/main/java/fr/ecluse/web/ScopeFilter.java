package fr.ecluse.web;

import java.io.IOException;
import java.util.List;

import fr.ecluse.member.Program;
import fr.ecluse.member.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds programs to the scopes that they were given, at every address that let them in.
 * Looking takes {@code read}; a change that is not listed here takes {@code admin}, so
 * that an address that nobody thought of is not open to all.
 */
class ScopeFilter extends OncePerRequestFilter {

	private static final String MEMBER = "/api/v1/members/{siren}";

	/** Also looking: where an upload goes on is asked by HEAD, by whoever uploads. */
	private static final RequestMatcher UPLOADS = any(List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH,
			HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS), MEMBER + "/dossiers/{id}/attachments/**");

	private static final RequestMatcher STARTS = any(List.of(HttpMethod.POST), MEMBER + "/dossiers",
			MEMBER + "/dossiers/{id}/deposits/**");

	private static final RequestMatcher TASKS = any(
			List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE), MEMBER + "/tasks/**",
			MEMBER + "/dossiers/{id}/messages/**");

	private final AccessProblems problems;

	ScopeFilter(AccessProblems problems) {
		this.problems = problems;
	}

	/** The scope that a program needs for this call. */
	static Scope wanted(HttpServletRequest request) {
		if (UPLOADS.matches(request) || STARTS.matches(request)) {
			return Scope.START;
		}
		if (TASKS.matches(request)) {
			return Scope.TASKS;
		}
		return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())
				|| HttpMethod.OPTIONS.matches(request.getMethod()) ? Scope.READ : Scope.ADMIN;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication caller = SecurityContextHolder.getContext().getAuthentication();
		if (caller != null && caller.getPrincipal() instanceof Program program && !program.may(wanted(request))) {
			this.problems.missingScope(request, response, wanted(request));
			return;
		}
		chain.doFilter(request, response);
	}

	private static RequestMatcher any(List<HttpMethod> methods, String... patterns) {
		PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
		return new OrRequestMatcher(methods.stream()
			.flatMap((method) -> List.of(patterns)
				.stream()
				.map((pattern) -> (RequestMatcher) builder.matcher(method, pattern)))
			.toList());
	}

}
