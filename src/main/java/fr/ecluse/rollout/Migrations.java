package fr.ecluse.rollout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What designers and administrators of the OPSN decide about moving running dossiers to
 * another version; each decision is written in the journal of that version. One migration
 * of a procedure is underway at a time. Versions may be published meanwhile: new dossiers
 * follow them, and those that are being moved go where it was decided.
 */
@Component
public class Migrations {

	private static final int MOST_PROBLEMS = 500;

	private final MigrationStore store;

	private final MigrationRows rows;

	private final MigrationPlanning planning;

	private final Versions versions;

	Migrations(MigrationStore store, MigrationRows rows, MigrationPlanning planning, Versions versions) {
		this.store = store;
		this.rows = rows;
		this.planning = planning;
		this.versions = versions;
	}

	/**
	 * Prepares a migration; nothing moves yet.
	 * @throws org.springframework.web.ErrorResponseException 400 when a source, a dossier
	 * or a counterpart does not fit, 404 for an unknown version, 409 when the version is
	 * not published or no dossier is concerned
	 */
	@Transactional
	public Migration plan(MigrationOrder order, String by) {
		Version target = this.versions.get(order.targetVersion());
		this.versions.lock(target.procedure());
		if (target.state() != VersionState.PUBLISHED) {
			throw Refusal.notPublished(target);
		}
		Map<Version, Map<String, String>> sources = this.planning.sources(target, order);
		boolean named = !order.dossiers().isEmpty();
		Audience audience = named ? null : order.audience();
		long id = this.store.add(target.procedure(), target.id(), audience, null, by);
		sources.forEach((source, mapping) -> this.store.addSource(id, source.id(), mapping));
		if (named) {
			this.rows.name(id, order.dossiers());
		}
		else {
			this.rows.gather(id, order.audience(), MigrationRow.State.WAITING);
		}
		Migration migration = get(id);
		write(migration, "migration-planned", "préparée : %d dossiers".formatted(migration.progress().total()), by);
		return migration;
	}

	/**
	 * A migration.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	public Migration get(long id) {
		return this.store.find(id).orElseThrow(Refusal::unknown);
	}

	/**
	 * A migration into a version, by its id as addresses spell it.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	public Migration get(String versionId, String id) {
		if (!id.matches("[0-9]{1,18}")) {
			throw Refusal.unknown();
		}
		Migration found = get(Long.parseLong(id));
		if (!found.targetVersion().equals(versionId)) {
			throw Refusal.unknown();
		}
		return found;
	}

	/** The last migrations into a version, the newest first. */
	public List<Migration> into(String versionId) {
		return this.store.into(this.versions.get(versionId).id());
	}

	/** The migration of a procedure that has begun and not ended. */
	public Optional<Migration> underway(String procedure) {
		return this.store.underway(procedure);
	}

	/**
	 * What hinders dossiers: found by the last check before the start, met since then.
	 * @param perMember how many dossiers of one member are named
	 */
	public List<Migration.Problem> problems(long id, int perMember) {
		return this.rows.problems(id, perMember, MOST_PROBLEMS);
	}

	/**
	 * Has each dossier looked at, without changing any. It takes a while: see
	 * {@link Migration#progress}.
	 */
	@Transactional
	public Migration preview(long id, String by) {
		return change(id, EnumSet.of(MigrationState.PLANNED), "Une migration se vérifie avant d'être lancée.",
				(migration) -> {
					renew(migration, MigrationRow.State.UNCHECKED);
					this.store.check(id);
				}, "migration-checking", "vérification demandée", by);
	}

