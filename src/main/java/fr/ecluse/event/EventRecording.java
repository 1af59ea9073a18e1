package fr.ecluse.event;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import fr.ecluse.dossier.DossierFact;
import org.jspecify.annotations.Nullable;

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

	EventRecording(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
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
		Map<String, Standing> standings = new HashMap<>();
		this.jdbc.query("select id, reference, external_reference, status from dossier where id in (:ids)",
				Map.of("ids", facts.stream().map(DossierFact::dossierId).collect(Collectors.toSet())), (row) -> {
					standings.put(row.getString("id"), new Standing(row.getString("reference"),
							row.getString("external_reference"), row.getString("status")));
				});
		this.jdbc.batchUpdate(INSERT,
				facts.stream()
					.filter((fact) -> standings.containsKey(fact.dossierId()))
					.map((fact) -> row(fact, Objects.requireNonNull(standings.get(fact.dossierId()))))
					.toArray(SqlParameterSource[]::new));
	}

	private static SqlParameterSource row(DossierFact fact, Standing standing) {
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

	private record Standing(@Nullable String reference, @Nullable String externalReference, String status) {
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
