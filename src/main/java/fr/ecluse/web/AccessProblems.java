package fr.ecluse.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import fr.ecluse.member.Members;
import fr.ecluse.member.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What a caller is told whom the security chain does not let pass. */
@Component
class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final String CHALLENGE = "Bearer realm=\"ecluse\"";

	private final ProblemResponses responses;

	AccessProblems(ProblemResponses responses) {
		this.responses = responses;
	}

	/** Nobody is signed in, and the address needs it. */
	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure.getCause() instanceof AuthorizationDeniedException denied && isUnknown(denied)
				&& !request.getRequestURI().startsWith("/api/")) {
			this.responses.send(request, response, ProblemResponses.forStatus(404));
		}
		else if (ProblemResponses.wantsPage(request) && HttpMethod.GET.matches(request.getMethod())) {
			String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
			String target = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
			response.sendRedirect("/connexion?retour=" + target);
		}
		else {
			notAuthenticated(request, response);
		}
	}

	/** Somebody is signed in, but may not do this. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
			throws IOException {
		if (failure instanceof CsrfException) {
			staleForm(request, response);
			return;
		}
		this.responses.send(request, response, problem(failure));
	}

	void invalidKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
		this.responses.send(request, response,
				Problem.NOT_AUTHENTICATED.because("La clé d'API n'est pas valable : elle est inconnue, révoquée ou "
						+ "expirée. Vérifiez-la ou demandez-en une nouvelle à votre administrateur."));
	}

	void invalidToken(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
		this.responses.send(request, response,
				Problem.NOT_AUTHENTICATED.because("Le jeton n'est pas valable : " + reason + "."));
	}

	/** Whether the token is good is for another server to say, and it does not answer. */
	void authorizationServerDown(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, "10");
		this.responses.send(request, response,
				Problem.UNAVAILABLE
					.because("Le serveur d'autorisation ne répond pas : votre jeton ne peut pas être vérifié. "
							+ "Recommencez dans quelques instants, ou présentez une clé d'API."));
	}

	/** The key is good, but not from there. */
	void foreignAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.responses.send(request, response, Problem.NETWORK_ADDRESS.because(("Cette clé d'API n'est pas acceptée "
				+ "depuis l'adresse %s. Appelez depuis une adresse prévue pour elle, ou demandez à votre administrateur "
				+ "une clé qui admette celle-ci.")
			.formatted(Shown.of(request.getRemoteAddr()))));
	}

	/** The program is known, but was not given what this call takes. */
	void missingScope(HttpServletRequest request, HttpServletResponse response, Scope wanted) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + wanted.key() + "\"");
		this.responses.send(request, response, Problem.MISSING_SCOPE.because(
				"Cet appel demande la portée « %s », que ce programme n'a pas reçue. Demandez à votre administrateur "
					.formatted(wanted.key()) + "une clé ou un jeton qui la porte."));
	}

	void tooManyAttempts(HttpServletRequest request, HttpServletResponse response, TooManyAttemptsException failure)
			throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(failure.seconds()));
		this.responses.send(request, response,
				Problem.TOO_MANY_ATTEMPTS.because("Trop de tentatives infructueuses depuis cette adresse. Patientez "
						+ failure.inWords() + ", puis recommencez avec une clé valable."));
	}

	/**
	 * A name or password is wrong. The challenge names keys only: for a password,
	 * browsers would ask with a window of their own, again and again.
	 */
	void invalidPassword(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		Problem problem = switch (SignInOutcome.status(failure)) {
			case TOO_MANY_REQUESTS -> Problem.TOO_MANY_ATTEMPTS;
			case SERVICE_UNAVAILABLE -> Problem.UNAVAILABLE;
			case FORBIDDEN -> Problem.FORBIDDEN;
			default -> Problem.NOT_AUTHENTICATED;
		};
		if (failure instanceof TooManyAttemptsException tooMany) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
		}
		else if (problem == Problem.NOT_AUTHENTICATED) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
		}
		this.responses.send(request, response, problem.because(SignInOutcome.sentence(failure)));
	}

	private void notAuthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
		this.responses.send(request, response,
				Problem.NOT_AUTHENTICATED.because("Présentez une clé d'API dans l'en-tête « Authorization: Bearer … » "
						+ "ou identifiez-vous sur la page de connexion."));
	}

	/** A page that stayed open too long is no attack; its reader starts again. */
	private void staleForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String path = request.getRequestURI();
		if (path.equals("/connexion") || path.equals("/deconnexion")) {
			response.sendRedirect("/connexion?expiree");
		}
		else if (!isSignedIn()) {
			notAuthenticated(request, response);
		}
		else {
			this.responses.send(request, response,
					Problem.CSRF.because("Avec une session ouverte, toute écriture doit porter le jeton de formulaire "
							+ "(champ « _csrf » ou en-tête « X-CSRF-TOKEN »). Rechargez la page et recommencez."));
		}
	}

	private static ProblemDetail problem(AccessDeniedException failure) {
		if (!(failure instanceof AuthorizationDeniedException denied)
				|| !(denied.getAuthorizationResult() instanceof Refused refused)) {
			return ProblemResponses.forStatus(403);
		}
		if (refused instanceof Refused.AnotherMember other) {
			return Members.unknown(other.siren()).getBody();
		}
		if (refused instanceof Refused.MalformedSiren malformed) {
			return Problem.INVALID_PARAMETER.because(malformed.detail());
		}
		return ProblemResponses.forStatus(404);
	}

	private static boolean isUnknown(AuthorizationDeniedException denied) {
		return denied.getAuthorizationResult() instanceof Refused.UnknownAddress;
	}

	private static boolean isSignedIn() {
		@Nullable Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.isAuthenticated();
	}

}
