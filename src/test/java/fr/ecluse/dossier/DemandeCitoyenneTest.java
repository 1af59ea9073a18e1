package fr.ecluse.dossier;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.document.Document;
import fr.ecluse.document.Documents;
import fr.ecluse.engine.Completions;
import fr.ecluse.engine.Instances;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * The shipped procedure on the real engine and database, through Java; its scenarios walk
 * every path.
 */
@EcluseTest
class DemandeCitoyenneTest {

	private static final Siren MEMBER = new Siren("212900427");

	@Autowired
	private DossierStart start;

	@Autowired
	private DossierViews views;

	@Autowired
	private Completions completions;

	@Autowired
	private Documents documents;

	@Autowired
	private ManagementService management;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void people() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(MEMBER, "Commune de Crozon", MemberKind.COMMUNE, "29042", "29", 7410, null,
					Territory.METROPOLE,
					new Letterhead("Place Léon Blum", "29160", "Crozon", null, null, null, null, null)));
			add("essai.accueil", "accueil");
			add("essai.instructrice", "instructeur");
			add("essai.maire", "signataire");
		});
	}

	private void add(String username, String role) {
		if (this.agents.find(username).isEmpty()) {
			this.agents.add(new Agent(username, "Personne d'essai", null, "{noop}x", true, Set.of(),
					Set.of(new Membership(MEMBER, role))));
		}
	}

	@Test
	void acceptsARequest() throws IOException {
		String id = file("Banc devant l'école");
		assertThat(step(id)).isEqualTo("Examiner la compétence et le dossier");
		assertThat(text(id, "accuse")).contains("Banc devant l'école", "Commune de Crozon", "112-11");
		examine(id);
		assertThat(step(id)).isEqualTo("Instruire la demande");
		assertThat(text(id, "accuse-reception")).contains("Banc devant l'école", "Commune de Crozon", "112-11",
				"231-4");
		complete(id, "Instruire", "essai.instructrice",
				Map.of("decision", "favorable", "reasons", "Le lieu convient."));
		assertThat(step(id)).isEqualTo("Valider et signer la décision");
		complete(id, "Signer", "essai.maire",
				Map.of("signature", "signer", "signatoryName", "Ange Essai", "signatoryTitle", "Le maire"));
		decided(id, "accepted");
		assertThat(text(id, "decision")).contains("Ange Essai", "Le maire", "Le lieu convient.", "suite favorable");
		assertThat(mails(id)).containsExactly("Votre demande %s est enregistrée",
				"Accusé de réception de votre demande %s", "Décision sur votre demande %s");
	}

	@Test
	void rejectsARequestWithItsReasonsAfterASecondLook() throws IOException {
		String id = file("Terrasse sur la place");
		examine(id);
		complete(id, "Instruire", "essai.instructrice", Map.of("decision", "favorable"));
		complete(id, "Signer", "essai.maire",
				Map.of("signature", "renvoyer", "signatoryRemark", "La place est trop étroite"));
		assertThat(step(id)).isEqualTo("Instruire la demande");
		complete(id, "Instruire", "essai.instructrice", Map.of("decision", "defavorable", "legalGrounds",
				"Article L2213-6 du CGCT", "factualGrounds", "La place ne laisse pas un passage suffisant."));
		complete(id, "Signer", "essai.maire",
				Map.of("signature", "signer", "signatoryName", "Ange Essai", "signatoryTitle", "Le maire"));
		decided(id, "rejected");
		assertThat(text(id, "decision")).contains("L2213-6", "passage suffisant", "tribunal administratif");
	}

	@Test
	void asksForMissingPiecesAndGoesOn() throws IOException {
		String id = file("Prêt de la salle");
		examine(id);
		complete(id, "Instruire", "essai.instructrice", Map.of("decision", "pieces", "missingPieces",
				"Attestation d'assurance\nStatuts", "missingPiecesUntil", LocalDate.now().plusDays(20).toString()));
		assertThat(step(id)).isEqualTo("Recevoir les pièces demandées");
		assertThat(this.views.detail(MEMBER, id).summary().status()).isEqualTo("waiting");
		assertThat(text(id, "pieces")).contains("Attestation d'assurance", "Statuts", "114-5");
		complete(id, "RecevoirPieces", "essai.instructrice",
				Map.of("complete", "oui", "piecesReceivedOn", LocalDate.now(Territory.METROPOLE.zone()).toString()));
		assertThat(step(id)).isEqualTo("Instruire la demande");
		assertThat(this.views.detail(MEMBER, id).summary().status()).isEqualTo("open");
	}

	@Test
	void isRejectedBySilenceWhenTheTimeRunsOut() {
		String id = file("Sans réponse");
		step(id);
		Instant silence = this.views.detail(MEMBER, id)
			.deadlines()
			.stream()
			.filter((deadline) -> deadline.name().equals("silence"))
			.findFirst()
			.orElseThrow()
			.at();
		var timer = this.management.createJobQuery().processInstanceId(instance(id)).timers().singleResult();
		assertThat(timer.getDuedate().toInstant()).isEqualTo(silence);
		this.management.executeJob(timer.getId());
		decided(id, "rejected-by-silence");
		assertThat(this.views.detail(MEMBER, id).steps()).isEmpty();
	}

	@Test
	void datesTheReceptionAsClocksShowItAtTheMember() throws IOException {
		String id = file("Date");
		step(id);
		LocalDate day = LocalDate.ofInstant(this.views.detail(MEMBER, id).summary().received(),
				Territory.METROPOLE.zone());
		String date = day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH)).replaceFirst("^1 ", "1er ");
		assertThat(text(id, "accuse")).contains("reçu votre demande le " + date);
	}

	@Test
	void leavesATaskToItsRole() {
		String id = file("Rôle");
		examine(id);
		step(id);
		assertThatThrownBy(() -> this.completions.complete(MEMBER, id, "Instruire", "essai.maire",
				Map.of("decision", "favorable")))
			.hasMessageContaining("essai.maire");
		assertThat(step(id)).isEqualTo("Instruire la demande");
	}

	@Test
	void keepsEmojiAndRightToLeftText() throws IOException {
		String id = file("مرحبا 🙂 שלום");
		step(id);
		assertThat(this.views.detail(MEMBER, id).summary().subject()).isEqualTo("مرحبا 🙂 שלום");
		assertThat(text(id, "accuse")).contains("Commune de Crozon");
	}

	@Test
	void refusesWrongAnswersAndLeavesNothing() {
		long before = count();
		assertThatThrownBy(() -> this.start.start(MEMBER, new DossierStart.Request("demande-citoyenne", null,
				Map.of("applicantName", "X", "subject", "x".repeat(201), "inconnu", "y"), "cle-refusee", "essai")))
			.isInstanceOfSatisfying(ErrorResponseException.class, (refusal) -> {
				assertThat(refusal.getStatusCode().value()).isEqualTo(400);
				assertThat(String.valueOf(refusal.getBody().getProperties())).contains("/variables/inconnu",
						"/variables/subject", "/variables/text");
			});
		assertThat(count()).isEqualTo(before);
		assertThat(this.jdbc.sql("select count(*) from idempotency_key where value = 'cle-refusee'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void answersARepeatedCallWithTheSameDossier() {
		String key = UUID.randomUUID().toString();
		DossierStart.Started first = this.start.start(MEMBER, request("Une fois", key));
		assertThat(this.start.start(MEMBER, request("Une fois", key)))
			.isEqualTo(new DossierStart.Started(first.detail(), true));
		assertThatThrownBy(() -> this.start.start(MEMBER, request("Autre chose", key))).isInstanceOfSatisfying(
				ErrorResponseException.class, (refusal) -> assertThat(refusal.getStatusCode().value()).isEqualTo(422));
	}

	private String file(String subject) {
		return this.start.start(MEMBER, request(subject, null)).dossierId();
	}

	private static DossierStart.Request request(String subject, @Nullable String key) {
		return new DossierStart.Request(
				"demande-citoyenne", null, Map.of("applicantName", "Camille Essai", "applicantEmail",
						"camille@essai.example", "subject", subject, "text", "Bonjour,\n\nvoici ma demande.\n\nMerci."),
				key, "essai");
	}

	/** The task the dossier waits for, once the jobs before it are done. */
	private String step(String id) {
		return await().atMost(Duration.ofMinutes(1))
			.until(() -> this.views.detail(MEMBER, id).steps(), (steps) -> steps.size() == 1)
			.stream()
			.map(Instances.OpenTask::name)
			.findFirst()
			.orElseThrow();
	}

	private void complete(String id, String element, String username, Map<String, String> answers) {
		step(id);
		assertThat(this.completions.complete(MEMBER, id, element, username, answers)).isTrue();
	}

	private void examine(String id) {
		complete(id, "Examiner", "essai.accueil", Map.of("competence", "oui", "complete", "oui"));
	}

	/** The appeals run from then on: the dossier has its status, and waits. */
	private void decided(String id, String status) {
		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			DossierViews.Detail dossier = this.views.detail(MEMBER, id);
			assertThat(dossier.summary().status()).isEqualTo(status);
			assertThat(dossier.deadlines()).anyMatch((deadline) -> deadline.name().equals("recours"));
		});
	}

	private String text(String id, String key) throws IOException {
		Document document = this.documents.ofDossier(MEMBER, id)
			.stream()
			.filter((it) -> it.key().equals(key))
			.findFirst()
			.orElseThrow();
		try (PDDocument pdf = Loader.loadPDF(this.documents.content(MEMBER, document.id()).orElseThrow())) {
			return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0\\u202f]+", " ");
		}
	}

	private List<String> mails(String id) {
		String reference = this.views.detail(MEMBER, id).summary().reference();
		return this.jdbc.sql("select subject from mail where process_instance_id = :instance order by id")
			.param("instance", instance(id))
			.query(String.class)
			.list()
			.stream()
			.map((subject) -> subject.replace(String.valueOf(reference), "%s"))
			.toList();
	}

	private String instance(String id) {
		return this.jdbc.sql("select process_instance_id from dossier where id = :id")
			.param("id", id)
			.query(String.class)
			.single();
	}

	private long count() {
		return this.jdbc.sql("select count(*) from dossier").query(Long.class).single();
	}

}
