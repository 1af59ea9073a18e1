package fr.ecluse.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import fr.ecluse.calendar.Territory;
import fr.ecluse.dossier.DossierFact;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Members, bare dossiers without an instance, and what happens to them. */
@Component
public class EventWorld {

	private final Members members;

	private final ApplicationEventPublisher events;

	private final EventPositions positions;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	EventWorld(Members members, ApplicationEventPublisher events, EventPositions positions, JdbcClient jdbc,
			TransactionTemplate transaction) {
		this.members = members;
		this.events = events;
		this.positions = positions;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	public void member(Siren siren, String name, Letterhead letterhead) {
		this.members
			.put(new Member(siren, name, MemberKind.COMMUNE, null, "29", null, null, Territory.METROPOLE, letterhead));
	}

	/** A dossier of a procedure of that name. */
	public String dossier(Siren siren, String procedure) {
		String id = UUID.randomUUID().toString();
		this.transaction.executeWithoutResult((status) -> this.jdbc
			.sql("""
					insert into dossier (id, version, siren, procedure_key, external_reference, process_instance_id, subject,
					  status, filed_by, received)
					values (:id, 0, :siren, :procedure, :reference, :id, 'Objet saisi par Camille', 'open',
					  'Logiciel', :now)
					""")
			.param("id", id)
			.param("siren", siren.value())
			.param("procedure", procedure)
			.param("reference", "GRC-" + id)
			.param("now", LocalDateTime.now(ZoneOffset.UTC))
			.update());
		return id;
	}

	/** Something happens to a dossier, in the transaction of the caller or its own. */
	public void tell(Siren siren, String dossier, String kind, String label) {
		this.transaction.executeWithoutResult((status) -> this.events.publishEvent(new DossierFact(siren, dossier,
				"essai", kind, label, "Camille", Instant.now().truncatedTo(ChronoUnit.MICROS))));
	}

	/** All that is committed can be read. */
	public void number() {
		this.positions.assign();
	}

}
