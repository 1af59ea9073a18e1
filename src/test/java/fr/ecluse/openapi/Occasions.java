package fr.ecluse.openapi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls that a rule refuses, with what has to be so for it. */
final class Occasions {

	private static final String MEMBER = "/api/v1/members/" + World.HOME;

	private static final String DOSSIER = """
			{"procedure": "demande-citoyenne", "variables": {"applicantName": "Maëlle Kerdraon",
			 "applicantEmail": "maelle@courriel.example", "subject": "Banc", "text": "Un banc, merci beaucoup."}}""";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final World world;

	private final Wire wire;

	private final List<Occasion> all = new ArrayList<>();

	Occasions(World world, Wire wire) {
		this.world = world;
		this.wire = wire;
	}

	/** In the order in which they have to be asked. */
	List<Occasion> all() {
		ofTheLaw();
		ofTheDirectory();
		ofPeople();
		ofDossiers();
		ofModels();
		return this.all;
	}

	private void ofTheLaw() {
		String deadlines = "/api/v1/calendar/deadlines?rule=silence-2-mois&territory=metropole&from=";
		opsn("computeDeadline", "GET", deadlines + "1950-01-01", "", "400 regle-hors-vigueur");
		opsn("computeDeadline", "GET", deadlines + "9999-12-31", "", "400 annee-hors-calendrier");
		opsn("listRules", "GET", "/api/v1/calendar/rules?date=2026-02-30", "", "400 parametre-invalide");
		opsn("listThresholds", "GET", "/api/v1/calendar/thresholds?date=2026-02-30", "", "400 parametre-invalide");
		opsn("listCodes", "GET", "/api/v1/reference/codes/inconnue", "", "404 liste-inconnue");
		opsn("listHolidays", "GET", "/api/v1/calendar/holidays?territory=metropole&year=9999", "",
				"400 annee-hors-calendrier");
	}

	private void ofTheDirectory() {
		String imports = "/api/v1/members/imports";
		opsn("importDirectory", "POST", imports, "", "400 fichier-vide", "Content-Type: text/csv");
		opsn("importDirectory", "POST", imports, "nom;type\nCommune;commune\n", "400 colonnes-manquantes",
				"Content-Type: text/csv");
		opsn("importDirectory", "POST", imports, "siren;nom;type;departement\n" + "x\n".repeat(100_002),
				"400 trop-de-lignes", "Content-Type: text/csv");
		opsn("importDirectory", "POST", imports, "PK\u0003\u0004\u0000\u0000", "415 fichier-non-csv",
				"Content-Type: application/pdf");
		opsn("importDirectory", "POST", imports, "--x", "400 corps-illisible", "Content-Type: multipart/form-data");
		opsn("uploadModel", "POST", "/api/v1/models", "--x", "400 corps-illisible",
				"Content-Type: multipart/form-data");
		opsn("deposit", "POST", MEMBER + "/dossiers/x/deposits/offres", "--x", "400 corps-illisible",
				"Content-Type: multipart/form-data");
		opsn("importDirectory", "POST", imports, "--x--", "400 parametre-invalide",
				"Content-Type: multipart/form-data; boundary=x");
		opsn("putMember", "PUT", MEMBER, "{}", "400 donnees-invalides");
		opsn("listMembers", "GET", "/api/v1/members?limit=0", "", "400 donnees-invalides");
		opsn("listMembers", "GET", "/api/v1/members?limit=x", "", "400 parametre-invalide");
		opsn("uploadModel", "POST", "/api/v1/models?complete=peut-etre", "--x--", "400 parametre-invalide",
				"Content-Type: multipart/form-data; boundary=x");
		opsn("putLogo", "PUT", MEMBER + "/logo", "--x", "400 corps-illisible", "Content-Type: multipart/form-data");
	}

