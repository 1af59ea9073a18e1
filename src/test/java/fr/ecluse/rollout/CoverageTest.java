package fr.ecluse.rollout;

import java.util.List;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The members of an audience, and how callers write one. */
@EcluseTest
class CoverageTest {

	private static final Siren GROUP = new Siren("242900314");

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Positions positions;

	@Autowired
	private Publications publications;

	@Autowired
	private Members members;

	@BeforeEach
	void open() {
		this.world.open();
		this.world.put(RolloutWorld.member(GROUP, "Brest métropole", MemberKind.METROPOLE, "29", null));
		this.world.put(RolloutWorld.member(RolloutWorld.BREST, "Ville de Brest", MemberKind.COMMUNE, "29", GROUP));
	}

	@ParameterizedTest
	@CsvSource({ "all, ''", "member, 212900195", "kind, metropole", "kind, commune", "departement, 29",
			"departement, 75", "group, 242900314", "group, 212901516", "group, 212900195" })
	void aPublicationAndAReportMeanTheSameMembers(String kind, String target) {
		String key = RolloutWorld.key();
		Version version = this.world.approve(key, TestPackage.of(key, TestPackage.task("lire", "Lire")));
		Audience audience = Coverage.read(kind, target);
		this.world.publish(version, audience);
		List<Siren> meant = this.positions.audience(audience);
		for (Siren siren : List.of(GROUP, RolloutWorld.BREST, RolloutWorld.MORLAIX)) {
			Member member = this.members.get(siren);
			assertThat(this.publications.inForce(key, member).isPresent()).as(member.name())
				.isEqualTo(meant.contains(siren));
		}
	}

	@Test
	void everybodyIsMeantWhenNobodyIsNamed() {
		assertThat(Coverage.read(null, null)).isEqualTo(Audience.ALL);
		assertThat(Coverage.read("kind", "Ville")).isEqualTo(new Audience(Audience.Kind.TYPE, "commune"));
		assertThat(Coverage.read("departement", "2a")).isEqualTo(new Audience(Audience.Kind.DEPARTMENT, "2A"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "tous | | L'audience est l'une de : all, member, kind, departement, group.",
					"all | 29 | Toutes les collectivités sont visées", "member | | Indiquez par « target »",
					"member | 123 | exactement neuf chiffres", "group | 212900196 | clé de contrôle",
					"kind | royaume | Le type de collectivité est l'un de : commune," })
	void refusesAnAudienceThatIsNone(String kind, String target, String sentence) {
		assertThatThrownBy(() -> Coverage.read(kind, target)).isInstanceOfSatisfying(ErrorResponseException.class,
				(it) -> {
					assertThat(it.getStatusCode().value()).isEqualTo(400);
					assertThat(it.getBody().getDetail()).contains(sentence);
				});
	}

}
