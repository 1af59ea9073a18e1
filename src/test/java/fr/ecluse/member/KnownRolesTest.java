package fr.ecluse.member;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one database, each of which keeps the roles that it has read. */
@EcluseTest
class KnownRolesTest {

	private final Siren siren = Sirens.fresh();

	private final String username = "agent." + UUID.randomUUID();

	@Autowired
	private Members members;

	@Autowired
	private Journal journal;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@SuppressWarnings("NullAway.Init")
	private Agents node;

	@SuppressWarnings("NullAway.Init")
	private Agents other;

	@BeforeEach
	void admit() {
		this.node = new Agents(this.jdbc, this.journal, new KnownRoles(Clock.systemUTC()));
		this.other = new Agents(this.jdbc, this.journal, new KnownRoles(Clock.systemUTC()));
		this.members.put(new Member(this.siren, "Commune", MemberKind.COMMUNE, null, "29", null, null,
				Territory.METROPOLE, Letterhead.EMPTY));
		change((agents) -> agents.add(new Agent(this.username, "Camille", null, "{noop}x", true, Set.of(),
				Set.of(new Membership(this.siren, "instructeur")))));
	}

	@Test
	void seesAtOnceWhatAnotherNodeChanged() {
		assertThat(roles(this.other)).containsExactly("instructeur");
		change((agents) -> agents.setRoles(this.username, this.siren, Set.of("signataire")));
		assertThat(roles(this.other)).containsExactly("signataire");
		change((agents) -> agents.setRoles(this.username, this.siren, Set.of()));
		assertThat(roles(this.other)).isEmpty();
		change((agents) -> agents.setOpsnRoles(this.username, Set.of(OpsnRole.DESIGNER)));
		assertThat(find(this.other).opsnRoles()).containsExactly(OpsnRole.DESIGNER);
	}

	@Test
	void forgetsWhatWasReadInATransactionThatFailed() {
		this.transaction.executeWithoutResult((status) -> {
			this.node.setRoles(this.username, this.siren, Set.of("signataire"));
			assertThat(this.node.find(this.username).orElseThrow().roles(this.siren)).containsExactly("signataire");
			status.setRollbackOnly();
		});
		assertThat(roles(this.node)).containsExactly("instructeur");
		change((agents) -> agents.setRoles(this.username, this.siren, Set.of("administrateur")));
		assertThat(roles(this.node)).containsExactly("administrateur");
	}

	@Test
	void givesNobodyTheRolesOfAnAccountThatHadTheName() {
		assertThat(roles(this.other)).containsExactly("instructeur");
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("delete from agent where username = ?").param(this.username).update());
		change((agents) -> agents
			.add(new Agent(this.username, "Dominique", null, "{noop}x", true, Set.of(), Set.of())));
		assertThat(roles(this.other)).isEmpty();
	}

	@Test
	void readsRolesOnceWhileTheyDoNotChange() {
		assertThat(find(this.other).memberships()).isSameAs(find(this.other).memberships());
	}

	private Set<String> roles(Agents agents) {
		return find(agents).roles(this.siren);
	}

	private Agent find(Agents agents) {
		return this.transaction.execute((status) -> agents.find(this.username).orElseThrow());
	}

	private void change(Consumer<Agents> change) {
		this.transaction.executeWithoutResult((status) -> change.accept(this.node));
	}

}