	private void ofPeople() {
		opsn("listAgents", "GET", "/api/v1/agents?limit=0", "", "400 donnees-invalides");
		opsn("listAgents", "GET", "/api/v1/agents?limit=x", "", "400 parametre-invalide");
		opsn("putAgent", "PUT", "/api/v1/agents/contrat.neuf", "{}", "400 donnees-invalides");
		opsn("issueMemberKey", "POST", MEMBER + "/api-keys", "{}", "400 donnees-invalides");
		opsn("issueKey", "POST", "/api/v1/api-keys", "{}", "400 donnees-invalides");
		opsn("putTrustedKey", "PUT", "/api/v1/models/trusted-keys/contrat", "{}", "400 donnees-invalides");
		leaveOneAdministrator();
		opsn("putAgent", "PUT", "/api/v1/agents/admin", "{\"opsnRoles\":[]}", "409 dernier-administrateur");
		String agent = "{\"username\":\"admin\",\"displayName\":\"A\",\"password\":\"quatre mots sans rapport\",\"roles\":[\"accueil\"]}";
		opsn("addMemberAgent", "POST", MEMBER + "/agents", agent, "409 agent-partage");
		opsn("addMemberAgent", "POST", MEMBER + "/agents", agent.replace("admin", "contrat.chef"),
				"409 agent-deja-present");
		opsn("putMemberAgent", "PUT", MEMBER + "/agents/admin", "{\"displayName\":\"A\",\"roles\":[\"accueil\"]}",
				"409 agent-partage");
		String trust = "{\"owner\":\"OPSN\",\"key\":\"%s\"}".formatted(publicKey());
		this.world.call("PUT", "/api/v1/models/trusted-keys/contrat", trust);
		opsn("putTrustedKey", "PUT", "/api/v1/models/trusted-keys/contrat-bis", trust, "409 cle-deja-acceptee");
		opsn("deleteTrustedKey", "DELETE", "/api/v1/models/trusted-keys/contrat-ter", "", "404 cle-inconnue");
	}

	private void ofDossiers() {
		String start = "{\"procedure\":\"demande-citoyenne\",\"externalReference\":\"%s\",\"variables\":{\"applicantName\":\"Maëlle Kerdraon\",\"applicantEmail\":\"maelle@courriel.example\",\"subject\":\"Banc\",\"text\":\"Un banc, s'il vous plaît.\"}}";
		String key = UUID.randomUUID().toString();
		String body = start.formatted(key);
		JsonNode dossier = this.world.call("POST", MEMBER + "/dossiers", body);
		opsn("startDossier", "POST", MEMBER + "/dossiers", body, "409 reference-deja-prise");
		this.wire.send(request("POST", MEMBER + "/dossiers", start.formatted(key + "-2"), "Idempotency-Key: " + key));
		opsn("startDossier", "POST", MEMBER + "/dossiers", start.formatted(key + "-3"), "422 cle-d-idempotence-reprise",
				"Idempotency-Key: " + key);
		opsn("startDossier", "POST", MEMBER + "/dossiers",
				start.formatted("").replace("demande-citoyenne", "inconnue").replace("\"externalReference\":\"\",", ""),
				"404 demarche-inconnue");
		for (String id : List.of("getParameters GET parameters", "getOffer GET procedures",
				"getOfferSchema GET procedures", "previewTemplate GET previews", "putParameters PUT parameters")) {
			String[] it = id.split(" ");
			String rest = it[0].equals("getOfferSchema") ? "/schema"
					: it[0].equals("previewTemplate") ? "/decision" : "";
			opsn(it[0], it[1], "%s/%s/inconnue%s".formatted(MEMBER, it[2], rest),
					it[1].equals("PUT") ? "{\"values\":{}}" : "", "404 demarche-inconnue");
		}
		opsn("getProcedure", "GET", "/api/v1/procedures/inconnue", "", "404 demarche-inconnue");
		opsn("getSchema", "GET", "/api/v1/procedures/inconnue/schema", "", "404 demarche-inconnue");
		opsn("previewTemplate", "GET", MEMBER + "/previews/demande-citoyenne/inconnu", "", "404 modele-introuvable");
		opsn("putParameters", "PUT", MEMBER + "/parameters/demande-citoyenne", "{}", "400 donnees-invalides");
		opsn("listDossiers", "GET", MEMBER + "/dossiers?limit=0", "", "400 donnees-invalides");
		opsn("listTasks", "GET", MEMBER + "/tasks?limit=0", "", "400 donnees-invalides");
		tasks(MEMBER + "/dossiers/" + dossier.path("id").asString(), dossier.path("id").asString());
	}

