package fr.ecluse.rollout;

import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.procedure.MemberParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What cannot go stays in its version, and it is said why. */
@EcluseTest
class MigrationRefusalTest {

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Migrations migrations;

	@Autowired
	private Versions versions;

	@Autowired
	private Procedures procedures;

	@Autowired
	private MemberParameters parameters;

	@Autowired
	private DossierViews views;

	@Autowired
	private JdbcClient jdbc;

	private final String key = RolloutWorld.key();

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void leavesInItsVersionWhatCannotMoveAndSaysWhy() {
		Version first = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser le pour")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 2);
		this.world.complete(dossiers.get(0));
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("avis", "Avis")));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress()).isEqualTo(new Migration.Progress(2, 0, 0, 0, 0, 1, 1, 0));
		assertThat(this.world.followed(dossiers.get(0))).isEqualTo(first.id());
		assertThat(this.world.task(dossiers.get(0)).getProcessDefinitionId()).isEqualTo(first.definitionId());
		assertThat(this.world.facts(dossiers.get(0), "version")).isEmpty();
		assertThat(this.migrations.problems(done.id(), 5)).singleElement().satisfies((it) -> {
			assertThat(it.dossier()).isEqualTo(dossiers.get(0));
			assertThat(it.member()).isEqualTo("Ville de Brest");
			assertThat(it.reason()).isEqualTo(
					"« Peser le pour » : aucun élément de la nouvelle version ne lui correspond : complétez les correspondances.");
		});
		assertThat(this.jdbc.sql("select attempts from migration_dossier where migration_id = ? and state = 'failed'")
			.param(done.id())
			.query(Integer.class)
			.single()).isEqualTo(4);
		this.world.complete(dossiers.get(0));
		assertThat(this.views.detail(RolloutWorld.BREST, dossiers.get(0)).summary().closed()).isNotNull();
	}

	@Test
	void keepsADossierWhoseStatusTheNewVersionLacks() {
		String statuses = """
				statuses:
				  en-commission:
				    label: En commission
				    open: true
				""";
		this.world.publish(this.key,
				TestPackage
					.of(this.key, TestPackage.block("etat", "status", Map.of("status", "en-commission")),
							TestPackage.task("lire", "Lire"))
					.yaml(statuses));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress().failed()).isOne();
		assertThat(this.migrations.problems(done.id(), 5)).extracting(Migration.Problem::reason)
			.containsExactly(
					"L'état « En commission » du dossier n'existe pas dans la version 2 : attendez qu'il en change, ou déclarez-le.");
		assertThat(this.views.detail(RolloutWorld.BREST, dossier).summary().statusLabel()).isEqualTo("En commission");
	}

	@Test
	void waitsForWhatAMemberHasToSet() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		String set = this.world.file(RolloutWorld.BREST, this.key);
		String unset = this.world.file(RolloutWorld.MORLAIX, this.key);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire")).yaml("""
						parameters:
						  - key: place
						    label: Lieu des réunions
						    type: text
						    required: true
						"""));
		this.parameters.put(RolloutWorld.BREST, this.procedures.edition(second.id()).procedure(),
				Map.of("place", "Mairie"), "essai");
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(this.world.followed(set)).isEqualTo(second.id());
		assertThat(this.world.followed(unset)).isNotEqualTo(second.id());
		assertThat(this.migrations.problems(done.id(), 5))
			.extracting(Migration.Problem::siren, Migration.Problem::reason)
			.containsExactly(tuple("212901516",
					"La collectivité doit d'abord régler le paramètre « Lieu des réunions » de la démarche."));
	}

	@Test
	void aDossierThatIsClosedMeanwhileIsLeftAlone() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 2);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations
			.plan(new MigrationOrder(second.id(), List.of(), Map.of(), Audience.ALL, dossiers), "essai");
		this.world.complete(dossiers.get(0));
		this.migrations.start(migration.id(), "Conceptrice");
		assertThat(this.world.end(migration.id()).progress()).isEqualTo(new Migration.Progress(2, 0, 0, 0, 0, 1, 0, 1));
		assertThat(this.world.facts(dossiers.get(0), "version")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "lire | nulle-part | /mapping/lire | n'a pas d'élément « nulle-part »",
					"ailleurs | lire | /mapping/ailleurs | aucune des versions de départ n'a cet élément",
					"lire | end | /mapping/lire | ne sait pas déplacer" })
	void refusesACounterpartThatCannotBe(String from, String to, String pointer, String sentence) {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		assertThatThrownBy(() -> this.migrations.plan(this.world.order(second, Map.of(from, to)), "essai"))
			.isInstanceOfSatisfying(ErrorResponseException.class, (it) -> {
				assertThat(it.getStatusCode().value()).isEqualTo(400);
				assertThat(it.getBody().getDetail()).contains(sentence);
				assertThat(String.valueOf(it.getBody().getProperties())).contains(pointer);
			});
	}

	@Test
	void refusesWhatCannotBeMigrated() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		Version second = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		RolloutWorld.refused(409, "version-non-publiee", () -> this.migrations.plan(this.world.order(second), "x"));
		this.world.publish(second, Audience.ALL);
		RolloutWorld.refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(second.id(), List.of("inconnue"), Map.of(), Audience.ALL, List.of()), "x"));
		RolloutWorld.refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(second.id(), List.of(second.id()), Map.of(), Audience.ALL, List.of()), "x"));
		RolloutWorld.refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(second.id(), List.of(), Map.of(), Audience.ALL, List.of("inconnu")), "x"));
		RolloutWorld.refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(first.id(), List.of(), Map.of(), Audience.ALL, List.of(dossier)), "x"));
		RolloutWorld.refused(409, "aucun-dossier", () -> this.migrations.plan(new MigrationOrder(second.id(), List.of(),
				Map.of(), new Audience(Audience.Kind.DEPARTMENT, "75"), List.of()), "x"));
		RolloutWorld.refused(404, "migration-inconnue", () -> this.migrations.get(Long.MAX_VALUE));
		RolloutWorld.refused(404, "version-inconnue", () -> this.migrations.into("inconnue"));
	}

	private static String text(byte[] pdf) {
		try {
			return fr.ecluse.typesetting.Pdfs.text(pdf);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
