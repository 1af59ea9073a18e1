package fr.ecluse.demonstration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.ApiKey;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@EcluseTest
@TestPropertySource(properties = { "ecluse.demo=true", "ecluse.data=" + DemonstrationTests.DATA, "ecluse.admin-key=" })
@ContextConfiguration(initializers = OwnSchema.class)
class DemonstrationTests {

	static final String DATA = "target/demonstration-data";

	private static final Siren CROZON = new Siren("212900427");

	private static final List<String> TABLES = List.of("member", "agent", "membership", "agent_opsn_role", "api_key",
			"dossier", "dossier_fact", "document", "mail");

	private final DemonstrationFolder folder = DemonstrationFolder.in(DATA);

	@Autowired
	private Demonstration demonstration;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private PasswordEncoder encoder;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeAll
	static void startFromNothing() throws IOException {
		FileSystemUtils.deleteRecursively(Path.of(DATA));
	}

	@Test
	void loadsMembersAndAgentsAtTheFirstStart() {
		assertThat(this.members.count()).isEqualTo(11);
		assertThat(this.members.get(CROZON)).extracting(Member::name, Member::population)
			.containsExactly("Commune de Crozon", 7410);
		Agent officer = this.agents.find("gaspard.vannelle").orElseThrow();
		assertThat(officer.roles(CROZON)).contains("instructeur", "redacteur", "acheteur");
		String password = this.folder.read("mot-de-passe").orElseThrow();
		assertThat(this.encoder.matches(password, officer.passwordHash())).isTrue();
		assertThat(this.folder.read("comptes")).hasValueSatisfying((accounts) -> assertThat(accounts)
			.contains("gaspard.vannelle     Gaspard Vannelle, instruit, prépare délibérations et marchés à Crozon"));
	}

	@Test
	void keepsKeysThatOpenWhatTheySay() {
		assertThat(key("cle-opsn").isOpsn()).isTrue();
		assertThat(key("cle-212900427").member()).isEqualTo(CROZON);
		assertThat(key("cle-216800664").member()).isEqualTo(new Siren("216800664"));
	}

	@Test
	void changesNothingAtTheNextStart() throws Exception {
		List<Long> before = counts();
		start();
		assertThat(counts()).isEqualTo(before);
	}

	@Test
	void takesUpALoadThatWasCutShort() throws Exception {
		List<Long> before = counts();
		String opsnKey = this.folder.read("cle-opsn").orElseThrow();
		String lostKey = this.folder.read("cle-212900427").orElseThrow();
		this.folder.write("etat", "commencée");
		Files.delete(this.folder.path().resolve("cle-212900427"));
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from agent where username = 'odile.ponton'").update();
			this.jdbc.sql("update member set name = 'Crozon, renommée' where siren = '212900427'").update();
		});

		start();

		assertThat(this.agents.find("odile.ponton")).isPresent();
		assertThat(this.members.get(CROZON).name()).isEqualTo("Crozon, renommée");
		assertThat(this.folder.read("cle-opsn")).hasValue(opsnKey);
		assertThat(key("cle-212900427").member()).isEqualTo(CROZON);
		assertThat(this.keys.authenticate(lostKey)).isEmpty();
		before.set(TABLES.indexOf("api_key"), before.get(TABLES.indexOf("api_key")) + 1);
		assertThat(counts()).isEqualTo(before);
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("update member set name = 'Commune de Crozon' where siren = '212900427'")
					.update());
	}

	@Test
	void addsNothingToADirectoryThatHasMembers() throws Exception {
		List<Long> before = counts();
		Files.delete(this.folder.path().resolve("etat"));
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("delete from agent where username = 'thea.vacoa'").update());
		start();
		assertThat(this.agents.find("thea.vacoa")).isEmpty();
		assertThat(this.folder.read("etat")).isEmpty();

		this.folder.write("etat", "commencée");
		start();
		assertThat(counts()).isEqualTo(before);
	}

	@Test
	void saysWhereToGoAndAsWhom() {
		String text = this.demonstration.announcement().text();
		assertThat(text).contains("/camunda/app/tasklist/")
			.contains("mot de passe : " + this.folder.read("mot-de-passe").orElseThrow())
			.contains("lise.batelier      secrétaire de mairie partagée par cinq communes")
			.contains("cle-212900427      Commune de Crozon")
			.contains("avec son propre mot de passe")
			.doesNotContain(EcluseTest.ADMIN_PASSWORD);
		assertThat(text.lines()).allSatisfy((line) -> assertThat(line.length()).isLessThanOrEqualTo(100));
	}

	@Test
	void takesRequestsToDifferentSteps() {
		assertThat(openTask("DEMO-CROZON-1")).isEqualTo("Instruire");
		assertThat(openTask("DEMO-CROZON-2")).isEqualTo("Signer");
		assertThat(openTask("DEMO-ARGOL-1")).isEqualTo("RecevoirPieces");
		assertThat(openTask("DEMO-COLMAR-1")).isEqualTo("Signer");
		assertThat(status("DEMO-CROZON-3")).isEqualTo("accepted");
		assertThat(status("DEMO-ARGOL-1")).isEqualTo("waiting");
		assertThat(this.jdbc.sql("""
				select actor from dossier_fact f join dossier d on d.id = f.dossier_id
				where d.external_reference = 'DEMO-CROZON-3' and f.kind = 'task-completed' order by f.at
				""").query(String.class).list()).containsExactly("fanny.halage", "gaspard.vannelle",
				"hortense.portiere");
	}

	@Test
	void answersARequestByLetters() {
		assertThat(soon("""
				select group_concat(document_key order by created) from document m join dossier d on d.id = m.dossier_id
				where d.external_reference = :reference group by d.id having count(*) = 3
				""", "DEMO-CROZON-3")).isEqualTo("accuse,accuse-reception,decision");
	}

	@Test
	void takesUpRequestsWithoutDoingAnythingTwice() throws Exception {
		List<Long> before = counts();
		this.folder.write("etat", "commencée");
		start();
		assertThat(this.folder.read("etat")).hasValue("finie");
		assertThat(counts()).isEqualTo(before);
	}

	/** The model goes on by itself for a moment after the last task of the load. */
	private String openTask(String reference) {
		return soon("""
				select t.TASK_DEF_KEY_ from ACT_RU_TASK t join dossier d on d.process_instance_id = t.PROC_INST_ID_
				where d.external_reference = :reference
				""", reference);
	}

	private String status(String reference) {
		return soon("select status from dossier where external_reference = :reference and status <> 'open'", reference);
	}

	private String soon(String sql, String reference) {
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> this.jdbc.sql(sql).param("reference", reference).query(String.class).optional(),
					Optional::isPresent)
			.orElseThrow();
	}

	private void start() throws InterruptedException {
		this.demonstration.run(new DefaultApplicationArguments());
	}

	private ApiKey key(String file) {
		String token = this.folder.read(file).orElseThrow();
		return this.transaction.execute((status) -> this.keys.authenticate(token).orElseThrow());
	}

	private List<Long> counts() {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.jdbc.sql("select count(*) from ACT_RU_JOB where TYPE_ = 'message'")
				.query(Long.class)
				.single() == 0);
		return new ArrayList<>(TABLES.stream()
			.map((table) -> this.jdbc.sql("select count(*) from " + table).query(Long.class).single())
			.toList());
	}

}
