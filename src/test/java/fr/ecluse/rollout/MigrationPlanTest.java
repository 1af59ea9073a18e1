package fr.ecluse.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Which dossiers go where, asked before they go, and the way back. */
@EcluseTest
class MigrationPlanTest {

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Migrations migrations;

	@Autowired
	private Versions versions;

	@Autowired
	private JdbcClient jdbc;

	private final String key = RolloutWorld.key();

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void previewsEachDossierAndChangesNothing() {
		this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser le pour"))
					.beside(TestPackage.timer("relance", "lire", "P30D")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 12);
		dossiers.subList(0, 8).forEach(this.world::complete);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Relire"), TestPackage.task("avis", "Avis")));
		Migration planned = this.migrations.plan(this.world.order(second), "essai");
		List<Map<String, Object>> before = rows();
		this.migrations.preview(planned.id(), "Conceptrice");
		Migration checked = await().atMost(Duration.ofMinutes(1))
			.until(() -> this.migrations.get(planned.id()), (it) -> it.checked() != null);
		assertThat(checked.state()).isEqualTo(MigrationState.PLANNED);
		assertThat(checked.progress()).isEqualTo(new Migration.Progress(12, 0, 4, 8, 0, 0, 0, 0));
		assertThat(this.migrations.problems(planned.id(), 5)).hasSize(5)
			.allSatisfy((it) -> assertThat(it.reason()).startsWith("« Peser le pour » : "));
		assertThat(rows()).isEqualTo(before);
		assertThat(this.versions.journal(second.id())).extracting((it) -> it.fact().label())
			.contains("Migration n° %d vérifiée : 4 dossiers peuvent passer, 8 non".formatted(planned.id()));
		this.migrations.start(planned.id(), "Conceptrice");
		assertThat(this.world.end(planned.id()).progress().done()).isEqualTo(4);
	}

