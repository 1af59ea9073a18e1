package fr.ecluse.event;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * An event in the JSON format of CloudEvents 1.0. It names the dossier and says where it
 * stands; who wants more reads the dossier with a key.
 *
 * @param specversion version of CloudEvents, always 1.0
 * @param id UUID of the event: the same whenever and however often it is handed over
 * @param source address of the dossier on this server
 * @param type what happened, for example fr.ecluse.dossier.registered
 * @param subject id of the dossier
 * @param time when it happened, UTC
 * @param datacontenttype always application/json
 * @param data where the dossier stands
 */
@JsonPropertyOrder({ "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data" })
public record CloudEvent(String specversion, String id, String source, String type, String subject, Instant time,
		String datacontenttype, Data data) {

	/** The media type of one event. */
	public static final String MEDIA_TYPE = "application/cloudevents+json";

	/** The event as receivers read it. */
	public static CloudEvent of(DossierEvent event) {
		String address = "/api/v1/members/%s/dossiers/%s".formatted(event.siren(), event.dossierId());
		return new CloudEvent("1.0", event.id(), address, event.type(), event.dossierId(), event.at(),
				"application/json", new Data(event.dossierId(), event.reference(), event.procedure(),
						event.externalReference(), event.status(), event.kind(), event.label(), address));
	}

	/**
	 * Where a dossier stands after an event. No name, no answer: only what leads to the
	 * dossier.
	 *
	 * @param dossier id of the dossier
	 * @param reference number in the member's register; left out until registered
	 * @param procedure key of the procedure
	 * @param externalReference what the member's software calls the dossier; left out
	 * when it gave nothing
	 * @param status key of the status
	 * @param kind what happened: the end of the type
	 * @param label the same as a French sentence; left out where it could hold words that
	 * a person typed
	 * @param href address of the dossier on this server
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonPropertyOrder({ "dossier", "reference", "procedure", "externalReference", "status", "kind", "label", "href" })
	public record Data(String dossier, @Nullable String reference, String procedure, @Nullable String externalReference,
			String status, String kind, @Nullable String label, String href) {
	}

}
