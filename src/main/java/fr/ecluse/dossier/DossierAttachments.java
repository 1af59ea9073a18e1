package fr.ecluse.dossier;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.AttachmentRules;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What dossiers say to those who attach files to them, and what they note of it. */
@Component
public class DossierAttachments {

	private final Dossiers dossiers;

	private final Procedures procedures;

	private final Facts facts;

	private final JdbcClient jdbc;

	DossierAttachments(Dossiers dossiers, Procedures procedures, Facts facts, JdbcClient jdbc) {
		this.dossiers = dossiers;
		this.procedures = procedures;
		this.facts = facts;
		this.jdbc = jdbc;
	}

	/**
	 * What a dossier takes.
	 * @throws org.springframework.web.ErrorResponseException 404 when the member has none
	 * of that id
	 */
	@Transactional(readOnly = true)
	public Terms of(Siren siren, String dossierId) {
		Dossier dossier = load(siren, dossierId);
		return new Terms(this.procedures.followed(dossier.procedureVersion(), dossier.procedureKey()).attachments(),
				dossier.closed() != null);
	}

	/**
	 * The same, while nobody else can add to that dossier before the transaction ends: a
	 * count of what it has stays true.
	 * @throws org.springframework.web.ErrorResponseException 404 when the member has none
	 * of that id
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Terms lock(Siren siren, String dossierId) {
		this.jdbc.sql("select id from dossier where siren = ? and id = ? for update")
			.params(siren.value(), dossierId)
			.query(String.class)
			.optional();
		return of(siren, dossierId);
	}

	/** Adds a sentence about an attachment to the timeline. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void note(Siren siren, String dossierId, String kind, String label, @Nullable String actor) {
		this.facts.add(load(siren, dossierId), kind, label, actor);
	}

	private Dossier load(Siren siren, String dossierId) {
		return this.dossiers.find(siren, dossierId).orElseThrow(Refusal::unknown);
	}

	/** What may be attached to a dossier; nothing once it is closed. */
	public record Terms(AttachmentRules rules, boolean closed) {
	}

}
