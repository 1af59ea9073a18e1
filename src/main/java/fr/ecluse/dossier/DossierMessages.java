package fr.ecluse.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.engine.Messages;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.catalogue.Procedures;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decisions that may be taken at any time on a running dossier, such as declaring a
 * tender without follow-up: messages that its procedure declares and its instance waits
 * for. The model reads {@code messageReason}, {@code messageBy} and {@code messageDate}.
 */
@Component
public class DossierMessages {

	private static final int LONGEST_REASON = 2000;

	private final Dossiers dossiers;

	private final Procedures procedures;

	private final Members members;

	private final Messages messages;

	private final Facts facts;

	private final Clock clock;

	DossierMessages(Dossiers dossiers, Procedures procedures, Members members, Messages messages, Facts facts,
			Clock clock) {
		this.dossiers = dossiers;
		this.procedures = procedures;
		this.members = members;
		this.messages = messages;
		this.facts = facts;
		this.clock = clock;
	}

	/** What the caller may send to the dossier now, in the order of the procedure. */
	@Transactional(readOnly = true)
	public List<Offer> offers(Siren siren, String dossierId, Caller caller) {
		Dossier dossier = this.dossiers.find(siren, dossierId).orElseThrow(Refusal::unknown);
		return awaited(dossier).entrySet()
			.stream()
			.filter((entry) -> mayUse(entry.getValue(), siren, caller))
			.map((entry) -> Offer.of(entry.getKey(), entry.getValue()))
			.toList();
	}

	/**
	 * Sends a message to a dossier.
	 * @throws org.springframework.web.ErrorResponseException 400 when the message or its
	 * reason is missing or unknown, 403 without the role, 409 when the dossier does not
	 * wait for the message
	 */
	@Transactional
	public void send(Siren siren, String dossierId, Sending sending, Caller caller) {
		Dossier dossier = this.dossiers.find(siren, dossierId).orElseThrow(Refusal::unknown);
		Map<String, Procedure.Message> declared = this.procedures
			.followed(dossier.procedureVersion(), dossier.procedureKey())
			.messages();
		Procedure.Message message = declared.get(String.valueOf(sending.message()));
		if (sending.message() == null || message == null) {
			throw Refusal.field("/message",
					declared.isEmpty() ? "Les dossiers de cette démarche ne reçoivent pas de message."
							: "Indiquez par « message » l'un de : %s.".formatted(String.join(", ", declared.keySet())));
		}
		String reason = (sending.reason() != null) ? sending.reason().strip() : "";
		if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
			throw Refusal.field("/reason",
					"Indiquez le motif par « reason », en %d caractères au plus.".formatted(LONGEST_REASON));
		}
		if (!mayUse(message, siren, caller)) {
			throw Refusal.role(message);
		}
		if (dossier.closed() != null || !this.messages.send(dossier.processInstanceId(), sending.message(),
				variables(siren, reason, caller))) {
			throw Refusal.notAwaited(message, awaited(dossier).values());
		}
		this.facts.add(dossier, "message", "%s : %s".formatted(message.title(), reason), caller.name());
	}

	private Map<String, Procedure.Message> awaited(Dossier dossier) {
		Map<String, Procedure.Message> awaited = new LinkedHashMap<>();
		if (dossier.closed() == null) {
			Set<String> names = this.messages.awaited(dossier.processInstanceId());
			this.procedures.followed(dossier.procedureVersion(), dossier.procedureKey())
				.messages()
				.forEach((name, message) -> {
					if (names.contains(name)) {
						awaited.put(name, message);
					}
				});
		}
		return awaited;
	}

	private Map<String, Object> variables(Siren siren, String reason, Caller caller) {
		ZoneId zone = this.members.get(siren).territory().zone();
		return Map.of("messageReason", reason, "messageBy", caller.name(), "messageDate",
				LocalDate.ofInstant(this.clock.instant(), zone).toString());
	}

	private static boolean mayUse(Procedure.Message message, Siren siren, Caller caller) {
		return message.roles().stream().anyMatch((role) -> caller.hasRole(siren, role));
	}

	/** A message to send. */
	public record Sending(@Nullable String message, @Nullable String reason) {
	}

	/** A message that a dossier waits for. */
	public record Offer(String message, String title, @Nullable String help, List<String> roles) {

		static Offer of(String name, Procedure.Message message) {
			return new Offer(name, message.title(), message.help(), message.roles());
		}

	}

}
