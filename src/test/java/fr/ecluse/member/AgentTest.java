package fr.ecluse.member;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AgentTest {

	private static final Siren ARGOL = new Siren("212900013");

	private static final Siren ARZANO = new Siren("212900021");

	@Test
	void roleInOneMemberGivesNothingInAnother() {
		Agent secretary = agent(Set.of(), Set.of(new Membership(ARGOL, "secretaire"),
				new Membership(ARGOL, Membership.ADMINISTRATOR), new Membership(ARZANO, "instructeur")));
		assertThat(secretary.members()).containsExactly(ARGOL, ARZANO);
		assertThat(secretary.roles(ARGOL)).containsExactly("administrateur", "secretaire");
		assertThat(secretary.roles(ARZANO)).containsExactly("instructeur");
		assertThat(secretary.administers(ARGOL)).isTrue();
		assertThat(secretary.administers(ARZANO)).isFalse();
		assertThat(secretary.isOpsnAdministrator()).isFalse();
		assertThat(secretary.isSharedBeyond(ARGOL)).isTrue();
	}

	@Test
	void accountOfTheOpsnIsSharedBeyondEveryMember() {
		Agent designer = agent(Set.of(OpsnRole.DESIGNER), Set.of(new Membership(ARGOL, "instructeur")));
		assertThat(designer.isSharedBeyond(ARGOL)).isTrue();
		assertThat(agent(Set.of(), designer.memberships()).isSharedBeyond(ARGOL)).isFalse();
	}

	@Test
	void keepsItsHashOutOfLogs() {
		assertThat(agent(Set.of(), Set.of())).hasToString("Agent[anne]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "instructeur", "elu-signataire", "r2", "a23456789012345678901234567890123456789b" })
	void takesRoleThatModelsMayName(String role) {
		assertThat(new Membership(ARGOL, role).role()).isEqualTo(role);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "r", "Instructeur", "élu", "2e-adjoint", "-role", "role_x", "role x",
			"a23456789012345678901234567890123456789bc" })
	void refusesRoleThatCouldBeMistakenInAGroup(String role) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Membership(ARGOL, role))
			.withMessageContaining("lettres minuscules");
	}

	private static Agent agent(Set<OpsnRole> opsnRoles, Set<Membership> memberships) {
		return new Agent("anne", "Anne Le Goff", null, "{bcrypt}x", true, opsnRoles, memberships);
	}

}
