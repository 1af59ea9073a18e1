package fr.ecluse.rollout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import fr.ecluse.catalogue.Audience;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Migrations as they are stored. */
@Repository
class MigrationStore {

	private static final int MOST_LISTED = 100;

	private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {
	};

	private static final String COLUMNS = """
			select g.*, v.number from migration g join procedure_version v on v.id = g.target_version""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MigrationRows rows;

	private final Clock clock;

	MigrationStore(JdbcClient jdbc, JsonMapper json, MigrationRows rows, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.json = json;
		this.clock = clock;
	}

	long add(String procedure, String target, @Nullable Audience audience, @Nullable Long wayBackOf, String by) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into migration (procedure_key, target_version, audience, target, way_back_of, state, created,
				                       created_by)
				values (?, ?, ?, ?, ?, 'planned', ?, ?)""")
			.param(procedure)
			.param(target)
			.param((audience != null) ? audience.kind().key() : null)
			.param((audience != null) ? audience.target() : null)
			.param(wayBackOf)
			.param(now())
			.param(by)
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	void addSource(long id, String version, Map<String, String> mapping) {
		this.jdbc.sql("insert into migration_source (migration_id, version_id, mapping) values (?, ?, ?)")
			.params(id, version, this.json.writeValueAsString(mapping))
			.update();
	}

	Optional<Migration> find(long id) {
		return this.jdbc.sql(COLUMNS + " where g.id = ?").param(id).query(this::read).optional();
	}

	List<Migration> into(String version) {
		return this.jdbc.sql(COLUMNS + " where g.target_version = ? order by g.id desc limit ?")
			.params(version, MOST_LISTED)
			.query(this::read)
			.list();
	}

	Optional<Migration> underway(String procedure) {
		return this.jdbc
			.sql(COLUMNS + " where g.procedure_key = ? and g.state in ('running', 'paused') order by g.id limit 1")
			.param(procedure)
			.query(this::read)
			.optional();
	}

	/** Those that somebody has to work on, the oldest first. */
	List<Long> atWork() {
		return this.jdbc.sql("select id from migration where state in ('running', 'checking') order by id")
			.query(Long.class)
			.list();
	}

	/**
	 * The state of a migration, kept from everybody else until the end of the
	 * transaction.
	 */
	MigrationState lock(long id) {
		return MigrationState.of(this.jdbc.sql("select state from migration where id = ? for update")
			.param(id)
			.query(String.class)
			.single());
	}

	void check(long id) {
		set(id, MigrationState.CHECKING, "checked = null");
	}

	void checked(long id) {
		this.jdbc.sql("update migration set state = 'planned', checked = ? where id = ?").params(now(), id).update();
	}

	void start(long id, String by) {
		this.jdbc.sql("update migration set state = 'running', started = ?, started_by = ? where id = ?")
			.params(now(), by, id)
			.update();
	}

	void pause(long id) {
		set(id, MigrationState.PAUSED, "ended = null");
	}

	void resume(long id) {
		set(id, MigrationState.RUNNING, "ended = null");
	}

	void end(long id, MigrationState state) {
		this.jdbc.sql("update migration set state = ?, ended = ? where id = ?").params(state.key(), now(), id).update();
	}

	private void set(long id, MigrationState state, String more) {
		this.jdbc.sql("update migration set state = ?, " + more + " where id = ?").params(state.key(), id).update();
	}

	private Migration read(ResultSet row, int number) throws SQLException {
		long id = row.getLong("id");
		String audience = row.getString("audience");
		long wayBackOf = row.getLong("way_back_of");
		return new Migration(id, row.getString("procedure_key"), row.getString("target_version"), row.getInt("number"),
				sources(id),
				(audience != null) ? new Audience(Audience.Kind.find(audience).orElseThrow(), row.getString("target"))
						: null,
				(wayBackOf != 0) ? wayBackOf : null, MigrationState.of(row.getString("state")),
				Objects.requireNonNull(instant(row, "created")), row.getString("created_by"), instant(row, "checked"),
				instant(row, "started"), row.getString("started_by"), instant(row, "ended"), this.rows.progress(id));
	}

	private List<Migration.Source> sources(long id) {
		return this.jdbc.sql("""
				select s.version_id, v.number, s.mapping
				  from migration_source s join procedure_version v on v.id = s.version_id
				 where s.migration_id = ? order by v.number""")
			.param(id)
			.query((row, number) -> new Migration.Source(row.getString("version_id"), row.getInt("number"),
					this.json.readValue(row.getString("mapping"), MAPPING)))
			.list();
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

}
