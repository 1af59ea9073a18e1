package fr.ecluse.rollout;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierVersions;
import fr.ecluse.engine.InstanceMigrations;
import fr.ecluse.engine.InstanceStays;
import fr.ecluse.engine.MigrationFault;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.rollout.MigrationRow.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at, or moves, one dossier after the other. The instance, the dossier, its
 * timeline and its row here change in one transaction: whatever happens to the server, a
 * dossier is in one version or in the other.
 */
@Component
class DossierMove {

	private static final Logger LOGGER = LoggerFactory.getLogger(DossierMove.class);

	private static final int MOST_KEPT = 100;

	private static final int MOST_SENTENCES = 3;

	private final MigrationRows rows;

	private final DossierVersions dossiers;

	private final InstanceMigrations engine;

	private final Versions versions;

	private final Procedures procedures;

	private final MemberParameters parameters;

	private final RolloutSettings settings;

	private final TransactionTemplate transactions;

	private final Map<String, Crossing> crossings = new ConcurrentHashMap<>();

	DossierMove(MigrationRows rows, DossierVersions dossiers, InstanceMigrations engine, Versions versions,
			Procedures procedures, MemberParameters parameters, RolloutSettings settings,
			TransactionTemplate transactions) {
		this.rows = rows;
		this.dossiers = dossiers;
		this.engine = engine;
		this.versions = versions;
		this.procedures = procedures;
		this.parameters = parameters;
		this.settings = settings;
		this.transactions = transactions;
	}

	/** Looks at the next dossier; false when none is due. */
	boolean checkNext(Migration migration) {
		return next(migration, MigrationState.CHECKING, State.UNCHECKED, (row) -> check(migration, row),
				(row, reason) -> this.rows.giveUp(row, State.UNCHECKED, State.UNFIT, reason));
	}

	/** Moves the next dossier; false when none is due. */
	boolean moveNext(Migration migration) {
		return next(migration, MigrationState.RUNNING, State.WAITING, (row) -> move(migration, row), this::retryLater);
	}

	private void retryLater(MigrationRow row, String reason) {
		int attempts = row.attempts() + 1;
		if (attempts < this.settings.attempts()) {
			this.rows.later(row, reason, this.settings.retry().multipliedBy(attempts));
		}
		else {
			this.rows.giveUp(row, State.WAITING, State.FAILED, reason);
		}
	}

	private boolean next(Migration migration, MigrationState at, State state, Work work, Failure failure) {
		AtomicReference<@Nullable MigrationRow> claimed = new AtomicReference<>();
		try {
			this.transactions.executeWithoutResult((status) -> {
				claimed.set(this.rows.claim(migration.id(), at, state).orElse(null));
				MigrationRow row = claimed.get();
				if (row != null) {
					work.on(row);
				}
			});
		}
		catch (RuntimeException ex) {
			MigrationRow row = claimed.get();
			if (row == null) {
				throw ex;
			}
			String reason = reason(row, ex);
			this.transactions.executeWithoutResult((status) -> failure.of(row, reason));
		}
		return claimed.get() != null;
	}

	private static String reason(MigrationRow row, RuntimeException failure) {
		if (failure instanceof InstanceStays) {
			return String.valueOf(failure.getMessage());
		}
		if (failure instanceof ConcurrencyFailureException) {
			return "Un agent ou une tâche de fond y travaillait au même moment.";
		}
		LOGGER.warn("Migration {}, dossier {} : le passage a échoué (essai {})", row.migration(), row.dossier(),
				row.attempts() + 1, failure);
		return "Une erreur inattendue a empêché le passage ; le journal du serveur la donne sous « Migration %d, dossier %s »."
			.formatted(row.migration(), row.dossier());
	}

	private void check(Migration migration, MigrationRow row) {
		Optional<DossierVersions.Followed> found = this.dossiers.find(row.dossier()).filter((it) -> isThere(it, row));
		if (found.isEmpty()) {
			this.rows.settle(row, State.GONE, null);
			return;
		}
		DossierVersions.Followed dossier = found.get();
		Crossing crossing = crossing(migration, row);
		Optional<String> hindrance = hindrance(crossing, dossier, luggage(crossing, dossier));
		if (hindrance.isEmpty()) {
			hindrance = this.engine.trial(crossing.plan(), dossier.instanceId())
				.stream()
				.map(MigrationFault::sentence)
				.distinct()
				.limit(MOST_SENTENCES)
				.reduce((one, other) -> one + " " + other);
		}
		this.rows.settle(row, hindrance.isEmpty() ? State.FIT : State.UNFIT, hindrance.orElse(null));
	}

	private void move(Migration migration, MigrationRow row) {
		Optional<DossierVersions.Followed> found = this.dossiers.lock(row.dossier()).filter((it) -> isThere(it, row));
		if (found.isEmpty()) {
			this.rows.settle(row, State.GONE, "Le dossier est clos ou a changé de version entre-temps.");
			return;
		}
		DossierVersions.Followed dossier = found.get();
		Crossing crossing = crossing(migration, row);
		Luggage luggage = luggage(crossing, dossier);
		hindrance(crossing, dossier, luggage).ifPresent((it) -> {
			throw new InstanceStays(it);
		});
		this.engine.move(crossing.plan(), dossier.instanceId(), crossing.variables(luggage.known(), luggage.own()));
		this.dossiers.follow(
				dossier, migration.targetVersion(), "Le dossier passe de la version %d à la version %d de la démarche"
					.formatted(crossing.from().number(), crossing.to().number()),
				String.valueOf(migration.startedBy()));
		this.rows.settle(row, State.DONE, null);
	}

	private static boolean isThere(DossierVersions.Followed dossier, MigrationRow row) {
		return !dossier.closed() && row.source().equals(dossier.versionId());
	}

	private static Optional<String> hindrance(Crossing crossing, DossierVersions.Followed dossier, Luggage luggage) {
		return crossing.hindrance(dossier.status()).or(() -> crossing.hindrance(luggage.known(), luggage.own()));
	}

	private Luggage luggage(Crossing crossing, DossierVersions.Followed dossier) {
		return new Luggage(this.engine.variables(dossier.instanceId(), crossing.names()),
				this.parameters.of(dossier.siren(), crossing.to().procedure()));
	}

	private Crossing crossing(Migration migration, MigrationRow row) {
		if (this.crossings.size() > MOST_KEPT) {
			this.crossings.clear();
		}
		return this.crossings.computeIfAbsent(migration.id() + "/" + row.source(), (key) -> {
			Version from = this.versions.get(row.source());
			Version to = this.versions.get(migration.targetVersion());
			Map<String, String> mapping = migration.sources()
				.stream()
				.filter((it) -> it.versionId().equals(from.id()))
				.findFirst()
				.orElseThrow()
				.mapping();
			return Crossing.of(
					this.engine.plan(String.valueOf(from.definitionId()), String.valueOf(to.definitionId()), mapping),
					this.procedures.edition(from.id()), this.procedures.edition(to.id()));
		});
	}

	/** What a dossier knows, and what its member has set for the new version. */
	private record Luggage(Map<String, @Nullable Object> known, Map<String, @Nullable Object> own) {
	}

	/** What is done with a dossier, in the transaction that holds its row. */
	@FunctionalInterface
	private interface Work {

		void on(MigrationRow row);

	}

	/** What is noted of a dossier with which it could not be done. */
	@FunctionalInterface
	private interface Failure {

		void of(MigrationRow row, String reason);

	}

}
