package fr.ecluse.catalogue;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

import fr.ecluse.engine.TrialModels;
import fr.ecluse.gate.PackageFiles;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a package in force on one thread alone, in a transaction that is going to be
 * rolled back: there it is what every member starts, and nobody else sees it.
 */
@Component
public class Rehearsal {

	private static final ThreadLocal<@Nullable Rehearsed> CURRENT = new ThreadLocal<>();

	private final TrialModels models;

	private final JdbcClient jdbc;

	private final Clock clock;

	Rehearsal(TrialModels models, JdbcClient jdbc, Clock clock) {
		this.models = models;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What is rehearsed on this thread; null when nothing is. */
	static @Nullable Rehearsed current() {
		return CURRENT.get();
	}

	/**
	 * Runs the work with the package in force.
	 * @throws IllegalArgumentException in French when the package cannot be in force
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T inForce(String procedure, PackageFiles files, Function<Edition, T> work) {
		Edition edition = new Edition(UUID.randomUUID().toString(), 0, Editions.procedure(procedure, files), files);
		TrialModels.Deployed models = this.models.deploy(procedure, files.ofEngine());
		try {
			add(edition, models);
			CURRENT.set(new Rehearsed(edition, models.deploymentId(), models.definitionId()));
			return work.apply(edition);
		}
		finally {
			CURRENT.remove();
			models.forget();
		}
	}

	/**
	 * Dossiers refer to this row. It stands in a line of its own: in that of the
	 * procedure it would keep everybody from publishing until the trial is over.
	 */
	private void add(Edition edition, TrialModels.Deployed models) {
		String line = "essai-" + edition.id();
		this.jdbc.sql("insert into procedure_line (procedure_key, last_number) values (?, 0)").param(line).update();
		this.jdbc.sql("""
				insert into procedure_version (id, procedure_key, number, state, title, sha256, findings, origin,
				                               created, created_by, deployment_id, definition_id)
				values (?, ?, 0, ?, ?, ?, '[]', 'trial', ?, 'essai', ?, ?)""")
			.params(edition.id(), line, VersionState.DRAFT.key(), "Essai", Versions.hash(edition.files()),
					Versions.utc(this.clock.instant()), models.deploymentId(), models.definitionId())
			.update();
	}

	/** What is in force on one thread. */
	record Rehearsed(Edition edition, String deploymentId, String definitionId) {

		boolean isOf(String procedure) {
			return this.edition.procedure().key().equals(procedure);
		}

	}

}
