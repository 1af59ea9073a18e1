package fr.ecluse.deposit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.InstanceListener;
import fr.ecluse.engine.Step;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Members;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * A sealed box of the dossier. Inputs: {@code action}: {@code open} (until
 * {@code closesAt}, an instant; again to extend), {@code close} or {@code unseal};
 * {@code name} of the box; {@code result}, the variable that receives what was unsealed,
 * with {@code <result>Late} and {@code <result>Superseded} for what was eliminated.
 */
@Component("box")
class BoxBlock implements Block, InstanceListener {

	private static final String NAMES = "[a-z][a-z0-9-]{0,59}";

	private final Boxes boxes;

	private final Opening opening;

	private final MasterKey master;

	private final Members members;

	private final Clock clock;

	private final Journal journal;

	BoxBlock(Boxes boxes, Opening opening, MasterKey master, Members members, Clock clock, Journal journal) {
		this.journal = journal;
		this.boxes = boxes;
		this.opening = opening;
		this.master = master;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public void run(Step step) {
		String action = step.input("action");
		switch (action) {
			case "open" -> open(step);
			case "close" -> this.boxes.close(box(step), now());
			case "unseal" -> unseal(step);
			default -> throw new IllegalStateException(
					"L'action « %s » d'un coffre n'existe pas ; les actions sont open, close et unseal."
						.formatted(action));
		}
	}

	private void open(Step step) {
		String name = step.input("name");
		if (!name.matches(NAMES)) {
			throw new IllegalStateException(
					"Le coffre « %s » doit porter un nom en minuscules, chiffres et tirets.".formatted(name));
		}
		if (!(step.variable("closesAt") instanceof Date date)) {
			throw new IllegalStateException(
					"L'élément « %s » ouvre un coffre sans donner par « closesAt » l'instant de sa fermeture."
						.formatted(step.activityName()));
		}
		Instant closesAt = date.toInstant();
		this.boxes.lock(step.siren(), step.input("dossierId"), name)
			.ifPresentOrElse((box) -> extend(box, closesAt, zone(step)), () -> create(step, name, closesAt));
	}

	private void create(Step step, String name, Instant closesAt) {
		if (!closesAt.isAfter(now())) {
			throw Refusal.impossible("La date limite du coffre (%s) est déjà passée : donnez-en une à venir."
				.formatted(Refusal.local(closesAt, zone(step))));
		}
		String id = UUID.randomUUID().toString();
		SealingKey own = this.master.get();
		Box box = new Box(id, step.siren(), step.input("dossierId"), name, closesAt, null, null,
				own.seal(SealingKey.random().bytes(), Box.place(id)), own.fingerprint(), 0);
		this.boxes.add(box);
		record(box, "box.opened", "Coffre « %s » prêt à recevoir des plis".formatted(name), List.of());
	}

	/**
	 * Only forward, and only while it can still help: all candidates are treated alike.
	 */
	private void extend(Box box, Instant closesAt, ZoneId zone) {
		if (closesAt.equals(box.closesAt())) {
			return;
		}
		if (!"open".equals(box.state(now()))) {
			throw Refusal.impossible("La date limite du %s est passée ou le coffre est fermé : elle ne peut plus être "
				.formatted(Refusal.local(box.closesAt(), zone)) + "reportée (CCP, art. R2151-4).");
		}
		if (closesAt.isBefore(box.closesAt())) {
			throw Refusal
				.impossible("La date limite du coffre ne peut être que reportée : donnez un instant après le %s."
					.formatted(Refusal.local(box.closesAt(), zone)));
		}
		this.boxes.extend(box, closesAt);
		record(box, "box.extended",
				"Date limite du coffre « %s » reportée au %s".formatted(box.name(), Refusal.local(closesAt, zone)),
				List.of());
	}

	private void unseal(Step step) {
		String result = step.input("result");
		Box box = this.boxes.lock(step.siren(), step.input("dossierId"), step.input("name"))
			.orElseThrow(Refusal::unknownBox);
		if (now().isBefore(box.closesAt())) {
			throw Refusal.sealed(box.closesAt(), zone(step));
		}
		this.boxes.close(box, now());
		this.boxes.unseal(box, now());
		List<Opening.Opened> opened = this.opening.deposits(box(step));
		record(box, "box.unsealed", "Coffre « %s » ouvert : %d plis".formatted(box.name(), opened.size()), opened);
		step.set(result, of(opened, Opening.Fate.KEPT, zone(step)));
		step.set(result + "Late", of(opened, Opening.Fate.LATE, zone(step)));
		step.set(result + "Superseded", of(opened, Opening.Fate.SUPERSEDED, zone(step)));
	}

	private static List<Map<String, @Nullable Object>> of(List<Opening.Opened> opened, Opening.Fate fate, ZoneId zone) {
		List<Map<String, @Nullable Object>> list = new ArrayList<>();
		opened.stream().filter((deposit) -> deposit.fate() == fate).forEach((deposit) -> {
			Map<String, @Nullable Object> entry = new LinkedHashMap<>();
			entry.put("number", deposit.number());
			entry.put("depositor", deposit.manifest().depositor());
			entry.put("receivedAt",
					deposit.received().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString());
			if (fate != Opening.Fate.LATE) {
				entry.put("sha256", deposit.manifest().sha256());
			}
			if (fate == Opening.Fate.KEPT) {
				entry.put("content", deposit.manifest().content());
				entry.put("files",
						deposit.manifest()
							.files()
							.stream()
							.map((file) -> Map.of("n", file.n(), "name", file.name(), "size", file.size(), "sha256",
									file.sha256()))
							.toList());
			}
			list.add(entry);
		});
		return list;
	}

	private void record(Box box, String action, String label, List<Opening.Opened> opened) {
		this.journal
			.record(Entry.of("dossier", box.dossierId(), action, label)
				.of(box.siren().value())
				.with("closesAt", box.closesAt().toString())
				.with("deposits", opened.stream()
					.filter((deposit) -> deposit.number() != null)
					.map((deposit) -> Map.of("number", String.valueOf(deposit.number()), "fate",
							deposit.fate().name().toLowerCase(Locale.ROOT), "sha256", deposit.manifest().sha256()))
					.toList()));
	}

	private Box box(Step step) {
		return this.boxes.find(step.siren(), step.input("dossierId"), step.input("name"))
			.orElseThrow(Refusal::unknownBox);
	}

	private ZoneId zone(Step step) {
		return this.members.get(step.siren()).territory().zone();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	@Override
	public void started(Step step) {
		// A dossier begins without box.
	}

	@Override
	public void completed(Step step, @Nullable String username) {
		// Tasks change no box by themselves.
	}

	@Override
	public void ended(Step step) {
		step.find("dossierId").ifPresent((dossier) -> this.boxes.closeAll(dossier, now()));
	}

}
