package fr.ecluse.web;

import java.util.List;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What the journal keeps of sign-ins, whoever tries to fill it. */
@EcluseTest
class SignInJournalTest {

	@Autowired
	private SignInJournal journal;

	@Autowired
	private MatrixTown town;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void countsTenThousandRefusalsInOneRowWithoutTheNamesOfNobody() {
		this.town.open();
		this.journal.write();
		long before = last();
		for (int i = 0; i < 10_000; i++) {
			this.journal.refused((i < 5) ? "matrix.chief" : "motdepasse" + i);
		}
		this.journal.postponed("matrix.chief");
		this.journal.write();
		this.journal.write();
		List<String> rows = this.jdbc
			.sql("select concat(label, '|', details) from journal_entry where id > ? and action = 'sign-in.refused'")
			.param(before)
			.query(String.class)
			.list();
		assertThat(rows).hasSize(1);
		assertThat(rows.get(0)).startsWith("Connexions refusées : 10001, dont 1 différées après trop d'essais|")
			.doesNotContain("motdepasse");
		JsonNode details = JsonMapper.shared().readTree(rows.get(0).replaceFirst("[^|]*\\|", ""));
		assertThat(details.at("/accounts/matrix.chief").asInt()).isEqualTo(6);
		assertThat(details.path("others").asInt()).isEqualTo(9995);
	}

	@Test
	void keepsOneSignInOfAProgramThatSignsInWithEachRequest() {
		long before = last();
		for (int i = 0; i < 20; i++) {
			this.journal.accepted("matrix.designer", "192.0.2.7");
		}
		this.journal.accepted("matrix.designer", "192.0.2.8");
		this.journal.on(new InteractiveAuthenticationSuccessEvent(new TestingAuthenticationToken("matrix.opsn", ""),
				SignInJournalTest.class));
		assertThat(this.jdbc.sql(
				"select concat(subject_id, ' by ', actor_id) from journal_entry where id > ? and action = 'sign-in.accepted' and subject_id like 'matrix.%' order by id")
			.param(before)
			.query(String.class)
			.list()).containsExactly("matrix.designer by matrix.designer", "matrix.designer by matrix.designer",
					"matrix.opsn by matrix.opsn");
	}

	private long last() {
		return this.jdbc.sql("select coalesce(max(id), 0) from journal_entry").query(Long.class).single();
	}

}
