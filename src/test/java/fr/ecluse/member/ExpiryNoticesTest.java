package fr.ecluse.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@EcluseTest
class ExpiryNoticesTest {

	private static final Duration DAY = Duration.ofDays(1);

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Journal journal;

	private final Siren siren = Sirens.fresh();

	private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private final List<String> told = new ArrayList<>();

	private final List<Agent> administrators = new ArrayList<>();

	@BeforeEach
	void addMember() {
		this.members.put(new Member(this.siren, "Commune", MemberKind.COMMUNE, null, "29", null, null,
				Territory.METROPOLE, Letterhead.EMPTY));
	}

	@Test
	void tellsThirtySevenAndOneDayAheadOnceEach() {
		issue("longue", 100);
		for (int day : new int[] { 0, 69, 70, 71, 92, 93, 94, 98, 99, 99, 100, 101 }) {
			giveOn(day);
		}
		assertThat(this.told).containsExactly("longue 30", "longue 7", "longue 1");
	}

	@Test
	void aKeyIssuedForLessIsNotToldOfTheMomentItIsIssued() {
		issue("courte", 20);
		giveOn(0);
		assertThat(this.told).isEmpty();
		giveOn(13);
		assertThat(this.told).containsExactly("courte 7");
	}

	@Test
	void afterALongStopOnlyTheLastNoticeIsGiven() {
		issue("arrêt", 100);
		giveOn(95);
		giveOn(96);
		assertThat(this.told).containsExactly("arrêt 7");
	}

	@Test
	void aRevokedKeyIsForgotten() {
		ApiKey key = issue("révoquée", 100);
		this.transaction.executeWithoutResult((status) -> keys(this.start).revoke(this.siren, key.id()));
		giveOn(80);
		assertThat(this.told).isEmpty();
	}

	@Test
	void writesToTheMembersAdministratorsWhoHaveAnAddress() {
		agent("a." + this.siren, "a@exemple.fr", Membership.ADMINISTRATOR, true);
		agent("b." + this.siren, null, Membership.ADMINISTRATOR, true);
		agent("c." + this.siren, "c@exemple.fr", "instructeur", true);
		agent("d." + this.siren, "d@exemple.fr", Membership.ADMINISTRATOR, false);
		issue("clé", 100);
		giveOn(71);
		assertThat(this.administrators).extracting(Agent::email).containsExactly("a@exemple.fr");
	}

	@Test
	void writesToTheOpsnWhenTheMemberHasNobody() {
		String username = "opsn." + this.siren;
		this.transaction.executeWithoutResult((status) -> this.agents
			.add(new Agent(username, "OPSN", "opsn@exemple.fr", "x", true, Set.of(OpsnRole.ADMINISTRATOR), Set.of())));
		issue("clé", 100);
		giveOn(71);
		assertThat(this.administrators).extracting(Agent::username).contains(username);
		this.transaction.executeWithoutResult((status) -> this.agents.setOpsnRoles(username, Set.of()));
	}

	private ApiKey issue(String name, int days) {
		return this.transaction.execute(
				(status) -> keys(this.start).issue(name, this.siren, "essai", this.start.plus(DAY.multipliedBy(days))))
			.key();
	}

	private void giveOn(int day) {
		Instant now = this.start.plus(DAY.multipliedBy(day));
		ExpiryNotices notices = new ExpiryNotices(keys(now), this.agents, this.jdbc, Clock.fixed(now, ZoneOffset.UTC),
				(event) -> {
					if (event instanceof ApiKeyExpiring expiring && this.siren.equals(expiring.key().member())) {
						this.told.add(expiring.key().name() + " " + expiring.days());
						this.administrators.addAll(expiring.administrators());
					}
				});
		this.transaction.executeWithoutResult((status) -> notices.give());
	}

	private ApiKeys keys(Instant now) {
		return new ApiKeys(this.jdbc, this.transactions, Clock.fixed(now, ZoneOffset.UTC), this.journal);
	}

	private void agent(String username, @Nullable String email, String role, boolean enabled) {
		this.transaction.executeWithoutResult((status) -> this.agents.add(new Agent(username, "Dominique Martin", email,
				"x", enabled, Set.of(), Set.of(new Membership(this.siren, role)))));
	}

}
