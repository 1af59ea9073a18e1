package fr.ecluse.deposit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was handed in for a dossier, as far as its boxes are unsealed. */
@Component
public class Handovers {

	private final Boxes boxes;

	private final Opening opening;

	Handovers(Boxes boxes, Opening opening) {
		this.boxes = boxes;
		this.opening = opening;
	}

	/** The deposits in unsealed boxes, in the order in which they came. */
	@Transactional(readOnly = true)
	public List<Handover> of(Siren siren, String dossierId) {
		return this.boxes.of(siren, dossierId)
			.stream()
			.filter((box) -> box.unsealed() != null)
			.flatMap((box) -> this.opening.deposits(box)
				.stream()
				.map((it) -> new Handover(box.name(), it.received(), it.fate() == Opening.Fate.LATE,
						it.manifest().depositor(), it.manifest().content())))
			.sorted(Comparator.comparing(Handover::received))
			.toList();
	}

	/** How many deposits cannot be read yet. */
	@Transactional(readOnly = true)
	public int sealed(Siren siren, String dossierId) {
		return this.boxes.of(siren, dossierId)
			.stream()
			.filter((box) -> box.unsealed() == null)
			.mapToInt(Box::deposits)
			.sum();
	}

	/**
	 * A deposit.
	 *
	 * @param content empty when it does not count: late, or replaced by a later one
	 */
	public record Handover(String box, Instant received, boolean late, Map<String, @Nullable Object> depositor,
			Map<String, @Nullable Object> content) {
	}

}
