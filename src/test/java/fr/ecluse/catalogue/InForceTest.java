package fr.ecluse.catalogue;

import java.util.ArrayList;
import java.util.List;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What many members follow, read at once, is what each of them follows. */
@EcluseTest
class InForceTest {

	private static final Siren GROUP = new Siren("243500139");

	private static final Siren TOWN = new Siren("213502388");

	@Autowired
	private Publications publications;

	@Autowired
	private Procedures procedures;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	/** The newest first. */
	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "all: | 1", "member:213502388 all: | 1", "all: member:213502388 | 1", "member:213800014 all: | 2",
					"kind:commune all: | 1", "kind:epci all: | 2", "departement:35 departement:29 | 1",
					"departement:29 departement:35 | 2", "group:243500139 all: | 1", "group:213502388 all: | 2",
					"member:213800014 kind:epci | -" })
	void choosesTheNewestThatMeansTheMember(String published, @Nullable String chosen) {
		InForce inForce = new InForce();
		String[] audiences = published.split(" ");
		for (int i = 0; i < audiences.length; i++) {
			String[] parts = audiences[i].split(":", -1);
			inForce.add("essai", new Audience(Audience.Kind.find(parts[0]).orElseThrow(), parts[1]),
					String.valueOf(i + 1), "definition");
		}

		assertThat(inForce.of(member(TOWN, GROUP))).extracting(InForce.Place::versionId)
			.isEqualTo((chosen != null) ? List.of(chosen) : List.of());
	}

	@Test
	void saysTheSameAsTheQuestionAboutOneMember() {
		this.transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			publish("departement", "35", "utc_timestamp() - interval 1 hour");
			publish("member", TOWN.value(), "utc_timestamp() + interval 1 hour");
			for (Member member : List.of(member(TOWN, GROUP), member(GROUP, null))) {
				List<String> one = new ArrayList<>();
				for (String key : this.publications.procedures()) {
					this.publications.inForce(key, member).ifPresent((version) -> one.add(version.id()));
				}
				assertThat(one).isNotEmpty();
				assertThat(this.procedures.offers(member)).extracting((offer) -> offer.edition().id()).isEqualTo(one);
			}
		});
	}

	private void publish(String audience, String target, String starts) {
		this.jdbc.sql("""
				insert into publication (procedure_key, version_id, audience, target, starts, created, created_by)
				select procedure_key, id, ?, ?, %s, utc_timestamp(), 'essai' from procedure_version
				 where state = 'published' order by procedure_key, number limit 1""".formatted(starts))
			.params(audience, target)
			.update();
	}

	private static Member member(Siren siren, @Nullable Siren parent) {
		return new Member(siren, "Collectivité d'essai", MemberKind.COMMUNE, null, "35", null, parent,
				Territory.METROPOLE, Letterhead.EMPTY);
	}

}
