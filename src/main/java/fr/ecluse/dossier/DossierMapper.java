package fr.ecluse.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.RowMapper;

/**
 * Reads a row of the dossiers, column by column: Spring Data does it by reflection, which
 * a list of fifty feels.
 */
class DossierMapper implements RowMapper<Dossier> {

	@Override
	public Dossier mapRow(ResultSet row, int number) throws SQLException {
		LocalDateTime closed = row.getObject("closed", LocalDateTime.class);
		return new Dossier(row.getString("id"), row.getInt("version"), row.getString("siren"),
				row.getString("procedure_key"), row.getString("procedure_version"), row.getString("reference"),
				row.getString("external_reference"), row.getString("process_instance_id"), row.getString("subject"),
				row.getString("status"), row.getString("filed_by"),
				row.getObject("received", LocalDateTime.class).toInstant(ZoneOffset.UTC),
				(closed != null) ? closed.toInstant(ZoneOffset.UTC) : null);
	}

}
