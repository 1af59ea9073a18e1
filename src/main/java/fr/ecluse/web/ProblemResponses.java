package fr.ecluse.web;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends a refusal to whoever asked: JSON to programs, the French error page to people who
 * read pages.
 */
@Component
class ProblemResponses {

	private static final Logger logger = LoggerFactory.getLogger(ProblemResponses.class);

	private static final String OURS = "https://ecluse.fr/problemes/";

	private static final String ENGINE_REST = "/engine-rest/";

	/** Carries a problem to the error page. */
	static final String PROBLEM = ProblemResponses.class.getName() + ".problem";

	private final JsonMapper mapper;

	ProblemResponses(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/** Programs call the API; whoever asks elsewhere for HTML looks at a page. */
	static boolean wantsPage(HttpServletRequest request, String path) {
		if (path.startsWith("/api/") || path.equals("/api") || path.startsWith("/camunda/api/")) {
			return false;
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
				&& !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
	}

	static boolean wantsPage(HttpServletRequest request) {
		return wantsPage(request, request.getRequestURI());
	}

	static boolean isOurs(ProblemDetail problem) {
		return problem.getType() != null && problem.getType().toString().startsWith(OURS);
	}

	/** From within a controller; an error page is left to the error controller. */
	@Nullable ResponseEntity<Object> answer(ServletWebRequest request, ProblemDetail problem, HttpHeaders headers) {
		HttpServletResponse response = request.getResponse();
		if (response != null && wantsPage(request.getRequest())) {
			showPage(request.getRequest(), response, problem);
			return null;
		}
		addMessage(request.getRequest(), problem);
		return ResponseEntity.status(problem.getStatus())
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	/** From within a filter. */
	void send(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
		if (wantsPage(request)) {
			showPage(request, response, problem);
			return;
		}
		problem.setInstance(URI.create(request.getRequestURI()));
		addMessage(request, problem);
		byte[] body = this.mapper.writeValueAsBytes(problem);
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	/** Of all that a refusal says, Camunda Modeler shows this field alone. */
	private static void addMessage(HttpServletRequest request, ProblemDetail problem) {
		boolean given = problem.getProperties() != null && problem.getProperties().containsKey("message");
		if (request.getRequestURI().startsWith(ENGINE_REST) && !given) {
			problem.setProperty("message", problem.getDetail());
		}
	}

	private static void showPage(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) {
		request.setAttribute(PROBLEM, problem);
		try {
			response.sendError(problem.getStatus());
		}
		catch (IOException ex) {
			logger.debug("The caller is gone", ex);
		}
	}

	/** Logs what broke under an id, which is all that the caller learns. */
	ProblemDetail internal(HttpServletRequest request, @Nullable Throwable failure) {
		return internal(request.getMethod() + " " + request.getRequestURI(), failure);
	}

	ProblemDetail internal(String what, @Nullable Throwable failure) {
		String id = UUID.randomUUID().toString();
		logger.error("Error {} on {}", id, Shown.of(what), failure);
		ProblemDetail problem = Problem.INTERNAL.because("Le serveur n'a pas pu traiter la demande. Réessayez ; si "
				+ "l'erreur persiste, transmettez l'identifiant %s à votre OPSN.".formatted(id));
		problem.setProperty("errorId", id);
		return problem;
	}

	/** When nothing but the status is known. */
	static ProblemDetail forStatus(int status) {
		ProblemDetail problem = switch (status) {
			case 401 -> Problem.NOT_AUTHENTICATED.because("Identifiez-vous pour accéder à cette adresse.");
			case 403 -> Problem.FORBIDDEN.because("Votre compte ou votre clé ne permet pas cette opération.");
			case 404 -> Problem.UNKNOWN_ADDRESS.because("Rien ne se trouve à cette adresse. Vérifiez le chemin.");
			case 405 -> Problem.METHOD.because("Cette adresse n'accepte pas cette méthode.");
			case 406 -> Problem.NOT_ACCEPTABLE.because("L'en-tête Accept ne laisse aucun format disponible.");
			case 413 ->
				Problem.TOO_LARGE.because("Le corps de la requête est trop volumineux, ou compte trop de fichiers. "
						+ "Envoyez-en moins à la fois, ou un seul fichier ZIP.");
			case 415 -> Problem.MEDIA_TYPE.because("Ce type de contenu n'est pas accepté ici.");
			case 429 -> Problem.TOO_MANY_ATTEMPTS.because("Trop de tentatives. Patientez avant de recommencer.");
			case 505 -> Problem.INVALID_REQUEST.because("Cette version de HTTP n'est pas prise en charge.");
			case 503 -> Problem.UNAVAILABLE
				.because("Le service est momentanément indisponible. Recommencez dans quelques instants.");
			default -> (status >= 500) ? Problem.INTERNAL.because("Le serveur n'a pas pu traiter la demande.")
					: Problem.INVALID_REQUEST
						.because("La requête n'est pas valable : vérifiez l'adresse, les " + "en-têtes et le corps.");
		};
		problem.setStatus(status);
		return problem;
	}

}