	@Test
	void movesOnlyTheMembersMeantOrTheDossiersNamed() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> brest = this.world.file(RolloutWorld.BREST, this.key, 3);
		List<String> morlaix = this.world.file(RolloutWorld.MORLAIX, this.key, 2);
		Version second = this.world.publish(
				this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"))),
				Audience.member(RolloutWorld.BREST));
		this.world.migrate(new MigrationOrder(second.id(), List.of(), Map.of(), Audience.ALL, List.of(brest.get(1))));
		assertThat(brest).extracting(this.world::followed).containsExactly(first.id(), second.id(), first.id());
		this.world.migrate(new MigrationOrder(second.id(), List.of(first.id()), Map.of(),
				Audience.member(RolloutWorld.BREST), List.of()));
		assertThat(brest).extracting(this.world::followed).containsOnly(second.id());
		assertThat(morlaix).extracting(this.world::followed).containsOnly(first.id());
		assertThat(this.world.followed(this.world.file(RolloutWorld.BREST, this.key))).isEqualTo(second.id());
		assertThat(this.world.followed(this.world.file(RolloutWorld.MORLAIX, this.key))).isEqualTo(first.id());
	}

	@Test
	void movesDossiersOutOfSeveralVersions() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		String oldest = this.world.file(RolloutWorld.BREST, this.key);
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("voir", "Voir")));
		String older = this.world.file(RolloutWorld.BREST, this.key);
		Version third = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("regarder", "Regarder")));
		Migration done = this.world.migrate(this.world.order(third, Map.of("lire", "regarder", "voir", "regarder")));
		assertThat(done.sources()).extracting(Migration.Source::number, Migration.Source::mapping)
			.containsExactly(tuple(1, Map.of("lire", "regarder")), tuple(2, Map.of("voir", "regarder")));
		assertThat(List.of(oldest, older)).extracting(this.world::followed).containsOnly(third.id());

		List<Migration> back = this.migrations.wayBack(done.id(), Map.of(), "Conceptrice");
		assertThat(back).extracting(Migration::number).containsExactly(1, 2);
		back.forEach((it) -> this.world.end(this.migrations.start(it.id(), "Conceptrice").id()));
		assertThat(this.world.task(oldest).getTaskDefinitionKey()).isEqualTo("lire");
		assertThat(this.world.task(older).getTaskDefinitionKey()).isEqualTo("voir");
		assertThat(this.world.facts(oldest, "version")).containsExactly(
				"Le dossier passe de la version 1 à la version 3 de la démarche",
				"Le dossier passe de la version 3 à la version 1 de la démarche");
	}

	@Test
	void bringsBackWhatCanStillGoBack() {
		Version first = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 4);
		this.world.complete(dossiers.get(0));
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"),
				TestPackage.task("avis", "Avis"), TestPackage.task("signer", "Signer")));
		Migration there = this.world.migrate(this.world.order(second, Map.of("peser", "avis")));
		this.world.complete(dossiers.get(1));
		this.world.complete(dossiers.get(1)); // signer, which the first version lacks
		this.world.complete(dossiers.get(2));
		this.world.complete(dossiers.get(2));
		this.world.complete(dossiers.get(2)); // closed

		Migration back = this.migrations.wayBack(there.id(), Map.of(), "Conceptrice").get(0);
		assertThat(back.wayBackOf()).isEqualTo(there.id());
		assertThat(back.sources().get(0).mapping()).isEqualTo(Map.of("lire", "lire", "avis", "peser"));
		Migration done = this.world.end(this.migrations.start(back.id(), "Conceptrice").id());
		assertThat(done.progress()).isEqualTo(new Migration.Progress(3, 0, 0, 0, 0, 2, 1, 0));
		assertThat(this.world.task(dossiers.get(0)).getTaskDefinitionKey()).isEqualTo("peser");
		assertThat(this.world.followed(dossiers.get(1))).isEqualTo(second.id());
		assertThat(this.world.followed(dossiers.get(3))).isEqualTo(first.id());
		assertThat(this.world.task(dossiers.get(3)).getName()).isEqualTo("Lire");
		RolloutWorld.refused(409, "aucun-dossier", () -> {
			this.migrations.wayBack(done.id(), Map.of(), "x").forEach((it) -> this.migrations.cancel(it.id(), "x"));
			this.world.migrate(this.world.order(second, Map.of("peser", "avis")));
			this.migrations.wayBack(done.id(), Map.of(), "x");
		});
	}

	@Test
	void whereTwoStepsBecameOneSomebodyChoosesTheWayBack() {
		assertThat(MigrationPlanning.inverse(Map.of("a", "c", "b", "c", "d", "e", "f", "f", "g", "f")))
			.containsEntry("c", null)
			.containsEntry("e", "d")
			.doesNotContainKey("f");
	}

	/** All that the engine keeps of the instances of the procedure. */
	private List<Map<String, Object>> rows() {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (String table : List.of("ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_VARIABLE", "ACT_RU_IDENTITYLINK",
				"ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_OP_LOG", "ACT_HI_DETAIL")) {
			String own = switch (table) {
				case "ACT_RU_IDENTITYLINK" -> "TASK_ID_ in (select ID_ from ACT_RU_TASK where PROC_INST_ID_ in %s)";
				default -> "PROC_INST_ID_ in %s";
			};
			rows.addAll(this.jdbc
				.sql("select '%s' of, t.* from %s t where %s order by ID_".formatted(table, table,
						own.formatted(
								"(select process_instance_id from dossier where procedure_key = '" + this.key + "')")))
				.query()
				.listOfRows());
		}
		rows.addAll(this.jdbc.sql("select j.* from ACT_RU_JOB j where PROCESS_DEF_KEY_ = ? order by ID_")
			.param(this.key)
			.query()
			.listOfRows());
		rows.addAll(this.jdbc.sql("select * from dossier where procedure_key = ? order by id")
			.param(this.key)
			.query()
			.listOfRows());
		return rows.stream()
			.map((row) -> (Map<String, Object>) new HashMap<>(row))
			.peek((row) -> row.values().removeIf((it) -> it instanceof byte[]))
			.toList();
	}

}
