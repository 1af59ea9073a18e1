package fr.ecluse.dossier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Pages of a member's dossiers, newest first. A page starts after the last dossier of the
 * one before, so that what is filed meanwhile neither repeats nor hides one.
 */
@Component
class DossierList {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "received", "id");

	private final JdbcAggregateOperations dossiers;

	DossierList(JdbcAggregateOperations dossiers) {
		this.dossiers = dossiers;
	}

	/**
	 * The dossiers that a filter lets through, after the one that a cursor names.
	 * @throws org.springframework.web.ErrorResponseException 400 when the cursor is none
	 */
	Page page(Siren siren, DossierFilter filter, @Nullable String cursor, int limit) {
		List<Criteria> wanted = wanted(filter);
		wanted.add(Criteria.where("siren").is(siren.value()));
		if (cursor != null) {
			Cursor after = Cursor.parse(cursor);
			wanted.add(Criteria.where("received").lessThanOrEquals(after.received()));
			wanted.add(Criteria.from(Criteria.where("received")
				.lessThan(after.received())
				.or(Criteria.where("id").lessThan(after.id()))));
		}
		List<Dossier> found = new ArrayList<>();
		this.dossiers.findAll(Query.query(Criteria.from(wanted)).sort(NEWEST_FIRST).limit(limit + 1), Dossier.class)
			.forEach(found::add);
		List<Dossier> page = found.subList(0, Math.min(limit, found.size()));
		return new Page(page, (found.size() > limit) ? Cursor.after(page.get(page.size() - 1)) : null);
	}

	private static List<Criteria> wanted(DossierFilter filter) {
		List<Criteria> wanted = new ArrayList<>();
		equal(wanted, "status", filter.status());
		equal(wanted, "procedureKey", filter.procedure());
		equal(wanted, "externalReference", filter.externalReference());
		equal(wanted, "reference", filter.reference());
		if (filter.closed() != null) {
			Criteria.CriteriaStep closed = Criteria.where("closed");
			wanted.add(filter.closed() ? closed.isNotNull() : closed.isNull());
		}
		if (filter.receivedFrom() != null) {
			wanted.add(Criteria.where("received").greaterThanOrEquals(filter.receivedFrom()));
		}
		if (filter.receivedBefore() != null) {
			wanted.add(Criteria.where("received").lessThan(filter.receivedBefore()));
		}
		return wanted;
	}

	private static void equal(List<Criteria> wanted, String property, @Nullable String value) {
		if (value != null) {
			wanted.add(Criteria.where(property).is(value));
		}
	}

	/** Some dossiers, and the cursor of those after them; null on the last page. */
	record Page(List<Dossier> dossiers, @Nullable String next) {
	}

	/** Where a page ends. */
	private record Cursor(Instant received, String id) {

		static String after(Dossier dossier) {
			String text = dossier.received() + "|" + dossier.id();
			return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		}

		static Cursor parse(String cursor) {
			try {
				String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|",
						2);
				return new Cursor(Instant.parse(parts[0]), parts[1]);
			}
			catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException ex) {
				throw Refusal.field("/cursor",
						"Ce curseur n'est pas lisible. Reprenez la liste depuis son début, sans « cursor ».");
			}
		}

	}

}
