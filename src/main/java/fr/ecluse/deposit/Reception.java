package fr.ecluse.deposit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.multipart.MultipartFile;

/** Takes deposits, whoever brings them, and refuses what is not one. */
@Component
public class Reception {

	private static final int MAX_KEY = 200;

	private final Deposits deposits;

	private final Members members;

	private final DepositSettings.Limits limits;

	private final JsonMapper json;

	Reception(Deposits deposits, Members members, DepositSettings settings, JsonMapper json) {
		this.deposits = deposits;
		this.members = members;
		this.limits = settings.deposits();
		this.json = json;
	}

	/**
	 * Takes a deposit without files into a box of a dossier.
	 * @param body depositor and content, in JSON
	 * @return what the caller of a deposit that came too late is told: not an exception,
	 * since its trace is kept
	 * @throws ErrorResponseException when it is refused for another reason; nothing is
	 * kept then
	 */
	public Optional<ErrorResponseException> take(Siren siren, String dossierId, String box, byte[] body) {
		return (receive(siren, dossierId, box, body, List.of(), null) instanceof Deposits.Outcome.Late late)
				? Optional.of(refusal(siren, late)) : Optional.empty();
	}

	/**
	 * Takes a deposit; its outcome holds once this returns.
	 * @param attempt with which the caller may repeat the call safely
	 */
	Deposits.Outcome receive(Siren siren, String dossierId, String box, byte[] body, List<MultipartFile> files,
			@Nullable String attempt) {
		Instant received = this.deposits.now();
		if (attempt != null && (attempt.isBlank() || attempt.length() > MAX_KEY)) {
			throw Refusal.invalid("/Idempotency-Key",
					"L'en-tête Idempotency-Key compte de 1 à %d caractères.".formatted(MAX_KEY));
		}
		Submission submission = Submission.read(body, files, this.limits, this.json);
		return this.deposits.receive(siren, dossierId, box, submission, attempt, received);
	}

	ErrorResponseException refusal(Siren siren, Deposits.Outcome.Late late) {
		return Refusal.late(late.received(), late.closesAt(), this.members.get(siren).territory().zone());
	}

}
