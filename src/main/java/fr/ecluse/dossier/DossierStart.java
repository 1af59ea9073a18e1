package fr.ecluse.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.engine.Instances;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.form.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files a request: checks it against the start form, then opens the dossier, starts its
 * instance and takes the idempotency key in one transaction. What is acknowledged exists;
 * what fails leaves nothing.
 */
@Component
public class DossierStart {

	private final Members members;

	private final Procedures procedures;

	private final Instances instances;

	private final Dossiers dossiers;

	private final DossierViews views;

	private final IdempotencyKeys keys;

	private final JsonMapper json;

	private final Clock clock;

	DossierStart(Members members, Procedures procedures, Instances instances, Dossiers dossiers, DossierViews views,
			IdempotencyKeys keys, JsonMapper json, Clock clock) {
		this.members = members;
		this.procedures = procedures;
		this.instances = instances;
		this.dossiers = dossiers;
		this.views = views;
		this.keys = keys;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Files a request for a member.
	 * @throws org.springframework.web.ErrorResponseException when the request is refused
	 */
	@Transactional
	public Started start(Siren siren, Request request) {
		Member member = this.members.get(siren);
		String key = request.idempotencyKey();
		if (key != null) {
			Optional<IdempotencyKeys.Use> use = this.keys.take(siren, key, hash(request));
			if (use.isPresent()) {
				return replayed(siren, use.get(), request);
			}
		}
		Procedures.Offer offer = this.procedures.offer(request.procedure(), siren);
		Procedure procedure = offer.procedure();
		check(procedure, request, member);
		Dossier dossier = Filing.under(request.by(), request.externalReference(), () -> {
			String instance = this.instances.start(offer.definitionId(), siren, request.variables());
			return this.dossiers.ofInstance(instance).orElseThrow();
		});
		DossierViews.Detail detail = this.views.detail(siren, dossier.id());
		if (key != null) {
			this.keys.use(siren, key, dossier.id(), this.json.writeValueAsString(detail));
		}
		return new Started(detail, false);
	}

	private void check(Procedure procedure, Request request, Member member) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), member.territory().zone());
		List<Violation> violations = procedure.startForm().check(request.variables(), today);
		if (!violations.isEmpty()) {
			throw Refusal.variables(violations);
		}
	}

	private Started replayed(Siren siren, IdempotencyKeys.Use use, Request request) {
		if (!use.requestHash().equals(hash(request))) {
			throw Refusal.otherRequest();
		}
		if (use.dossierId() == null) {
			throw Refusal.inProgress();
		}
		return new Started((use.answer() != null) ? this.json.readValue(use.answer(), DossierViews.Detail.class)
				: this.views.detail(siren, use.dossierId()), true);
	}

	private String hash(Request request) {
		String text = this.json.writer()
			.with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
			.writeValueAsString(new Object[] { request.procedure(), request.externalReference(), request.variables() });
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A request to file.
	 *
	 * @param procedure key of the procedure
	 * @param externalReference what the caller's software calls the dossier, unique per
	 * member and procedure
	 * @param variables answers to the start form
	 * @param idempotencyKey with which the caller may repeat the call safely
	 * @param by who files it: name of the key or of the agent
	 */
	public record Request(String procedure, @Nullable String externalReference,
			Map<String, ? extends @Nullable Object> variables, @Nullable String idempotencyKey, @Nullable String by) {
	}

	/**
	 * What a start gave.
	 *
	 * @param detail the dossier as it was then
	 * @param replayed whether an earlier call with the same key had already given it
	 */
	public record Started(DossierViews.Detail detail, boolean replayed) {

		/** Id of the dossier. */
		public String dossierId() {
			return this.detail.summary().id();
		}

	}

}
