package fr.ecluse.dossier;

import java.util.Optional;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which version of its procedure a dossier follows, for whoever moves it to another. */
@Component
public class DossierVersions {

	private static final String COLUMNS = """
			select id, siren, procedure_key, procedure_version, process_instance_id, status, closed is not null closed
			  from dossier where id = ?""";

	private final JdbcClient jdbc;

	private final Facts facts;

	private final Dossiers dossiers;

	DossierVersions(JdbcClient jdbc, Facts facts, Dossiers dossiers) {
		this.dossiers = dossiers;
		this.jdbc = jdbc;
		this.facts = facts;
	}

	/** A dossier as it is now. */
	public Optional<Followed> find(String dossierId) {
		return find(COLUMNS, dossierId);
	}

	/**
	 * As {@link #find}, kept from everybody else until the end of the transaction: what
	 * agents do with the dossier comes before or after, not meanwhile.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Followed> lock(String dossierId) {
		return find(COLUMNS + " for update", dossierId);
	}

	/**
	 * Lets a dossier that is {@link #lock locked} follow another version, and tells so in
	 * its timeline. Whoever has read the dossier before cannot store it any more: it
	 * would bring the old version back.
	 * @param label French, for the timeline
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void follow(Followed dossier, String versionId, String label, String actor) {
		int changed = this.jdbc.sql("""
				update dossier set procedure_version = ?, version = version + 1
				 where id = ? and procedure_version = ? and closed is null""")
			.params(versionId, dossier.id(), String.valueOf(dossier.versionId()))
			.update();
		this.dossiers.changedElsewhere();
		if (changed != 1) {
			throw new IllegalStateException("Dossier %s was not locked".formatted(dossier.id()));
		}
		this.facts.add(dossier.siren(), dossier.id(), dossier.procedure(), "version", label, actor);
	}

	private Optional<Followed> find(String sql, String dossierId) {
		return this.jdbc.sql(sql)
			.param(dossierId)
			.query((row, number) -> new Followed(row.getString("id"), new Siren(row.getString("siren")),
					row.getString("procedure_key"), row.getString("procedure_version"),
					row.getString("process_instance_id"), row.getString("status"), row.getBoolean("closed")))
			.optional();
	}

	/**
	 * A dossier and what it follows.
	 *
	 * @param versionId null when it is older than all versions
	 * @param status key of one of the statuses of that version
	 */
	public record Followed(String id, Siren siren, String procedure, @Nullable String versionId, String instanceId,
			String status, boolean closed) {
	}

}