	private void tasks(String dossier, String id) {
		String task = MEMBER + "/tasks/" + first(MEMBER + "/tasks?dossier=" + id).path("id").asString();
		List<String> chief = this.world.session("contrat.chef", true);
		List<String> second = this.world.session("contrat.second", true);
		opsn("claimTask", "PUT", task + "/assignee", "{\"agent\":\"personne\"}", "400 donnees-invalides");
		as(chief, "claimTask", "PUT", task + "/assignee", "{}", "403 role-requis");
		as(chief, "completeTask", "POST", task + "/completions", "{\"variables\":{}}", "403 role-requis");
		as(chief, "releaseTask", "DELETE", task + "/assignee", "", "403 role-requis");
		as(chief, "sendMessage", "POST", dossier + "/messages", "{\"message\":\"retrait\",\"reason\":\"essai\"}",
				"403 role-requis");
		this.world.call("PUT", task + "/assignee", "{\"agent\":\"contrat.accueil\"}");
		as(second, "claimTask", "PUT", task + "/assignee", "{}", "409 tache-prise-en-charge");
		as(second, "completeTask", "POST", task + "/completions", "{\"variables\":{}}", "409 tache-prise-en-charge");
		as(second, "releaseTask", "DELETE", task + "/assignee", "", "409 tache-prise-en-charge");
		opsn("sendMessage", "POST", dossier + "/messages", "{\"message\":\"inconnu\",\"reason\":\"essai\"}",
				"400 donnees-invalides");
		JsonNode gone = this.world.call("POST", MEMBER + "/dossiers", DOSSIER);
		String other = MEMBER + "/dossiers/" + gone.path("id").asString();
		String over = MEMBER + "/tasks/"
				+ first(MEMBER + "/tasks?dossier=" + gone.path("id").asString()).path("id").asString();
		this.world.call("POST", other + "/messages", "{\"message\":\"retrait\",\"reason\":\"essai\"}");
		opsn("sendMessage", "POST", other + "/messages", "{\"message\":\"retrait\",\"reason\":\"essai\"}",
				"409 message-non-attendu");
		opsn("getTask", "GET", over, "", "409 tache-terminee");
		as(second, "claimTask", "PUT", over + "/assignee", "{}", "409 tache-terminee");
		opsn("releaseTask", "DELETE", over + "/assignee", "", "409 tache-terminee");
		opsn("completeTask", "POST", over + "/completions", "{\"variables\":{}}", "409 tache-terminee");
		JsonNode untouched = this.world.call("POST", MEMBER + "/dossiers", DOSSIER);
		String free = MEMBER + "/tasks/"
				+ first(MEMBER + "/tasks?dossier=" + untouched.path("id").asString()).path("id").asString();
		opsn("completeTask", "POST", free + "/completions", "{\"variables\":{\"inconnu\":1}}", "400 donnees-invalides");
		opsn("completeTask", "POST", free + "/completions", "{\"variables\":{\"competence\":\"oui\"}}",
				"422 controle-refuse");
		String octets = "Content-Type: application/octet-stream";
		String kept = MEMBER + "/dossiers/" + untouched.path("id").asString() + "/attachments";
		opsn("addAttachment", "POST", other + "/attachments?filename=a.pdf", "%PDF-1.7", "409 dossier-clos", octets);
		opsn("addAttachment", "POST", kept, "%PDF-1.7", "400 nom-de-fichier", octets);
		opsn("addAttachment", "POST", kept + "?filename=a.exe", "MZ", "415 type-de-piece", octets);
		opsn("addAttachment", "POST", kept, "", "413 piece-trop-volumineuse", "Tus-Resumable: 1.0.0",
				"Upload-Length: 99999999999", "Upload-Metadata: filename YS5wZGY=");
		String part = "Content-Type: application/offset+octet-stream";
		opsn("appendUpload", "PATCH", kept + "/inconnue", "x", "404 piece-inconnue", "Tus-Resumable: 1.0.0", part,
				"Upload-Offset: 0");
		opsn("appendUpload", "PATCH", MEMBER + "/dossiers/inconnu/attachments/x", "x", "404 dossier-inconnu",
				"Tus-Resumable: 1.0.0", part, "Upload-Offset: 0");
		opsn("appendUpload", "PATCH", kept + "/inconnue", "x", "400 envoi-invalide", "Tus-Resumable: 1.0.0", part,
				"Upload-Offset: x");
		opsn("addAttachment", "POST", kept, "", "400 envoi-invalide", "Tus-Resumable: 1.0.0", "Upload-Length: x");
		opsn("addAttachment", "POST", MEMBER + "/dossiers/inconnu/attachments?filename=a.pdf", "%PDF-1.7",
				"404 dossier-inconnu", octets);
		opsn("abandonUpload", "DELETE", kept + "/inconnue", "", "404 piece-inconnue");
		opsn("abandonUpload", "DELETE", MEMBER + "/dossiers/inconnu/attachments/x", "", "404 dossier-inconnu");
		opsn("getAttachment", "GET", kept + "/inconnue", "", "404 piece-inconnue");
		for (String it : List.of("getTask GET ", "claimTask PUT /assignee", "releaseTask DELETE /assignee",
				"completeTask POST /completions")) {
			String[] parts = it.split(" ", 3);
			as(second, parts[0], parts[1], MEMBER + "/tasks/inconnue" + parts[2],
					parts[1].equals("GET") || parts[1].equals("DELETE") ? "" : "{}", "404 tache-inconnue");
		}
	}

