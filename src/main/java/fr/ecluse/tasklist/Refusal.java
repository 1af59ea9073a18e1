package fr.ecluse.tasklist;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import fr.ecluse.form.Violation;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A call of Tasklist that is refused, as a problem; {@code message} repeats the sentence
 * under the name that Tasklist shows to the agent.
 */
final class Refusal extends ErrorResponseException {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		problem.setProperty("message", detail);
		return new Refusal(status, problem);
	}

	static Refusal notFound() {
		return of(HttpStatus.NOT_FOUND, "introuvable", "Introuvable",
				"Cet élément n'existe pas, ou n'est pas de votre collectivité. Actualisez la liste des tâches.");
	}

	static Refusal signInFirst() {
		return of(HttpStatus.UNAUTHORIZED, "connexion-requise", "Connexion requise",
				"Votre session a expiré : connectez-vous de nouveau.");
	}

	static Refusal forgedCall() {
		return of(HttpStatus.FORBIDDEN, "appel-non-reconnu", "Appel refusé",
				"Cet appel ne vient pas de la page ouverte par votre session. Actualisez la page, puis recommencez.");
	}

	static Refusal badRequest(String detail) {
		return of(HttpStatus.BAD_REQUEST, "appel-refuse", "Appel refusé", detail);
	}

	static Refusal conflict(String detail) {
		return of(HttpStatus.CONFLICT, "etat-de-la-tache", "Action impossible", detail);
	}

	static Refusal answers(List<Violation> violations) {
		Refusal refusal = of(HttpStatus.UNPROCESSABLE_CONTENT, "formulaire-refuse", "Formulaire à corriger",
				violations.stream().limit(5).map(Violation::sentence).collect(Collectors.joining(" ")));
		refusal.getBody()
			.setProperty("errors",
					violations.stream()
						.limit(50)
						.map((it) -> Map.of("pointer", "/variables" + it.pointer(), "detail", it.sentence()))
						.toList());
		return refusal;
	}

	/** A problem of another package, with the sentence that Tasklist shows. */
	static Refusal as(ProblemDetail problem) {
		problem.setProperty("message", problem.getDetail());
		return new Refusal(HttpStatus.valueOf(problem.getStatus()), problem);
	}

	/** Writes the problem where no controller is at work. */
	void write(HttpServletResponse response) throws IOException {
		response.setStatus(getBody().getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(json());
	}

	byte[] json() {
		ProblemDetail problem = getBody();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("type", String.valueOf(problem.getType()));
		json.put("title", String.valueOf(problem.getTitle()));
		json.put("status", problem.getStatus());
		json.put("detail", String.valueOf(problem.getDetail()));
		json.putAll(Objects.requireNonNullElse(problem.getProperties(), Map.of()));
		return JSON.writeValueAsBytes(json);
	}

}
