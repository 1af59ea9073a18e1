package fr.ecluse.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a dossier, in order: its timeline. */
@Component
public class Facts {

	private static final int MAX_LABEL = 500;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Facts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	void add(Dossier dossier, String kind, String label, @Nullable String actor) {
		add(dossier.member(), dossier.id(), dossier.procedureKey(), kind, label, actor);
	}

	/** Notes it, and tells whoever listens in the same transaction. */
	void add(Siren siren, String dossierId, String procedure, String kind, String label, @Nullable String actor) {
		Instant at = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		String shown = (label.length() <= MAX_LABEL) ? label : label.substring(0, MAX_LABEL - 1) + "…";
		this.jdbc.sql("""
				insert into dossier_fact (dossier_id, at, kind, label, actor)
				values (:dossier, :at, :kind, :label, :actor)
				""")
			.param("dossier", dossierId)
			.param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
			.param("kind", kind)
			.param("label", shown)
			.param("actor", actor)
			.update();
		this.events.publishEvent(new DossierFact(siren, dossierId, procedure, kind, shown, actor, at));
	}

	List<Fact> of(String dossierId) {
		return this.jdbc.sql("select at, kind, label, actor from dossier_fact where dossier_id = :dossier order by id")
			.param("dossier", dossierId)
			.query((row, number) -> new Fact(row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
					row.getString("kind"), row.getString("label"), row.getString("actor")))
			.list();
	}

	/**
	 * One fact of the timeline.
	 *
	 * @param kind stable word for software
	 * @param label French sentence
	 * @param actor user name or key's name; null when the server acted
	 */
	public record Fact(Instant at, String kind, String label, @Nullable String actor) {
	}

}