	/**
	 * Lets the dossiers move, one transaction each, on whichever node has time.
	 * @throws org.springframework.web.ErrorResponseException 409 when another migration
	 * of the procedure is underway, or the version is not published any more
	 */
	@Transactional
	public Migration start(long id, String by) {
		return change(id, EnumSet.of(MigrationState.PLANNED),
				"Seule une migration préparée se lance : attendez la fin de la vérification, ou préparez-en une autre.",
				(migration) -> {
					Version target = this.versions.get(migration.targetVersion());
					if (migration.wayBackOf() == null && target.state() != VersionState.PUBLISHED) {
						throw Refusal.notPublished(target);
					}
					this.store.underway(migration.procedure()).ifPresent((other) -> {
						throw Refusal.otherUnderway(other);
					});
					renew(migration, MigrationRow.State.WAITING);
					this.store.start(id, by);
				}, "migration-started", "lancée", by);
	}

	/** Lets no further dossier move; those in hand are finished. */
	@Transactional
	public Migration pause(long id, String by) {
		return change(id, EnumSet.of(MigrationState.RUNNING), "Seule une migration en cours se suspend.",
				(migration) -> this.store.pause(id), "migration-paused", "suspendue", by);
	}

	@Transactional
	public Migration resume(long id, String by) {
		return change(id, EnumSet.of(MigrationState.PAUSED), "Seule une migration suspendue reprend.",
				(migration) -> this.store.resume(id), "migration-resumed", "reprise", by);
	}

	/** Gives up what is left: it stays in its version, what was moved stays moved. */
	@Transactional
	public Migration cancel(long id, String by) {
		return change(id,
				EnumSet.of(MigrationState.PLANNED, MigrationState.CHECKING, MigrationState.RUNNING,
						MigrationState.PAUSED),
				"Elle est finie : pour ramener les dossiers dans leur version, demandez son retour.",
				(migration) -> this.store.end(id, MigrationState.CANCELLED), "migration-cancelled", "abandonnée", by);
	}

	/**
	 * Prepares the way back of the dossiers that a migration has moved and that still
	 * follow its version: one migration per version that they came from.
	 * @param chosen counterparts that the way there does not tell, by element
	 * @throws org.springframework.web.ErrorResponseException 409 when it has not ended,
	 * or no dossier is left to bring back
	 */
	@Transactional
	public List<Migration> wayBack(long id, Map<String, ? extends @Nullable String> chosen, String by) {
		Migration there = get(id);
		this.versions.lock(there.procedure());
		Set<MigrationState> over = EnumSet.of(MigrationState.DONE, MigrationState.CANCELLED);
		if (!over.contains(there.state())) {
			throw Refusal.state(there, "Attendez sa fin ou abandonnez-la, puis demandez son retour.");
		}
		List<Migration> back = new ArrayList<>();
		this.planning.waysBack(there, chosen).forEach((target, mapping) -> {
			long way = this.store.add(there.procedure(), target.id(), null, id, by);
			this.store.addSource(way, there.targetVersion(), mapping);
			this.rows.nameMoved(way, id, target.id());
			Migration migration = get(way);
			if (migration.progress().total() > 0) {
				write(migration, "migration-planned", "préparée, retour de la migration n° %d : %d dossiers"
					.formatted(id, migration.progress().total()), by);
				back.add(migration);
			}
			else {
				this.store.end(way, MigrationState.CANCELLED);
			}
		});
		if (back.isEmpty()) {
			throw Refusal.nobody();
		}
		return back;
	}

	/** Writes down that the worker has come to an end. */
	void ended(Migration migration, String kind, String what) {
		write(migration, kind, what, "Écluse");
	}

	private void renew(Migration migration, MigrationRow.State state) {
		if (this.rows.renew(migration, state) == 0) {
			throw Refusal.nobody();
		}
	}

	private Migration change(long id, Set<MigrationState> from, String todo, Consumer<Migration> change, String kind,
			String what, String by) {
		this.versions.lock(get(id).procedure());
		this.store.lock(id);
		Migration migration = get(id);
		if (!from.contains(migration.state())) {
			throw Refusal.state(migration, todo);
		}
		change.accept(migration);
		write(migration, kind, what, by);
		return get(id);
	}

	private void write(Migration migration, String kind, String what, String by) {
		this.versions.write(this.versions.get(migration.targetVersion()),
				new Versions.Fact(kind, "Migration n° %d %s".formatted(migration.id(), what), null, by));
	}

}
