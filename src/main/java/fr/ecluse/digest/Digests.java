package fr.ecluse.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import fr.ecluse.calendar.Territory;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What each agent chose, and when it is next told. */
@Repository
class Digests {

	private final JdbcClient jdbc;

	private final Members members;

	private final Journal journal;

	private final Clock clock;

	Digests(JdbcClient jdbc, Members members, Journal journal, Clock clock) {
		this.jdbc = jdbc;
		this.members = members;
		this.journal = journal;
		this.clock = clock;
	}

	Rhythm rhythm(Agent agent) {
		return this.jdbc.sql("select rhythm from agent_digest where username = ?")
			.param(agent.username())
			.query(String.class)
			.optional()
			.flatMap(Rhythm::of)
			.orElse(Rhythm.NEVER);
	}

	/** Has the agent told that often from now on; what is new counts from now. */
	@Transactional
	void choose(Agent agent, Rhythm rhythm) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into agent_digest (username, rhythm, next, last) values (:username, :rhythm, :next, :now)
				on duplicate key update rhythm = :rhythm, next = :next
				""")
			.param("username", agent.username())
			.param("rhythm", rhythm.key())
			.param("next", utc(rhythm.next(now, zone(agent))))
			.param("now", utc(now))
			.update();
		this.journal
			.record(Entry.of("agent", agent.username(), "agent.digest", "Rappels par courriel : " + rhythm.label())
				.with("rhythm", rhythm.key()));
	}

	/**
	 * One agent whose time has come, kept from other nodes until the transaction ends.
	 */
	Optional<Due> due() {
		return this.jdbc.sql("""
				select username, rhythm, last from agent_digest where next <= :now
				order by next limit 1 for update skip locked
				""")
			.param("now", utc(this.clock.instant()))
			.query((row, number) -> new Due(row.getString("username"),
					Rhythm.of(row.getString("rhythm")).orElse(Rhythm.NEVER),
					row.getObject("last", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
			.optional();
	}

	/** Notes that the agent has been told, and when it will be next. */
	void told(String username, Instant at, @Nullable Instant next) {
		this.jdbc.sql("update agent_digest set last = :at, next = :next where username = :username")
			.param("at", utc(at))
			.param("next", utc(next))
			.param("username", username)
			.update();
	}

	/** The clock on the agent's wall: that of its first member. */
	ZoneId zone(Agent agent) {
		return agent.members()
			.stream()
			.findFirst()
			.flatMap(this.members::find)
			.map(Member::territory)
			.orElse(Territory.METROPOLE)
			.zone();
	}

	private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : null;
	}

	/**
	 * An agent to be told.
	 *
	 * @param last when it was told before
	 */
	record Due(String username, Rhythm rhythm, Instant last) {
	}

}
