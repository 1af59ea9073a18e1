package fr.ecluse.notification;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.ApiKey;
import fr.ecluse.member.ApiKeyExpiring;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@EcluseTest
class KeyNoticesTest {

	private static final Siren HOME = new Siren("213500010");

	private static final Instant EXPIRES = Instant.parse("2099-03-31T10:30:00Z");

	@Autowired
	private ApiKeys keys;

	@Autowired
	private Members members;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void writesToEachAdministratorOnceForEachNotice() {
		ApiKey key = issue(HOME);
		Agent one = agent("notices.un", "un@exemple.fr");
		Agent two = agent("notices.deux", "deux@exemple.fr");
		for (int days : new int[] { 30, 30, 7 }) {
			this.transaction.executeWithoutResult(
					(status) -> this.events.publishEvent(new ApiKeyExpiring(key, days, List.of(one, two))));
		}
		assertThat(mails(key)).containsExactlyInAnyOrder("un@exemple.fr 30", "deux@exemple.fr 30", "un@exemple.fr 7",
				"deux@exemple.fr 7");
		assertThat(this.jdbc.sql("select text from mail where process_instance_id = ? limit 1")
			.param("api-key:" + key.id())
			.query(String.class)
			.single()).contains("« Logiciel de courrier » (Commune d'Essai", "31 mars 2099 à 12h30, heure de Paris");
	}

	@Test
	void aKeyOfTheOpsnBelongsToNoMember() {
		ApiKey key = issue(null);
		this.transaction.executeWithoutResult((status) -> this.events
			.publishEvent(new ApiKeyExpiring(key, 1, List.of(agent("notices.opsn", "opsn@exemple.fr")))));
		assertThat(mails(key)).hasSize(1);
		assertThat(this.jdbc.sql("select siren is null from mail where process_instance_id = ?")
			.param("api-key:" + key.id())
			.query(Boolean.class)
			.single()).isTrue();
	}

	private List<String> mails(ApiKey key) {
		return this.jdbc.sql("select recipient, name from mail where process_instance_id = ?")
			.param("api-key:" + key.id())
			.query((row, number) -> row.getString(1) + " " + row.getString(2).split("-")[1])
			.list();
	}

	private ApiKey issue(@Nullable Siren member) {
		this.members.put(new Member(HOME, "Commune d'Essai", MemberKind.COMMUNE, null, "35", null, null,
				Territory.METROPOLE, Letterhead.EMPTY));
		return this.keys.issue("Logiciel de courrier", member, "essai", EXPIRES).key();
	}

	private Agent agent(String username, String email) {
		return new Agent(username, "Dominique Martin", email, "x", true, Set.of(),
				Set.of(new Membership(HOME, Membership.ADMINISTRATOR)));
	}

}
