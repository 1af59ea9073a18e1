package fr.ecluse.dossier;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import fr.ecluse.member.Siren;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many dossiers run, by the version that they follow. */
@Component
public class DossierCounts {

	private final JdbcClient jdbc;

	DossierCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Running dossiers of all members, by version. */
	public Map<String, Long> running() {
		Map<String, Long> running = new HashMap<>();
		this.jdbc.sql("""
				select procedure_version, count(*) as running from dossier
				where procedure_version is not null and closed is null group by procedure_version
				""").query((row) -> {
			running.put(row.getString("procedure_version"), row.getLong("running"));
		});
		return running;
	}

	/** Running dossiers of these members in a procedure, by member and version. */
	public Map<Siren, Map<String, Long>> running(String procedure, Collection<Siren> members) {
		Map<Siren, Map<String, Long>> running = new HashMap<>();
		if (!members.isEmpty()) {
			this.jdbc.sql("""
					select siren, procedure_version, count(*) as running from dossier
					where siren in (:members) and procedure_key = :procedure and closed is null
					  and procedure_version is not null
					group by siren, procedure_version
					""")
				.param("members", members.stream().map(Siren::value).toList())
				.param("procedure", procedure)
				.query((row) -> {
					running.computeIfAbsent(new Siren(row.getString("siren")), (siren) -> new HashMap<>())
						.put(row.getString("procedure_version"), row.getLong("running"));
				});
		}
		return running;
	}

}
