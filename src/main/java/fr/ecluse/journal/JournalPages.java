package fr.ecluse.journal;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the journal page by page. Rows show once they have their place in the chain. */
@Component
public class JournalPages {

	private static final int LARGEST = 200;

	private final JournalRows rows;

	private final JsonMapper json;

	JournalPages(JournalRows rows, JsonMapper json) {
		this.rows = rows;
		this.json = json;
	}

	/**
	 * The rows after a place.
	 * @param after place after which to begin; null for the beginning
	 * @param siren a member; null for all
	 * @param subject a kind, or a kind and an id such as {@code agent:camille}; null for
	 * all
	 * @throws org.springframework.web.ErrorResponseException 400 when a parameter does
	 * not fit
	 */
	@Transactional(readOnly = true)
	public JournalPage page(@Nullable String after, @Nullable String siren, @Nullable String subject, int limit) {
		if (limit < 1 || limit > LARGEST) {
			throw Refusal.field("/limit", "Le paramètre limit est un nombre de 1 à %d.".formatted(LARGEST));
		}
		if (after != null && !after.matches("[0-9]{1,18}")) {
			throw Refusal.field("/after",
					"Donnez « after » par le numéro d'une ligne : reprenez la valeur « next » de la page précédente.");
		}
		String[] parts = (subject != null) ? subject.split(":", 2) : new String[0];
		if (parts.length > 0 && !parts[0].matches("[a-z-]{1,30}")) {
			throw Refusal.field("/subject",
					"Donnez « subject » par un genre et un identifiant, par exemple « agent:camille.dubois », ou par un genre seul.");
		}
		List<Row> found = this.rows.page((after != null) ? Long.parseLong(after) : 0, siren,
				(parts.length > 0) ? parts[0] : null, (parts.length > 1) ? parts[1] : null, limit + 1);
		List<Row> shown = found.subList(0, Math.min(limit, found.size()));
		return new JournalPage(shown.stream().map(this::line).toList(),
				(found.size() > limit) ? String.valueOf(shown.get(limit - 1).number()) : null);
	}

	private JournalPage.Line line(Row row) {
		return new JournalPage.Line(row.number(), Objects.requireNonNull(row.day()), row.at().toInstant(ZoneOffset.UTC),
				row.siren(), new JournalPage.Subject(row.subjectKind(), row.subjectId()), row.action(),
				new Actor(row.actorKind(), row.actorId()), row.label(), this.json.readTree(row.details()), row.sha256(),
				Objects.requireNonNull(row.hash()));
	}

}
