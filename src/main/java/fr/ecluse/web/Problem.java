package fr.ecluse.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The refusals that no capability owns, each with its stable type. */
enum Problem {

	MALFORMED_BODY(HttpStatus.BAD_REQUEST, "corps-illisible", "Corps de requête illisible"),

	INVALID_FIELDS(HttpStatus.BAD_REQUEST, "champs-invalides", "Champs invalides"),

	INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "parametre-invalide", "Paramètre invalide"),

	INVALID_REQUEST(HttpStatus.BAD_REQUEST, "requete-invalide", "Requête invalide"),

	NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED, "authentification-requise", "Authentification requise"),

	FORBIDDEN(HttpStatus.FORBIDDEN, "operation-interdite", "Opération interdite"),

	MISSING_SCOPE(HttpStatus.FORBIDDEN, "portee-manquante", "Portée manquante"),

	NETWORK_ADDRESS(HttpStatus.FORBIDDEN, "adresse-reseau-refusee", "Adresse réseau refusée"),

	CSRF(HttpStatus.FORBIDDEN, "jeton-de-formulaire", "Jeton de formulaire absent ou périmé"),

	UNKNOWN_ADDRESS(HttpStatus.NOT_FOUND, "adresse-inconnue", "Adresse inconnue"),

	METHOD(HttpStatus.METHOD_NOT_ALLOWED, "methode-non-permise", "Méthode non permise"),

	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "format-de-reponse", "Format de réponse non disponible"),

	CONFLICT(HttpStatus.CONFLICT, "modification-concurrente", "Modification concurrente"),

	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "corps-trop-volumineux", "Corps de requête trop volumineux"),

	LENGTH_REQUIRED(HttpStatus.LENGTH_REQUIRED, "longueur-requise", "Longueur du corps non annoncée"),

	MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "type-de-contenu", "Type de contenu non accepté"),

	TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "trop-de-tentatives", "Trop de tentatives"),

	TOO_MANY_CALLS(HttpStatus.TOO_MANY_REQUESTS, "trop-d-appels", "Trop d'appels"),

	INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "erreur-interne", "Erreur interne"),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "indisponible", "Service momentanément indisponible");

	private final HttpStatus status;

	private final String slug;

	private final String title;

	Problem(HttpStatus status, String slug, String title) {
		this.status = status;
		this.slug = slug;
		this.title = title;
	}

	HttpStatus status() {
		return this.status;
	}

	ProblemDetail because(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + this.slug));
		problem.setTitle(this.title);
		return problem;
	}

	/** With one entry per faulty field, each with a JSON pointer or a parameter name. */
	ProblemDetail because(String detail, List<Map<String, String>> errors) {
		ProblemDetail problem = because(detail);
		if (!errors.isEmpty()) {
			problem.setProperty("errors", errors);
		}
		return problem;
	}

}
