package fr.ecluse.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The events of all members, read through one of them and in the order of the log. */
@Repository
public class EventLog {

	private final JdbcClient jdbc;

	EventLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The last position given: all up to there can be read. */
	@Transactional(readOnly = true)
	public long end() {
		return this.jdbc.sql("select last from dossier_event_position").query(Long.class).single();
	}

	/** Up to which position events have been forgotten. */
	@Transactional(readOnly = true)
	public long swept() {
		return this.jdbc.sql("select swept from dossier_event_position").query(Long.class).single();
	}

	/** The last position of each member that has events. */
	@Transactional(readOnly = true)
	public Map<Siren, Long> ends() {
		Map<Siren, Long> ends = new HashMap<>();
		this.jdbc.sql("select siren, max(position) as position from dossier_event group by siren").query((row) -> {
			ends.put(new Siren(row.getString("siren")), row.getLong("position"));
		});
		return ends;
	}

	/** A member's events above a position, as many as that. */
	@Transactional(readOnly = true)
	public List<DossierEvent> after(Siren siren, long position, int limit) {
		return after(siren, position, limit, List.of(), null);
	}

	/** Those of them that are of one of the kinds (none: all) and of that dossier. */
	@Transactional(readOnly = true)
	List<DossierEvent> after(Siren siren, long position, int limit, Collection<String> kinds,
			@Nullable String dossierId) {
		return this.jdbc
			.sql("""
					select * from dossier_event where siren = :siren and position > :position %s %s
					order by position limit :limit
					""".formatted(kinds.isEmpty() ? "" : "and kind in (:kinds)",
					(dossierId != null) ? "and dossier_id = :dossier" : ""))
			.paramSource(new MapSqlParameterSource("siren", siren.value()).addValue("position", position)
				.addValue("limit", limit)
				.addValue("kinds", kinds)
				.addValue("dossier", dossierId))
			.query(EventLog::event)
			.list();
	}

	/** A member's events at these positions; those that were forgotten are left out. */
	@Transactional(readOnly = true)
	public List<DossierEvent> at(Siren siren, Collection<Long> positions) {
		return positions.isEmpty() ? List.of() : this.jdbc.sql("""
				select * from dossier_event where siren = :siren and position in (:positions) order by position
				""").param("siren", siren.value()).param("positions", positions).query(EventLog::event).list();
	}

	private static DossierEvent event(ResultSet row, int number) throws SQLException {
		return new DossierEvent(row.getLong("position"), row.getString("id"), new Siren(row.getString("siren")),
				row.getString("dossier_id"), row.getString("procedure_key"), row.getString("reference"),
				row.getString("external_reference"), row.getString("status"), row.getString("kind"),
				row.getString("label"), row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
	}

}
