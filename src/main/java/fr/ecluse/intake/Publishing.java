package fr.ecluse.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import fr.ecluse.catalogue.Audience;
import org.jspecify.annotations.Nullable;

/**
 * To whom a version is to be published, and from when.
 *
 * @param audience lines of a kind (all, member, kind, departement, group) and its target
 * @param starts ISO 8601 with a zone; at once when missing
 */
record Publishing(@Nullable List<@Nullable Line> audience, @Nullable String starts, @Nullable String note) {

	List<Audience> audiences() {
		List<Audience> audiences = new ArrayList<>();
		for (Line line : (this.audience != null) ? this.audience : List.<Line>of()) {
			String pointer = "/audience/%d".formatted(audiences.size());
			if (line == null || line.kind() == null) {
				throw Refusal.field(pointer, "Donnez « kind » : all, member, kind, departement ou group.");
			}
			Audience.Kind kind = Audience.Kind.find(line.kind())
				.orElseThrow(() -> Refusal.field(pointer + "/kind",
						"« kind » vaut all, member, kind, departement ou group."));
			audiences.add(new Audience(kind, (line.target() != null) ? line.target().strip() : ""));
		}
		return audiences;
	}

	@Nullable Instant start() {
		try {
			return (this.starts != null) ? OffsetDateTime.parse(this.starts).toInstant() : null;
		}
		catch (DateTimeException ex) {
			throw Refusal.field("/starts",
					"Donnez « starts » par une date et une heure avec leur fuseau, par exemple 2026-12-01T08:00:00+01:00.");
		}
	}

	/** A way to name members. */
	record Line(@Nullable String kind, @Nullable String target) {
	}

}
