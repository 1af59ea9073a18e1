package fr.ecluse.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.identity.ProgramTokens;
import fr.ecluse.member.ApiKey;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Program;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in by {@code Authorization: Bearer …}, for one request at a time: a key
 * of ours, or a token of the authorization server. One that is wrong ends the request,
 * even when a session would have sufficed.
 */
class ProgramFilter extends OncePerRequestFilter {

	/** On each answer to a key in its last thirty days: when it ends. */
	private static final String EXPIRES = "X-Key-Expires";

	private static final Pattern BEARER = Pattern.compile("Bearer +([\\x21-\\x7e]{1,6000})", Pattern.CASE_INSENSITIVE);

	private final ApiKeys keys;

	private final ProgramTokens tokens;

	private final AttemptThrottle throttle;

	private final AccessProblems problems;

	private final Clock clock;

	ProgramFilter(ApiKeys keys, ProgramTokens tokens, AttemptThrottle throttle, AccessProblems problems, Clock clock) {
		this.keys = keys;
		this.tokens = tokens;
		this.throttle = throttle;
		this.problems = problems;
		this.clock = clock;
	}

	/** Only programs send this header, so such a request needs no form token. */
	static boolean isPresented(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return isOpenToPrograms(request) && header != null && header.regionMatches(true, 0, "Bearer", 0, 6);
	}

	private static boolean isOpenToPrograms(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.startsWith("/api/") || path.startsWith(ModelerSignIn.ADDRESSES)
				|| path.equals("/actuator/prometheus");
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !isPresented(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = token(request);
		String subject = fingerprint(token);
		Duration wait = this.throttle.remaining(request.getRemoteAddr(), subject);
		if (!wait.isZero()) {
			this.problems.tooManyAttempts(request, response, new TooManyAttemptsException(wait));
			return;
		}
		Optional<Program> program = (token != null && this.tokens.isToken(token)) ? byToken(token, request, response)
				: byKey(token, request, response);
		if (program.isEmpty()) {
			return;
		}
		this.throttle.succeeded(request.getRemoteAddr(), subject);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(new ProgramAuthentication(program.get()));
		SecurityContextHolder.setContext(context);
		chain.doFilter(request, response);
	}

	/** The program of a key; none after a refusal was sent. */
	private Optional<Program> byKey(@Nullable String token, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Optional<ApiKey> key = (token != null) ? this.keys.authenticate(token) : Optional.empty();
		if (key.isEmpty()) {
			this.throttle.attempt(request.getRemoteAddr(), fingerprint(token));
			this.problems.invalidKey(request, response);
			return Optional.empty();
		}
		if (!key.get().isGoodFrom(request.getRemoteAddr())) {
			this.problems.foreignAddress(request, response);
			return Optional.empty();
		}
		if (key.get().expiresSoon(this.clock.instant())) {
			response.setHeader(EXPIRES, String.valueOf(key.get().expires()));
		}
		return Optional.of(Program.of(key.get()));
	}

	/** The program of a token; none after a refusal was sent. */
	private Optional<Program> byToken(String token, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ProgramTokens.Outcome outcome = this.tokens.check(token);
		if (outcome instanceof ProgramTokens.Accepted accepted) {
			return Optional.of(accepted.program());
		}
		if (outcome instanceof ProgramTokens.Refused refused) {
			this.throttle.attempt(request.getRemoteAddr(), fingerprint(token));
			this.problems.invalidToken(request, response, refused.reason());
		}
		else {
			this.problems.authorizationServerDown(request, response);
		}
		return Optional.empty();
	}

	private static @Nullable String token(HttpServletRequest request) {
		Matcher matcher = BEARER.matcher(String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION)).strip());
		return matcher.matches() ? matcher.group(1) : null;
	}

	/** Tells keys apart in memory without keeping them. */
	private static String fingerprint(@Nullable String token) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(String.valueOf(token).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
