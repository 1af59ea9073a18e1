package fr.ecluse.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.engine.Models;
import fr.ecluse.member.Member;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which members use which version from when. Of the publications that cover a member and
 * have begun, the last one holds; a retired version holds for nobody.
 */
@Component
public class Publications {

	/** With which a member is found by any of the ways to name it. */
	private static final String COVERS = """
			(p.audience = 'all' or (p.audience = 'member' and p.target = :member)
			 or (p.audience = 'kind' and p.target = :kind) or (p.audience = 'departement' and p.target = :departement)
			 or (p.audience = 'group' and p.target = :group))""";

	private static final String BEGUN = " and p.starts <= :now and v.state = 'published' ";

	private final JdbcClient jdbc;

	private final Versions versions;

	private final Models models;

	private final Clock clock;

	Publications(JdbcClient jdbc, Versions versions, Models models, Clock clock) {
		this.jdbc = jdbc;
		this.versions = versions;
		this.models = models;
		this.clock = clock;
	}

	/**
	 * Publishes an approved version; the engine gets its models the first time. All in
	 * one transaction: a version that is published can be started.
	 */
	@Transactional
	public Version publish(Version wanted, List<Audience> audiences, Instant starts, String by, @Nullable String note) {
		this.versions.lock(wanted.procedure());
		Version version = this.versions.get(wanted.id());
		if (version.deploymentId() == null) {
			Models.Deployed deployed = this.models.deploy(version.procedure(), version.owner().orElse(null),
					this.versions.files(version.id()).ofEngine());
			version = this.versions.deployed(version, deployed.deploymentId(), deployed.definitionId());
		}
		for (Audience audience : audiences) {
			this.jdbc.sql("""
					insert into publication (procedure_key, version_id, audience, target, starts, created, created_by)
					values (?, ?, ?, ?, ?, ?, ?)""")
				.params(version.procedure(), version.id(), audience.kind().key(), audience.target(),
						Versions.utc(starts), Versions.utc(this.clock.instant()), by)
				.update();
		}
		String whom = String.join(", ", audiences.stream().map(Audience::label).limit(8).toList())
				+ ((audiences.size() > 8) ? " et %d autres".formatted(audiences.size() - 8) : "");
		return this.versions.move(version, VersionState.PUBLISHED,
				new Versions.Fact("published", "Publiée : " + whom, note, by));
	}

	/** The version that the member's new dossiers follow now. */
	public Optional<Version> inForce(String procedure, Member member) {
		Map<String, Object> parameters = covering(member);
		parameters.put("procedure", procedure);
		return this.versions
			.join("p.procedure_key = :procedure and " + COVERS + BEGUN + "order by p.starts desc, p.id desc limit 1",
					parameters)
			.stream()
			.findFirst();
	}

	/** What is in force, for whoever asks about many members. */
	InForce inForce() {
		InForce inForce = new InForce();
		this.jdbc.sql("""
				select p.procedure_key, p.audience, p.target, p.version_id, v.definition_id
				  from publication p join procedure_version v on v.id = p.version_id
				 where 1 = 1""" + BEGUN + "order by p.procedure_key, p.starts desc, p.id desc")
			.param("now", Versions.utc(this.clock.instant()))
			.query((row) -> {
				inForce.add(row.getString("procedure_key"),
						new Audience(Audience.Kind.find(row.getString("audience")).orElseThrow(),
								row.getString("target")),
						row.getString("version_id"), String.valueOf(row.getString("definition_id")));
			});
		return inForce;
	}

	/** The last version that has been published to anybody, and has begun. */
	Optional<Version> last(String procedure) {
		return this.versions
			.join("p.procedure_key = :procedure" + BEGUN + "order by p.starts desc, p.id desc limit 1",
					Map.of("procedure", procedure, "now", Versions.utc(this.clock.instant())))
			.stream()
			.findFirst();
	}

	/** Keys of the procedures that somebody may start now. */
	List<String> procedures() {
		return this.jdbc
			.sql("select distinct p.procedure_key from publication p join procedure_version v on v.id = p.version_id"
					+ " where 1 = 1" + BEGUN + "order by p.procedure_key")
			.param("now", Versions.utc(this.clock.instant()))
			.query(String.class)
			.list();
	}

	/** All publications of a procedure, the newest first. */
	public List<Publication> of(String procedure) {
		return this.jdbc.sql("""
				select p.id, p.version_id, v.number, p.audience, p.target, p.starts, p.created, p.created_by
				  from publication p join procedure_version v on v.id = p.version_id
				 where p.procedure_key = ? order by p.id desc""")
			.param(procedure)
			.query((row, number) -> new Publication(row.getLong("id"), row.getString("version_id"),
					row.getInt("number"),
					new Audience(Audience.Kind.find(row.getString("audience")).orElseThrow(), row.getString("target")),
					Versions.instant(row, "starts"), Versions.instant(row, "created"), row.getString("created_by")))
			.list();
	}

	private Map<String, Object> covering(Member member) {
		Map<String, Object> parameters = new HashMap<>();
		Audience.covering(member).forEach((kind, target) -> parameters.put(kind.key(), target));
		parameters.put("now", Versions.utc(this.clock.instant()));
		return parameters;
	}

	/**
	 * A publication as it was made.
	 *
	 * @param number of the version
	 */
	public record Publication(long id, String versionId, int number, Audience audience, Instant starts, Instant created,
			String by) {
	}

}
