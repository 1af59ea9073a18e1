package fr.ecluse.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import fr.ecluse.gate.Finding;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Siren;
import fr.ecluse.typesetting.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of all procedures with their files. Files are stored once per content and
 * never change; each change of state is written down with who made it.
 */
@Repository
public class Versions {

	private static final String COLUMNS = """
			select v.id, v.procedure_key, v.number, v.state, v.title, v.sha256, v.findings, v.origin, v.created,
			       v.created_by, v.deployment_id, v.definition_id
			  from procedure_version v""";

	private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final Journal journal;

	Versions(JdbcClient jdbc, JsonMapper json, Clock clock, Journal journal) {
		this.journal = journal;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps everybody else from adding to, publishing or rolling out a procedure until
	 * the end of the transaction.
	 */
	@Transactional
	public void lock(String procedure) {
		this.jdbc.sql(
				"insert into procedure_line (procedure_key, last_number) values (?, 0) on duplicate key update last_number = last_number")
			.param(procedure)
			.update();
		this.jdbc.sql("select last_number from procedure_line where procedure_key = ? for update")
			.param(procedure)
			.query(Integer.class)
			.single();
	}

	/** Stores a new version; its number follows the last one of the procedure. */
	@Transactional
	public Version add(Arrival arrival) {
		lock(arrival.procedure());
		this.jdbc.sql("update procedure_line set last_number = last_number + 1 where procedure_key = ?")
			.param(arrival.procedure())
			.update();
		int number = this.jdbc.sql("select last_number from procedure_line where procedure_key = ?")
			.param(arrival.procedure())
			.query(Integer.class)
			.single();
		Version version = new Version(UUID.randomUUID().toString(), arrival.procedure(), number, arrival.state(),
				arrival.title(), hash(arrival.files()), List.copyOf(arrival.findings()), arrival.origin(), now(),
				arrival.by(), null, null);
		this.jdbc.sql("""
				insert into procedure_version (id, procedure_key, number, state, title, sha256, findings, origin,
				                               created, created_by)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(version.id(), version.procedure(), version.number(), version.state().key(), version.title(),
					version.sha256(), this.json.writeValueAsString(version.findings()), version.origin(),
					utc(version.created()), version.createdBy())
			.update();
		arrival.files().byPath().forEach((path, content) -> {
			String sha256 = Sha256.hex(content);
			this.jdbc.sql("insert ignore into file_content (sha256, content) values (?, ?)")
				.params(sha256, content)
				.update();
			this.jdbc.sql("insert into procedure_file (version_id, path, sha256) values (?, ?, ?)")
				.params(version.id(), path, sha256)
				.update();
		});
		return version;
	}

	/** Moves a version on, and writes down who did and why. */
	@Transactional
	public Version move(Version version, VersionState state, Fact fact) {
		this.jdbc.sql("update procedure_version set state = ? where id = ?").params(state.key(), version.id()).update();
		write(version, fact);
		return get(version.id());
	}

	/** Ties a version to what the engine made of it. */
	@Transactional
	public Version deployed(Version version, String deploymentId, String definitionId) {
		this.jdbc.sql("update procedure_version set deployment_id = ?, definition_id = ? where id = ?")
			.params(deploymentId, definitionId, version.id())
			.update();
		return get(version.id());
	}

	/** Adds to the journal of a version. */
	@Transactional
	public void write(Version version, Fact fact) {
		this.jdbc.sql(
				"insert into version_fact (version_id, at, kind, label, note, actor, sha256) values (?, ?, ?, ?, ?, ?, ?)")
			.param(version.id())
			.param(utc(now()))
			.param(fact.kind())
			.param(fact.label())
			.param(fact.note())
			.param(fact.actor())
			.param(version.sha256())
			.update();
		this.journal.record(fr.ecluse.journal.Entry
			.of("version", version.id(), "version." + fact.kind(),
					"%s n° %d : %s".formatted(version.procedure(), version.number(), fact.label()))
			.of(version.owner().map(Siren::value).orElse(null))
			.with("procedure", version.procedure())
			.with("number", version.number())
			.with("note", fact.note())
			.with("by", fact.actor())
			.content(version.sha256()));
	}

	public Optional<Version> find(String id) {
		return this.jdbc.sql(COLUMNS + " where v.id = ?").param(id).query(this::read).optional();
	}

	/**
	 * A version.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	public Version get(String id) {
		return find(id).orElseThrow(Refusal::unknownVersion);
	}

	/** All versions of a procedure, the newest first. */
	public List<Version> of(String procedure) {
		return this.jdbc.sql(COLUMNS + " where v.procedure_key = ? order by v.number desc")
			.param(procedure)
			.query(this::read)
			.list();
	}

	/** The newest version of a procedure. */
	public Optional<Version> newest(String procedure) {
		return this.jdbc.sql(COLUMNS + " where v.procedure_key = ? order by v.number desc limit 1")
			.param(procedure)
			.query(this::read)
			.optional();
	}

	/** All versions in a state, the oldest first. */
	public List<Version> in(VersionState state) {
		return this.jdbc.sql(COLUMNS + " where v.state = ? order by v.created, v.id")
			.param(state.key())
			.query(this::read)
			.list();
	}

	/** Keys of all procedures that have a version. */
	public List<String> procedures() {
		return this.jdbc.sql("select distinct procedure_key from procedure_version order by procedure_key")
			.query(String.class)
			.list();
	}

	Optional<String> ofDeployment(String deploymentId) {
		return this.jdbc.sql("select id from procedure_version where deployment_id = ?")
			.param(deploymentId)
			.query(String.class)
			.optional();
	}

	/** The one that a publication names, among those that may be started. */
	List<Version> join(String condition, Map<String, ?> parameters) {
		return this.jdbc.sql(COLUMNS + " join publication p on p.version_id = v.id where " + condition)
			.params(parameters)
			.query(this::read)
			.list();
	}

	/** The files of a version. */
	public PackageFiles files(String id) {
		Map<String, byte[]> files = new TreeMap<>();
		this.jdbc.sql("""
				select path, content from procedure_file join file_content using (sha256)
				 where version_id = ?""").param(id).query((row) -> {
			files.put(row.getString("path"), row.getBytes("content"));
		});
		return new PackageFiles(files);
	}

	/** Paths of the files of a version, in order. */
	public List<String> paths(String id) {
		return this.jdbc.sql("select path from procedure_file where version_id = ? order by path")
			.param(id)
			.query(String.class)
			.list();
	}

	/** What happened to a version, the oldest first. */
	public List<Entry> journal(String id) {
		return this.jdbc
			.sql("select at, kind, label, note, actor, sha256 from version_fact where version_id = ? order by id")
			.param(id)
			.query((row, number) -> new Entry(instant(row, "at"),
					new Fact(row.getString("kind"), row.getString("label"), row.getString("note"),
							row.getString("actor")),
					row.getString("sha256")))
			.list();
	}

	/** Known by all paths and contents. */
	public static String hash(PackageFiles files) {
		MessageDigest digest = Sha256.digest();
		files.byPath().forEach((path, content) -> {
			digest.update(path.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
			digest.update(Sha256.digest().digest(content));
		});
		return HexFormat.of().formatHex(digest.digest());
	}

	private Version read(ResultSet row, int number) throws SQLException {
		return new Version(row.getString("id"), row.getString("procedure_key"), row.getInt("number"),
				VersionState.of(row.getString("state")), row.getString("title"), row.getString("sha256"),
				this.json.readValue(row.getString("findings"), FINDINGS), row.getString("origin"),
				instant(row, "created"), row.getString("created_by"), row.getString("deployment_id"),
				row.getString("definition_id"));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	static LocalDateTime utc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
	}

	/**
	 * A version that comes in.
	 *
	 * @param state as the gate's verdict has it
	 */
	public record Arrival(String procedure, String title, PackageFiles files, VersionState state,
			List<Finding> findings, String origin, String by) {
	}

	/**
	 * What somebody did with a version.
	 *
	 * @param kind stable word, for software
	 * @param label French, what was done
	 * @param note what the person said about it
	 */
	public record Fact(String kind, String label, @Nullable String note, String actor) {
	}

	/** A fact with its time and the hash of the files it was about. */
	public record Entry(Instant at, Fact fact, String sha256) {
	}

}