	private void ofModels() {
		String long3000 = "n".repeat(3000);
		JsonNode draft = draft();
		String model = "/api/v1/models/" + draft.path("id").asString();
		opsn("planMigration", "POST", model + "/migrations", "{}", "409 version-non-publiee");
		opsn("planMigration", "POST", model + "/migrations", "{\"audience\":\"inconnue\"}", "400 donnees-invalides");
		opsn("publishModel", "POST", model + "/publications", "{\"audience\":[{\"kind\":\"all\"}]}",
				"409 etat-de-la-version");
		opsn("publishModel", "POST", model + "/publications", "{\"audience\":[{\"kind\":\"inconnu\"}]}",
				"400 donnees-invalides");
		opsn("retireModel", "POST", model + "/retirements", "{}", "409 etat-de-la-version");
		opsn("reviewModel", "POST", model + "/reviews", "{\"decision\":\"inconnue\"}", "400 donnees-invalides");
		opsn("reviewModel", "POST", model + "/reviews", "{\"decision\":\"approved\"}", "409 etat-de-la-version");
		opsn("submitModel", "POST", model + "/submissions", "{\"note\":\"%s\"}".formatted(long3000),
				"400 donnees-invalides");
		opsn("getTrial", "GET", model + "/trials", "", "404 essai-inconnu");
		opsn("getImpact", "GET", model + "/impact?limit=0", "", "400 donnees-invalides");
		opsn("getMigration", "GET", model + "/migrations/999999", "", "404 migration-inconnue");
		opsn("getModelFile", "GET", model + "/files/inconnu", "", "404 fichier-inconnu");
		String submitted = "/api/v1/models/" + draft().path("id").asString();
		this.world.call("POST", submitted + "/submissions", "{}");
		opsn("submitModel", "POST", submitted + "/submissions", "{}", "409 etat-de-la-version");
		opsn("reviewModel", "POST", submitted + "/reviews", "{\"decision\":\"approved\"}",
				"403 relecture-par-une-personne");
		String published = "/api/v1/models/"
				+ first("/api/v1/models?procedure=demande-citoyenne&state=published").path("id").asString();
		opsn("planMigration", "POST", published + "/migrations", "{}", "409 aucun-dossier");
		String unknown = "/api/v1/models/inconnue";
		for (String it : List.of("getModel GET ", "getModelFile GET /files/x", "submitModel POST /submissions",
				"reviewModel POST /reviews", "publishModel POST /publications", "tryModel POST /trials",
				"getTrial GET /trials", "retireModel POST /retirements", "exportModel GET /archive",
				"getImpact GET /impact", "listMigrations GET /migrations", "planMigration POST /migrations")) {
			String[] parts = it.split(" ", 3);
			String body = parts[0].equals("reviewModel") ? "{\"decision\":\"approved\"}"
					: parts[1].equals("POST") && !parts[0].equals("tryModel") ? "{}" : "";
			opsn(parts[0], parts[1], unknown + parts[2], body, "404 version-inconnue");
		}
		for (String it : List.of("preview previews", "start starts", "pause pauses", "resume resumptions",
				"cancel cancellations", "return returns")) {
			String[] parts = it.split(" ");
			opsn(parts[0] + "Migration", "POST", model + "/migrations/999999/" + parts[1],
					parts[0].equals("return") ? "{}" : "", "404 migration-inconnue");
		}
	}

