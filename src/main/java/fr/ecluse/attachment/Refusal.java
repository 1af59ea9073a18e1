package fr.ecluse.attachment;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fr.ecluse.procedure.FileType;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/** A call about attachments that a rule refuses, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	/** What tus answers to a part whose checksum is wrong. */
	private static final int CHECKSUM_MISMATCH = 460;

	private Refusal(HttpStatusCode status, ProblemDetail problem) {
		super(status, problem, null);
	}

	private static Refusal of(HttpStatusCode status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

	static Refusal unknown() {
		return of(HttpStatus.NOT_FOUND, "piece-inconnue", "Pièce inconnue",
				"Ce dossier n'a pas de pièce de cet identifiant, ou son envoi, resté inachevé, a expiré. Partez de la liste des pièces, ou recommencez l'envoi.");
	}

	/** Of a header or parameter, named as callers know it. */
	static Refusal invalid(String name, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "envoi-invalide", "Envoi invalide", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("parameter", name, "detail", detail)));
		return refusal;
	}

	static Refusal version() {
		Refusal refusal = of(HttpStatus.PRECONDITION_FAILED, "version-de-tus", "Version de tus non prise en charge",
				"Cet envoi suit le protocole tus : donnez l'en-tête « Tus-Resumable: %s ».".formatted(Tus.VERSION));
		refusal.getHeaders().set("Tus-Version", Tus.VERSION);
		return refusal;
	}

	static Refusal closed() {
		return of(HttpStatus.CONFLICT, "dossier-clos", "Dossier clos",
				"Ce dossier est clos : il ne prend plus de pièce.");
	}

	static Refusal tooMany(int limit) {
		return of(HttpStatus.CONFLICT, "trop-de-pieces", "Trop de pièces", (limit == 0)
				? "Les dossiers de cette démarche ne prennent pas de pièce."
				: "Ce dossier a déjà %d pièces, le plus que sa démarche accepte. Réunissez plusieurs documents en un fichier."
					.formatted(limit));
	}

	static Refusal tooManyUnfinished(int limit) {
		return of(HttpStatus.CONFLICT, "trop-d-envois-inacheves", "Trop d'envois inachevés",
				"Ce dossier a déjà %d envois inachevés. Terminez-en un, ou supprimez-le par DELETE.".formatted(limit));
	}

	static Refusal tooLarge(DataSize limit) {
		return of(HttpStatus.CONTENT_TOO_LARGE, "piece-trop-volumineuse", "Pièce trop volumineuse",
				"Une pièce compte %s au plus. Réduisez ce fichier ou divisez-le.".formatted(size(limit)));
	}

	static Refusal tooMuch(DataSize limit) {
		return of(HttpStatus.CONTENT_TOO_LARGE, "dossier-plein", "Pièces trop volumineuses",
				"Les pièces de ce dossier comptent ensemble %s au plus, que ce fichier dépasserait."
					.formatted(size(limit)));
	}

	static Refusal moreThanAnnounced(long length) {
		return of(HttpStatus.CONTENT_TOO_LARGE, "plus-qu-annonce", "Envoi plus long qu'annoncé",
				"Cet envoi dépasse les %d octets annoncés par Upload-Length. Reprenez au décalage que donne HEAD."
					.formatted(length));
	}

	static Refusal checkedPartTooLarge(DataSize limit) {
		return of(HttpStatus.CONTENT_TOO_LARGE, "partie-trop-volumineuse", "Partie trop volumineuse",
				"Une partie envoyée avec Upload-Checksum compte %s au plus. Envoyez de plus petites parties."
					.formatted(size(limit)));
	}

	static Refusal checksum() {
		return of(HttpStatusCode.valueOf(CHECKSUM_MISMATCH), "empreinte-differente", "Empreinte différente",
				"L'empreinte de cette partie n'est pas celle de l'en-tête Upload-Checksum. Rien n'en a été gardé : renvoyez la même partie.");
	}

	static Refusal offset(long received) {
		Refusal refusal = of(HttpStatus.CONFLICT, "decalage-different", "Décalage différent",
				"Cet envoi attend la suite à l'octet %d. Reprenez là, après avoir relu Upload-Offset par HEAD."
					.formatted(received));
		refusal.getHeaders().set("Upload-Offset", String.valueOf(received));
		return refusal;
	}

	static Refusal finished() {
		return of(HttpStatus.CONFLICT, "envoi-acheve", "Envoi achevé",
				"Cette pièce est complète : elle reste au dossier et ne change plus.");
	}

	static Refusal interrupted() {
		return of(HttpStatus.BAD_REQUEST, "envoi-coupe", "Envoi interrompu",
				"La connexion a été coupée avant la fin. Reprenez au décalage que donne HEAD, ou recommencez.");
	}

	static Refusal name(String detail) {
		return of(HttpStatus.BAD_REQUEST, "nom-de-fichier", "Nom de fichier refusé", detail);
	}

	static Refusal bodyType() {
		Refusal refusal = of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "type-de-contenu", "Type de contenu non accepté",
				"Une suite d'envoi porte le type « %s ».".formatted(Tus.PART_TYPE));
		refusal.getHeaders().set("Accept-Patch", Tus.PART_TYPE);
		return refusal;
	}

	static Refusal form() {
		return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "type-de-contenu", "Type de contenu non accepté",
				"Envoyez le fichier seul, comme corps de la requête, avec le type « application/octet-stream » et son nom par « ?filename= » ; pas de formulaire.");
	}

	/** Of what the file is. */
	static Refusal content(String detail) {
		return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "type-de-piece", "Type de pièce refusé", detail);
	}

	static Refusal extension(String extension, Collection<FileType> allowed) {
		return content("Les fichiers « .%s » ne sont pas acceptés ici. Types acceptés : %s.".formatted(extension,
				labels(allowed)));
	}

	static Refusal notYet() {
		Refusal refusal = of(HttpStatus.CONFLICT, "piece-en-quarantaine", "Pièce pas encore disponible",
				"Cette pièce n'est pas complète, ou l'antivirus ne l'a pas encore contrôlée. Réessayez dans quelques instants ; « state » dit où elle en est.");
		refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
		return refusal;
	}

	static Refusal gone(Attachment attachment) {
		return of(HttpStatus.GONE, "piece-refusee", "Pièce refusée",
				"Cette pièce a été refusée et son contenu effacé. %s".formatted(String.valueOf(attachment.finding())));
	}

	static Refusal range(long length) {
		Refusal refusal = of(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "plage-impossible", "Plage impossible",
				"La plage demandée par Range n'est pas dans ce fichier de %d octets.".formatted(length));
		refusal.getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
		return refusal;
	}

	static Refusal storeSilent() {
		Refusal refusal = of(HttpStatus.SERVICE_UNAVAILABLE, "indisponible", "Service momentanément indisponible",
				"L'entrepôt des pièces ne répond pas. Réessayez dans quelques instants.");
		refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
		return refusal;
	}

	static String labels(Collection<FileType> types) {
		return types.stream().map(FileType::label).collect(Collectors.joining(", "));
	}

	private static String size(DataSize size) {
		return (size.toMegabytes() > 0) ? size.toMegabytes() + " Mo" : size.toKilobytes() + " ko";
	}

}
