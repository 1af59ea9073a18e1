package fr.ecluse.event;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.dossier.DossierFact;
import fr.ecluse.dossier.DossierStandings;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes an event for each fact of a dossier, in its transaction: all of one transaction
 * in one batch, right before it commits.
 */
@Component
class EventRecording {

	/**
	 * The facts whose sentence is made of words of the server and of the model alone. In
	 * any other (a message's reason, a suspension's, a sentence of a model) there may be
	 * what a person typed, and events travel.
	 */
	private static final Set<String> PLAIN = Set.of("received", "registered", "numbered", "status", "task-completed",
			"closed", "retried", "deadline-restarted", "deadline-resumed");

	private static final String INSERT = """
			insert into dossier_event (id, siren, dossier_id, procedure_key, reference, external_reference, status,
			  kind, label, at)
			values (:id, :siren, :dossier, :procedure, :reference, :external, :status, :kind, :label, :at)
			""";

	private final NamedParameterJdbcTemplate jdbc;

	private final DossierStandings dossiers;

	EventRecording(NamedParameterJdbcTemplate jdbc, DossierStandings dossiers) {
		this.jdbc = jdbc;
		this.dossiers = dossiers;
	}

	@EventListener
	void on(DossierFact fact) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			write(List.of(fact));
			return;
		}
		TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter(Gathering.class::isInstance)
			.map(Gathering.class::cast)
			.findFirst()
			.orElseGet(this::gathering)
			.add(fact);
	}

	private Gathering gathering() {
		Gathering gathering = new Gathering();
		TransactionSynchronizationManager.registerSynchronization(gathering);
		return gathering;
	}

	/** Number, reference and status are those at the end of the transaction. */
	private void write(List<DossierFact> facts) {
		Map<String, Optional<DossierStandings.Standing>> standings = new HashMap<>();
		facts.forEach((fact) -> standings.computeIfAbsent(fact.dossierId(), this.dossiers::of));
		this.jdbc.batchUpdate(INSERT,
				facts.stream()
					.flatMap((fact) -> standings.getOrDefault(fact.dossierId(), Optional.empty())
						.map((standing) -> row(fact, standing))
						.stream())
					.toArray(SqlParameterSource[]::new));
	}

	private static SqlParameterSource row(DossierFact fact, DossierStandings.Standing standing) {
		return new MapSqlParameterSource("id", UUID.randomUUID().toString()).addValue("siren", fact.siren().value())
			.addValue("dossier", fact.dossierId())
			.addValue("procedure", fact.procedure())
			.addValue("reference", standing.reference())
			.addValue("external", standing.externalReference())
			.addValue("status", standing.status())
			.addValue("kind", fact.kind())
			.addValue("label", PLAIN.contains(fact.kind()) ? fact.label() : null)
			.addValue("at", LocalDateTime.ofInstant(fact.at(), ZoneOffset.UTC));
	}

	/** The facts of one transaction. */
	private final class Gathering implements TransactionSynchronization, Ordered {

		private final List<DossierFact> facts = new ArrayList<>();

		private boolean written;

		private void add(DossierFact fact) {
			if (this.written) {
				write(List.of(fact));
			}
			else {
				this.facts.add(fact);
			}
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			write(this.facts);
			this.written = true;
		}

		/** After all that may still tell something. */
		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE;
		}

	}

}
