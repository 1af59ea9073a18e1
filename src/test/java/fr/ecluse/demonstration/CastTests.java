package fr.ecluse.demonstration;

import java.util.List;
import java.util.Set;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CastTests {

	private final Cast cast = Cast.shipped();

	private final List<Member> members = this.cast.organisations().stream().map(Cast.Organisation::member).toList();

	private final List<Agent> agents = this.cast.characters()
		.stream()
		.map((character) -> character.agent("{noop}"))
		.toList();

	@Test
	void showsOrganisationsOfDifferentKindsSizesAndPlaces() {
		assertThat(this.members).hasSizeBetween(10, 12).extracting(Member::siren).doesNotHaveDuplicates();
		assertThat(this.members).extracting(Member::kind)
			.contains(MemberKind.COMMUNE, MemberKind.COMMUNAUTE_DE_COMMUNES, MemberKind.METROPOLE, MemberKind.SYNDICAT);
		assertThat(this.members).extracting(Member::territory)
			.contains(Territory.METROPOLE, Territory.ALSACE_MOSELLE, Territory.LA_REUNION);
		assertThat(this.members).filteredOn((member) -> member.kind() == MemberKind.COMMUNE)
			.extracting(Member::population)
			.anyMatch((population) -> population != null && population < 3500)
			.anyMatch((population) -> population != null && population >= 3500);
	}

	@Test
	void reachesNobodyByMistake() {
		assertThat(this.members).extracting((member) -> member.letterhead().email())
			.allSatisfy((email) -> assertThat(email).endsWith(".example"));
		assertThat(this.agents).extracting(Agent::email).allSatisfy((email) -> assertThat(email).endsWith(".example"));
		// The ranges that Arcep keeps for fiction.
		assertThat(this.members).extracting((member) -> member.letterhead().phone())
			.allSatisfy((phone) -> assertThat((phone != null) ? phone : "02 61 91").matches("(02 61 91|03 53 01).*"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "administrateur", "accueil", "instructeur", "service-consulte", "signataire", "secretaire" })
	void givesEachRoleInTwoMembersOrMore(String role) {
		assertThat(this.members.stream()
			.map(Member::siren)
			.filter((siren) -> this.agents.stream().anyMatch((agent) -> agent.roles(siren).contains(role)))).as(role)
			.hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void letsEveryMemberFillEveryRole() {
		assertThat(this.members).allSatisfy((member) -> assertThat(List.of("accueil", "instructeur", "service-consulte",
				"signataire", "redacteur", "direction", "finances", "juridique", "maire", "secretariat", "secretaire",
				"prescripteur", "acheteur", "cao"))
			.allSatisfy(
					(role) -> assertThat(this.agents).anyMatch((agent) -> agent.roles(member.siren()).contains(role))));
	}

	@Test
	void signsLettersByAnAgentWhoMaySign() {
		assertThat(this.members).allSatisfy((member) -> assertThat(this.agents)
			.filteredOn((agent) -> agent.roles(member.siren()).contains("signataire"))
			.extracting(Agent::displayName)
			.contains(member.letterhead().signatoryName()));
	}

	@Test
	void sharesOneSecretaryBetweenFiveSmallCommunes() {
		Agent secretary = this.agents.stream()
			.filter((agent) -> agent.username().equals("lise.batelier"))
			.findFirst()
			.orElseThrow();
		Set<Siren> communes = secretary.members();
		assertThat(communes).hasSize(5);
		assertThat(this.members).filteredOn((member) -> communes.contains(member.siren()))
			.hasSize(5)
			.extracting(Member::population)
			.allSatisfy((population) -> assertThat(population).isLessThan(3500));
	}

	@Test
	void namesOnlyMembersOfItsOwnAndADesignerToReadTheOther() {
		assertThat(this.agents).extracting(Agent::username).doesNotHaveDuplicates();
		assertThat(this.agents).flatExtracting(Agent::members)
			.isSubsetOf(this.members.stream().map(Member::siren).toList());
		assertThat(this.agents).filteredOn((agent) -> agent.opsnRoles().contains(OpsnRole.DESIGNER)).hasSize(2);
	}

}
