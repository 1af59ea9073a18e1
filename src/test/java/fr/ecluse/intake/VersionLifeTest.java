package fr.ecluse.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** From an upload to the dossiers of members, and what may not happen on the way. */
@EcluseTest
class VersionLifeTest {

	private static final Siren BREST = new Siren("212900195");

	private static final Siren CROZON = new Siren("212900427");

	private static final Caller AUTHOR = designer("claude.auteur");

	private static final Caller REVIEWER = designer("camille.relectrice");

	@Autowired
	private Intake intake;

	@Autowired
	private Reviews reviews;

	@Autowired
	private Versions versions;

	@Autowired
	private Procedures procedures;

	@Autowired
	private DossierStart start;

	@Autowired
	private DossierViews dossiers;

	@Autowired
	private Members members;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			for (Siren siren : List.of(BREST, CROZON)) {
				this.members.put(new Member(siren, "Commune " + siren, MemberKind.COMMUNE, null, "29", null, null,
						Territory.METROPOLE, Letterhead.EMPTY));
			}
		});
	}

	@Test
	void goesFromUploadToTheMembersItIsPublishedToAndToNoOther() {
		Version version = draft("pret-a", SmallProcedure.files("pret-a"));
		assertThat(version.state()).isEqualTo(VersionState.DRAFT);
		this.reviews.submit(version.id(), "Prête", AUTHOR);
		this.reviews.approve(version.id(), null, REVIEWER);
		this.reviews.publish(version.id(), List.of(Audience.member(BREST)), null, null, AUTHOR);
		assertThat(status(BREST, "pret-a")).isEqualTo("open");
		assertRefused(HttpStatus.CONFLICT, "demarche-non-ouverte", () -> status(CROZON, "pret-a"));
		assertThat(this.versions.journal(version.id())).extracting((it) -> it.fact().kind())
			.containsExactly("received", "submitted", "approved", "published");
		assertThat(this.versions.journal(version.id())).extracting(Versions.Entry::sha256)
			.containsOnly(version.sha256());
	}

	@Test
	void newDossiersFollowTheLastPublicationThatCoversTheMember() {
		publish("pret-b", SmallProcedure.files("pret-b"), Audience.ALL);
		Version second = publish("pret-b", SmallProcedure.files("pret-b", "Décider du prêt", "Trancher"),
				Audience.member(BREST));
		assertThat(step(BREST, "pret-b")).isEqualTo("Trancher");
		assertThat(step(CROZON, "pret-b")).isEqualTo("Décider du prêt");
		Version third = publish("pret-b", SmallProcedure.files("pret-b", "Décider du prêt", "Arbitrer"), Audience.ALL);
		assertThat(step(BREST, "pret-b")).isEqualTo("Arbitrer");
		this.reviews.retire(third.id(), null, AUTHOR);
		assertThat(step(BREST, "pret-b")).isEqualTo("Trancher");
		this.reviews.retire(second.id(), null, AUTHOR);
		assertThat(step(BREST, "pret-b")).isEqualTo("Décider du prêt");
	}

	@Test
	void publicationWithADateWaitsForIt() {
		publish("pret-c", SmallProcedure.files("pret-c"), Audience.ALL);
		Version second = approved("pret-c", SmallProcedure.files("pret-c", "Décider du prêt", "Trancher"));
		this.reviews.publish(second.id(), List.of(Audience.ALL), Instant.now().plus(Duration.ofDays(2)), null, AUTHOR);
		assertThat(step(BREST, "pret-c")).isEqualTo("Décider du prêt");
		assertRefused(HttpStatus.BAD_REQUEST, "donnees-invalides", () -> this.reviews.publish(second.id(),
				List.of(Audience.ALL), Instant.now().minus(Duration.ofDays(2)), null, AUTHOR));
	}

	@Test
	void authorMayNotApprove() {
		Version version = draft("pret-d", SmallProcedure.files("pret-d"));
		assertRefused(HttpStatus.CONFLICT, "etat-de-la-version",
				() -> this.reviews.approve(version.id(), null, REVIEWER));
		this.reviews.submit(version.id(), null, REVIEWER);
		assertRefused(HttpStatus.FORBIDDEN, "relecture-par-l-auteur",
				() -> this.reviews.approve(version.id(), null, AUTHOR));
		assertRefused(HttpStatus.FORBIDDEN, "relecture-par-l-auteur",
				() -> this.reviews.approve(version.id(), null, REVIEWER));
		assertRefused(HttpStatus.FORBIDDEN, "relecture-par-une-personne",
				() -> this.reviews.approve(version.id(), null, new Caller("api-key:1", "Clé", null)));
		assertRefused(HttpStatus.CONFLICT, "etat-de-la-version",
				() -> this.reviews.publish(version.id(), List.of(Audience.ALL), null, null, AUTHOR));
		assertThat(this.versions.get(version.id()).deploymentId()).isNull();
	}

	@Test
	void sentBackNeedsAWordAndMayBeSubmittedAgain() {
		Version version = draft("pret-e", SmallProcedure.files("pret-e"));
		this.reviews.submit(version.id(), null, AUTHOR);
		assertRefused(HttpStatus.BAD_REQUEST, "donnees-invalides",
				() -> this.reviews.sendBack(version.id(), " ", REVIEWER));
		this.reviews.sendBack(version.id(), "Nommez la passerelle.", REVIEWER);
		assertThat(this.reviews.submit(version.id(), null, AUTHOR).state()).isEqualTo(VersionState.SUBMITTED);
	}

	@Test
	void sameContentAddsNothing() {
		Version version = draft("pret-f", SmallProcedure.files("pret-f"));
		Receipt again = this.intake.receive(new Upload(null, SmallProcedure.files("pret-f"), List.of(), true, "api"),
				AUTHOR);
		assertThat(again.known()).isTrue();
		assertThat(again.version()).isNotNull().extracting(Version::id).isEqualTo(version.id());
		assertThat(this.versions.of("pret-f")).hasSize(1);
	}

	@Test
	void looseFilesReplaceThoseOfTheNewestVersion() {
		draft("pret-g", SmallProcedure.files("pret-g"));
		PackageFiles changed = SmallProcedure.files("pret-g", "Salle demandée", "Salle souhaitée");
		Map<String, byte[]> one = Map.of("demande-salle.form", changed.find("demande-salle.form").orElseThrow());
		Receipt receipt = this.intake.receive(new Upload("pret-g", new PackageFiles(one), List.of(), false, "api"),
				AUTHOR);
		assertThat(receipt.version()).isNotNull().satisfies((version) -> {
			assertThat(version.number()).isEqualTo(2);
			assertThat(Versions.hash(this.versions.files(version.id()))).isEqualTo(Versions.hash(changed));
		});
	}

	@Test
	void modelAloneGetsADescriptionToComplete() {
		Map<String, byte[]> files = new HashMap<>(SmallProcedure.files("pret-h").byPath());
		files.remove(PackageFiles.DESCRIPTION);
		Version version = draft("pret-h", new PackageFiles(files));
		assertThat(new String(this.versions.files(version.id()).find(PackageFiles.DESCRIPTION).orElseThrow(),
				StandardCharsets.UTF_8))
			.contains("title: Prêt de salle", "start-form: demande-salle.form", "subject: room", "signataire:",
					"accueil:", "prefix: PH");
		assertThat(this.procedures.edition(version.id()).procedure().title()).isEqualTo("Prêt de salle");
	}

	@Test
	void procedureOfOneMemberIsPublishedToThatMemberAlone() {
		String key = "m%s-pret".formatted(BREST);
		Version version = approved(key, SmallProcedure.files(key));
		assertRefused(HttpStatus.BAD_REQUEST, "donnees-invalides",
				() -> this.reviews.publish(version.id(), List.of(Audience.ALL), null, null, AUTHOR));
		assertRefused(HttpStatus.BAD_REQUEST, "donnees-invalides",
				() -> this.reviews.publish(version.id(), List.of(Audience.member(CROZON)), null, null, AUTHOR));
		this.reviews.publish(version.id(), List.of(Audience.member(BREST)), null, null, AUTHOR);
		assertThat(status(BREST, key)).isEqualTo("open");
		assertRefused(HttpStatus.CONFLICT, "demarche-non-ouverte", () -> status(CROZON, key));
	}

	@Test
	void keysThatCannotNameAProcedureAreTold() {
		for (String key : List.of("Pret", "pret_de_salle", "m999999999-pret", "m123-", "p".repeat(61))) {
			Receipt receipt = this.intake
				.receive(new Upload(key, SmallProcedure.files("pret-i"), List.of(), true, "api"), AUTHOR);
			assertThat(receipt.version()).as(key).isNull();
			assertThat(receipt.verdict().accepted()).as(key).isFalse();
		}
	}

	/** Numbers follow each other, and nothing that was taken in is lost. */
	@Test
	void takesManyUploadsOfOneProcedureAtOnce() throws Exception {
		int uploads = 12;
		CountDownLatch all = new CountDownLatch(uploads);
		ExecutorService designers = Executors.newFixedThreadPool(uploads);
		try {
			List<Future<Version>> versions = new ArrayList<>();
			for (int i = 0; i < uploads; i++) {
				PackageFiles files = SmallProcedure.files("pret-j", "Décider du prêt", "Décider, façon " + i);
				versions.add(designers.submit(() -> {
					all.countDown();
					all.await();
					return draft("pret-j", files);
				}));
			}
			Set<Integer> numbers = new TreeSet<>();
			for (Future<Version> version : versions) {
				numbers.add(version.get(1, TimeUnit.MINUTES).number());
			}
			assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, uploads).boxed().toList());
			assertThat(this.versions.of("pret-j")).hasSize(uploads).extracting(Version::sha256).doesNotHaveDuplicates();
		}
		finally {
			designers.shutdownNow();
		}
	}

	/** One of two decisions about the same state comes too late, and says so. */
	@Test
	void twoPeoplePublishAndRetireAtOnceOneAfterTheOther() throws Exception {
		Version version = approved("pret-k", SmallProcedure.files("pret-k"));
		CountDownLatch both = new CountDownLatch(2);
		ExecutorService people = Executors.newFixedThreadPool(2);
		try {
			List<Future<String>> outcomes = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				boolean publishes = i == 0;
				outcomes.add(people.submit(() -> {
					both.countDown();
					both.await();
					try {
						return (publishes
								? this.reviews.publish(version.id(), List.of(Audience.ALL), null, null, AUTHOR)
								: this.reviews.retire(version.id(), null, REVIEWER))
							.state()
							.key();
					}
					catch (ErrorResponseException ex) {
						return String.valueOf(ex.getBody().getDetail());
					}
				}));
			}
			List<String> ends = new ArrayList<>();
			for (Future<String> outcome : outcomes) {
				ends.add(outcome.get(1, TimeUnit.MINUTES));
			}
			Version last = this.versions.get(version.id());
			assertThat(ends).as(ends.toString()).contains(last.state().key());
			List<String> kinds = this.versions.journal(version.id()).stream().map((it) -> it.fact().kind()).toList();
			assertThat(kinds).doesNotHaveDuplicates()
				.startsWith("received", "submitted", "approved")
				.endsWith(last.state().key());
		}
		finally {
			people.shutdownNow();
		}
	}

	private Version publish(String key, PackageFiles files, Audience audience) {
		Version version = approved(key, files);
		return this.reviews.publish(version.id(), List.of(audience), null, null, AUTHOR);
	}

	private Version approved(String key, PackageFiles files) {
		Version version = draft(key, files);
		this.reviews.submit(version.id(), null, AUTHOR);
		return this.reviews.approve(version.id(), null, REVIEWER);
	}

	private Version draft(String key, PackageFiles files) {
		Receipt receipt = this.intake.receive(new Upload(null, files, List.of(), true, "api"), AUTHOR);
		assertThat(receipt.verdict().accepted()).as(receipt.verdict().toString()).isTrue();
		Version version = receipt.version();
		assertThat(version).isNotNull().extracting(Version::procedure).isEqualTo(key);
		return java.util.Objects.requireNonNull(version);
	}

	private String status(Siren siren, String key) {
		return dossier(siren, key).summary().status();
	}

	private String step(Siren siren, String key) {
		return dossier(siren, key).steps().get(0).name();
	}

	private DossierViews.Detail dossier(Siren siren, String key) {
		DossierStart.Started started = this.start.start(siren, new DossierStart.Request(key, null,
				Map.of("room", "Salle Jean-Moulin", "association", "Les Amis du lavoir"), null, "essai"));
		return this.dossiers.detail(siren, started.dossierId());
	}

	private static void assertRefused(HttpStatus status, String slug, Runnable work) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(work::run).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(status);
			assertThat(String.valueOf(ex.getBody().getType())).endsWith(slug);
		});
	}

	private static Caller designer(String username) {
		return Caller.of(new Agent(username, username, null, "{noop}x", true, Set.of(OpsnRole.DESIGNER), Set.of()));
	}

}
