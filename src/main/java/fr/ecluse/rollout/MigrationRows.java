package fr.ecluse.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.Siren;
import fr.ecluse.rollout.MigrationRow.State;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dossiers of migrations, one row each. */
@Repository
class MigrationRows {

	private static final int LONGEST_REASON = 1000;

	/** Running dossiers of the sources and the audience that the migration lacks. */
	private static final String GATHER = """
			insert into migration_dossier (migration_id, dossier_id, siren, source_version, state, due)
			select s.migration_id, d.id, d.siren, d.procedure_version, :state, :now
			  from migration_source s
			  join dossier d on d.procedure_version = s.version_id and d.closed is null
			  join member m on m.siren = d.siren
			 where s.migration_id = :id and %s
			   and not exists (select 1 from migration_dossier k where k.migration_id = :id and k.dossier_id = d.id)""";

	private final JdbcClient jdbc;

	private final Clock clock;

	MigrationRows(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Names dossiers one by one, as far as they run in one of the sources. */
	int name(long id, List<String> dossiers) {
		return this.jdbc.sql(GATHER.formatted("d.id in (:dossiers)"))
			.params(Map.of("id", id, "state", State.WAITING.key(), "now", now(), "dossiers", dossiers))
			.update();
	}

	/** Names the dossiers that another migration moved out of a version. */
	int nameMoved(long id, long other, String out) {
		return this.jdbc.sql(GATHER.formatted("""
				d.id in (select dossier_id from migration_dossier
				          where migration_id = :other and state = 'done' and source_version = :out)"""))
			.params(Map.of("id", id, "state", State.WAITING.key(), "now", now(), "other", other, "out", out))
			.update();
	}

	/**
	 * The dossiers concerned as they are now, each in that state.
	 * @return how many there are
	 */
	int renew(Migration migration, State state) {
		Audience audience = migration.audience();
		if (audience != null) {
			this.jdbc.sql("delete from migration_dossier where migration_id = ?").param(migration.id()).update();
			return gather(migration.id(), audience, state);
		}
		return this.jdbc
			.sql("update migration_dossier set state = ?, attempts = 0, due = ?, reason = null where migration_id = ?")
			.params(state.key(), now(), migration.id())
			.update();
	}

	/** Takes in the dossiers that have come since. */
	int gather(long id, Audience audience, State state) {
		return this.jdbc.sql(GATHER.formatted(Coverage.sql(audience.kind())))
			.params(Map.of("id", id, "state", state.key(), "now", now(), "target", audience.target()))
			.update();
	}

	/**
	 * The next dossier that nobody else works on, locked until the transaction ends; none
	 * when the migration does not stand there any more.
	 */
	Optional<MigrationRow> claim(long id, MigrationState at, State state) {
		return this.jdbc.sql("""
				select migration_id, dossier_id, siren, source_version, attempts from migration_dossier
				 where migration_id = :id and state = :state and due <= :now
				   and exists (select 1 from migration where id = :id and state = :at)
				 order by due, dossier_id limit 1 for update skip locked""")
			.params(Map.of("id", id, "state", state.key(), "now", now(), "at", at.key()))
			.query((row, number) -> new MigrationRow(row.getLong("migration_id"), row.getString("dossier_id"),
					new Siren(row.getString("siren")), row.getString("source_version"), row.getInt("attempts")))
			.optional();
	}

	void settle(MigrationRow row, State state, @Nullable String reason) {
		this.jdbc.sql("""
				update migration_dossier set state = ?, reason = ?, attempts = attempts + 1, ended = ?
				 where migration_id = ? and dossier_id = ?""")
			.param(state.key())
			.param(shortened(reason))
			.param(now())
			.param(row.migration())
			.param(row.dossier())
			.update();
	}

	/** Leaves a dossier for later, unless somebody else has settled it meanwhile. */
	void later(MigrationRow row, String reason, Duration wait) {
		this.jdbc.sql("""
				update migration_dossier set reason = ?, attempts = attempts + 1, due = ?
				 where migration_id = ? and dossier_id = ? and state = 'waiting'""")
			.param(shortened(reason))
			.param(now().plus(wait))
			.param(row.migration())
			.param(row.dossier())
			.update();
	}

	/** Gives a dossier up, unless somebody else has settled it meanwhile. */
	void giveUp(MigrationRow row, State from, State to, String reason) {
		this.jdbc.sql("""
				update migration_dossier set state = ?, reason = ?, attempts = attempts + 1, ended = ?
				 where migration_id = ? and dossier_id = ? and state = ?""")
			.param(to.key())
			.param(shortened(reason))
			.param(now())
			.param(row.migration())
			.param(row.dossier())
			.param(from.key())
			.update();
	}

	/** What hinders dossiers, at most so many per member and in all. */
	List<Migration.Problem> problems(long id, int perMember, int limit) {
		return this.jdbc.sql("""
				select p.siren, m.name, p.dossier_id, d.reference, p.reason
				  from (select k.*, row_number() over (partition by siren order by dossier_id) place
				          from migration_dossier k
				         where migration_id = ? and state in ('unfit', 'failed', 'waiting') and reason is not null) p
				  join member m on m.siren = p.siren join dossier d on d.id = p.dossier_id
				 where p.place <= ? order by p.siren, p.dossier_id limit ?""")
			.params(id, perMember, limit)
			.query((row, number) -> new Migration.Problem(row.getString("siren"), row.getString("name"),
					row.getString("dossier_id"), row.getString("reference"), row.getString("reason")))
			.list();
	}

	Migration.Progress progress(long id) {
		Map<String, Integer> counts = new HashMap<>();
		this.jdbc.sql("select state, count(*) dossiers from migration_dossier where migration_id = ? group by state")
			.param(id)
			.query((row) -> {
				counts.put(row.getString("state"), row.getInt("dossiers"));
			});
		return new Migration.Progress(counts.values().stream().mapToInt(Integer::intValue).sum(),
				count(counts, State.UNCHECKED), count(counts, State.FIT), count(counts, State.UNFIT),
				count(counts, State.WAITING), count(counts, State.DONE), count(counts, State.FAILED),
				count(counts, State.GONE));
	}

	private static int count(Map<String, Integer> counts, State state) {
		return counts.getOrDefault(state.key(), 0);
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static @Nullable String shortened(@Nullable String reason) {
		return (reason == null || reason.length() <= LONGEST_REASON) ? reason
				: reason.substring(0, LONGEST_REASON - 1) + "…";
	}

}
