package fr.ecluse.deposit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be read of a box: its count while it is sealed, its deposits once the process
 * has unsealed it. Only the last deposit in time of each depositor is ever opened (CCP
 * R2151-6).
 */
@Component
class Opening {

	private final Boxes boxes;

	private final SealedDeposits rows;

	private final SealedFiles files;

	private final Deposits deposits;

	private final MasterKey master;

	Opening(Boxes boxes, SealedDeposits rows, SealedFiles files, Deposits deposits, MasterKey master) {
		this.boxes = boxes;
		this.rows = rows;
		this.files = files;
		this.deposits = deposits;
		this.master = master;
	}

	@Transactional(readOnly = true)
	Box box(Siren siren, String dossierId, String name) {
		return this.boxes.find(siren, dossierId, name).orElseThrow(Refusal::unknownBox);
	}

	/** The deposits of an unsealed box, in the order in which they came. */
	@Transactional(readOnly = true)
	List<Opened> deposits(Box box) {
		if (box.unsealed() == null) {
			throw new IllegalStateException("The box is sealed");
		}
		SealingKey key = box.open(this.master.get());
		List<Opened> opened = this.rows.of(box.id())
			.stream()
			.map((row) -> new Opened(row.id(), row.number(), row.received(), row.late() ? Fate.LATE : Fate.KEPT,
					this.deposits.manifest(row, key)))
			.toList();
		Map<String, Opened> last = new HashMap<>();
		opened.stream().filter((it) -> it.fate() == Fate.KEPT).forEach((it) -> last.put(it.manifest().identity(), it));
		return opened.stream()
			.map((it) -> (it.fate() == Fate.LATE || last.get(it.manifest().identity()) == it) ? it : it.superseded())
			.toList();
	}

	/** A file of a deposit that was opened. */
	@Transactional(readOnly = true)
	byte[] file(Box box, Opened deposit, int n) {
		return this.files.get(deposit.id(), n, box.open(this.master.get()));
	}

	/** What becomes of a deposit at the opening. */
	enum Fate {

		/** It counts, and its content can be read. */
		KEPT,

		/** The same depositor sent another one in time (CCP R2151-6). */
		SUPERSEDED,

		/** It came after the limit (CCP R2151-5). */
		LATE

	}

	/** A deposit of an unsealed box; its content counts only when it is kept. */
	record Opened(String id, @Nullable Integer number, Instant received, Fate fate, Manifest manifest) {

		private Opened superseded() {
			return new Opened(this.id, this.number, this.received, Fate.SUPERSEDED,
					new Manifest(this.manifest.depositor(), Map.of(), this.manifest.sha256(), List.of()));
		}

	}

}
