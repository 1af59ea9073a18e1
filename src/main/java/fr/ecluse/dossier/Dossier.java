package fr.ecluse.dossier;

import java.time.Instant;

import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Status;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A case of a procedure, for one member.
 *
 * @param id UUID; it never changes, and links to the dossier hold for ever
 * @param version of the row; null when new
 * @param siren the member
 * @param procedureKey the procedure
 * @param procedureVersion the version it follows; null when it is older than versions
 * @param reference number in the member's register, null until registered
 * @param externalReference what the member's software calls it
 * @param processInstanceId instance that runs the case
 * @param subject what it is about
 * @param status key of one of its procedure's
 * @param filedBy who filed it: name of the key or of the agent
 * @param received when the request reached the server, UTC
 * @param closed when the case ended, UTC
 */
@Table("dossier")
record Dossier(@Id String id, @Version @Nullable Integer version, String siren, String procedureKey,
		@Nullable String procedureVersion, @Nullable String reference, @Nullable String externalReference,
		String processInstanceId, String subject, String status, @Nullable String filedBy, Instant received,
		@Nullable Instant closed) {

	Siren member() {
		return new Siren(this.siren);
	}

	Dossier filed(@Nullable String by, @Nullable String reference) {
		return new Dossier(this.id, this.version, this.siren, this.procedureKey, this.procedureVersion, this.reference,
				reference, this.processInstanceId, this.subject, this.status, by, this.received, this.closed);
	}

	Dossier registered(String number) {
		return new Dossier(this.id, this.version, this.siren, this.procedureKey, this.procedureVersion, number,
				this.externalReference, this.processInstanceId, this.subject, this.status, this.filedBy, this.received,
				this.closed);
	}

	Dossier in(Status status) {
		return new Dossier(this.id, this.version, this.siren, this.procedureKey, this.procedureVersion, this.reference,
				this.externalReference, this.processInstanceId, this.subject, status.key(), this.filedBy, this.received,
				this.closed);
	}

	Dossier closed(Instant at) {
		return new Dossier(this.id, this.version, this.siren, this.procedureKey, this.procedureVersion, this.reference,
				this.externalReference, this.processInstanceId, this.subject, this.status, this.filedBy, this.received,
				at);
	}

}
