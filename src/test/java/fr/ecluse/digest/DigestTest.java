package fr.ecluse.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One mail for all that an agent has to do. */
@EcluseTest
class DigestTest {

	private static final Siren HOME = new Siren("213801855");

	private static final Siren AWAY = new Siren("216901231");

	@Autowired
	private Digests digests;

	@Autowired
	private DigestWriting writing;

	@Autowired
	private DossierStart start;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Mails mails;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final String name = "rappel." + UUID.randomUUID().toString().substring(0, 8);

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(HOME, "Ville de Grenoble", MemberKind.COMMUNE, "38185", "38", 157_477, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			this.members.put(new Member(AWAY, "Ville de Lyon", MemberKind.COMMUNE, "69123", "69", 522_250, null,
					Territory.METROPOLE, Letterhead.EMPTY));
		});
	}

	@Test
	void tellsWhatWaitsInEachMemberAndNothingOfWhatCitizensWrote() {
		Agent agent = agent("camille@essai.example", true, new Membership(HOME, "instructeur"),
				new Membership(AWAY, "instructeur"));
		file(HOME);
		file(AWAY);
		String text = told(agent).orElseThrow().text();
		assertThat(text).contains("Ville de Grenoble : ", "Ville de Lyon : ", "- Instruire la demande", "/rappels",
				"/camunda/app/tasklist/");
		assertThat(text).doesNotContain("Un secret de citoyen");
	}

	@Test
	void leavesOutWhatOthersHaveTaken() {
		Agent agent = agent("camille@essai.example", true, new Membership(AWAY, "signataire"));
		assertThat(told(agent)).as("nothing to sign").isEmpty();
	}

	@Test
	void writesOnceUntilTheNextMorning() {
		Agent agent = agent("camille@essai.example", true, new Membership(HOME, "instructeur"));
		file(HOME);
		assertThat(told(agent)).isPresent();
		this.writing.write();
		assertThat(written(agent)).hasSize(1);
		Instant next = this.jdbc.sql("select next from agent_digest where username = ?")
			.param(agent.username())
			.query(LocalDateTime.class)
			.single()
			.toInstant(ZoneOffset.UTC);
		assertThat(next).isAfter(Instant.now()).isBefore(Instant.now().plus(Duration.ofDays(4)));
	}

	@Test
	void writesNothingWithoutAddressOrAccount() {
		file(HOME);
		assertThat(told(agent(null, true, new Membership(HOME, "instructeur")))).isEmpty();
	}

	@Test
	void writesNothingToAClosedAccount() {
		file(HOME);
		assertThat(told(agent("parti@essai.example", false, new Membership(HOME, "instructeur")))).isEmpty();
	}

	@Test
	void forgetsWhoWantsNoneAndJournalsTheChoice() {
		Agent agent = agent("camille@essai.example", true, new Membership(HOME, "instructeur"));
		this.digests.choose(agent, Rhythm.WEEKLY);
		assertThat(this.digests.rhythm(agent)).isEqualTo(Rhythm.WEEKLY);
		this.digests.choose(agent, Rhythm.NEVER);
		assertThat(this.digests.rhythm(agent)).isEqualTo(Rhythm.NEVER);
		this.writing.write();
		assertThat(written(agent)).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from journal_entry where action = 'agent.digest' and subject_id = ?")
			.param(agent.username())
			.query(Integer.class)
			.single()).isEqualTo(2);
	}

	/** What the agent is told when its morning has come. */
	private Optional<Mails.Written> told(Agent agent) {
		this.digests.choose(agent, Rhythm.DAILY);
		this.transaction.executeWithoutResult((status) -> this.jdbc
			.sql("update agent_digest set next = utc_timestamp(6) - interval 1 minute where username = ?")
			.param(agent.username())
			.update());
		this.writing.write();
		return written(agent).stream().findFirst();
	}

	private List<Mails.Written> written(Agent agent) {
		return this.mails.ofInstance("digest:" + agent.username());
	}

	private Agent agent(@Nullable String email, boolean enabled, Membership... memberships) {
		Agent agent = new Agent(this.name, "Camille Essai", email, "{noop}x", enabled, Set.of(), Set.of(memberships));
		this.transaction.executeWithoutResult((status) -> this.agents.add(agent));
		return agent;
	}

	private void file(Siren siren) {
		DossierStart.Started started = this.start.start(siren, new DossierStart.Request("essai-tasklist", null,
				Map.of("subject", "Un secret de citoyen", "text", "Bonjour"), null, "essai"));
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.tasks.createTaskQuery()
				.processVariableValueEquals("dossierId", started.dossierId())
				.count() > 0);
	}

}