	/** A procedure of its own, with one file more than last time. */
	private JsonNode draft() {
		String published = first("/api/v1/models?procedure=demande-citoyenne&state=published").path("id").asString();
		String file = "scenarios/retrait.yaml";
		JsonNode version = this.world.call("GET", "/api/v1/models/" + published, "");
		for (JsonNode it : version.path("files")) {
			file = it.path("path").asString().endsWith("procedure.yaml") ? it.path("path").asString() : file;
		}
		String text = this.wire.send(request("GET", "/api/v1/models/%s/files/%s".formatted(published, file), ""))
			.text();
		String form = "--limite\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\n# %s\n\r\n--limite--\r\n"
			.formatted(file, text, UUID.randomUUID());
		Wire.Answer answer = this.wire.send(request("POST", "/api/v1/models?procedure=demande-citoyenne&complete=false",
				form, "Content-Type: multipart/form-data; boundary=limite"));
		if (answer.status() != 201) {
			throw new IllegalStateException(answer.text());
		}
		return new JsonMapper().readTree(answer.body());
	}

	private void leaveOneAdministrator() {
		for (JsonNode agent : this.world.call("GET", "/api/v1/agents?limit=200", "").path("items")) {
			String username = agent.path("username").asString();
			if (!username.equals("admin") && !agent.path("opsnRoles").isEmpty()) {
				this.world.call("PUT", "/api/v1/agents/" + username, "{\"opsnRoles\":[]}");
			}
		}
	}

	private static String publicKey() {
		try {
			return Base64.getEncoder()
				.encodeToString(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The first item of a list, as soon as there is one. */
	private JsonNode first(String list) {
		Instant end = Instant.now().plus(PATIENCE);
		while (Instant.now().isBefore(end)) {
			JsonNode items = this.world.call("GET", list, "").path("items");
			if (!items.isEmpty()) {
				return items.path(0);
			}
			Thread.onSpinWait();
		}
		throw new IllegalStateException("Nothing in " + list);
	}

	private void opsn(String operation, String method, String target, String body, String refusal, String... headers) {
		this.all.add(new Occasion(operation, request(method, target, body, headers), refusal));
	}

	private void as(List<String> session, String operation, String method, String target, String body, String refusal) {
		List<String> headers = new ArrayList<>(session);
		headers.add("Content-Type: application/json");
		this.all.add(new Occasion(operation,
				new Wire.Request(method, target, headers, body.getBytes(StandardCharsets.UTF_8)), refusal));
	}

	private Wire.Request request(String method, String target, String body, String... headers) {
		List<String> all = new ArrayList<>(Arrays.asList(headers));
		all.add(this.world.credential("opsn"));
		if (!body.isEmpty() && all.stream().noneMatch((header) -> header.startsWith("Content-Type:"))) {
			all.add("Content-Type: application/json");
		}
		return new Wire.Request(method, target, all, body.getBytes(StandardCharsets.UTF_8));
	}

	/** A call, and the refusal that it earns. */
	record Occasion(String operation, Wire.Request request, String refusal) {
	}

}
