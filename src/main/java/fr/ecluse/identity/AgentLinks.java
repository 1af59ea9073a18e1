package fr.ecluse.identity;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import fr.ecluse.journal.Actor;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account belongs to which identity at a provider. */
@Repository
class AgentLinks {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Journal journal;

	AgentLinks(JdbcClient jdbc, Clock clock, Journal journal) {
		this.journal = journal;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The user name of the account. */
	Optional<String> find(String issuer, String subject) {
		return this.jdbc.sql("select username from agent_identity where issuer = :issuer and subject = :subject")
			.param("issuer", issuer)
			.param("subject", subject)
			.query(String.class)
			.optional();
	}

	/**
	 * Links the account to the identity.
	 * @return whether it is linked now; not when it, or the identity, already is to
	 * another
	 */
	boolean add(String issuer, String subject, String username) {
		int added = this.jdbc.sql("""
				insert ignore into agent_identity (issuer, subject, username, linked)
				values (:issuer, :subject, :username, :now)
				""")
			.param("issuer", issuer)
			.param("subject", subject)
			.param("username", username)
			.param("now", LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.update();
		if (added > 0) {
			this.journal.record(Entry
				.of("agent", username, "agent.linked", "Compte « %s » relié à une identité".formatted(username))
				.with("issuer", issuer), Actor.agent(username));
		}
		return find(issuer, subject).filter(username::equals).isPresent();
	}

}
