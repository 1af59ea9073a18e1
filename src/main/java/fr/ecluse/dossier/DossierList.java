package fr.ecluse.dossier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages of a member's dossiers, newest first. A page starts after the last dossier of the
 * one before, so that what is filed meanwhile neither repeats nor hides one.
 */
@Component
class DossierList {

	private static final DossierMapper DOSSIERS = new DossierMapper();

	private final JdbcClient jdbc;

	DossierList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The dossiers that a filter lets through, after the one that a cursor names.
	 * @throws org.springframework.web.ErrorResponseException 400 when the cursor is none
	 */
	Page page(Siren siren, DossierFilter filter, @Nullable String cursor, int limit) {
		Wanted wanted = new Wanted("select * from dossier where siren = ?", siren.value());
		wanted.and("status = ?", filter.status());
		wanted.and("procedure_key = ?", filter.procedure());
		wanted.and("external_reference = ?", filter.externalReference());
		wanted.and("reference = ?", filter.reference());
		wanted.and("(closed is not null) = ?", filter.closed());
		wanted.and("received >= ?", utc(filter.receivedFrom()));
		wanted.and("received < ?", utc(filter.receivedBefore()));
		if (cursor != null) {
			Cursor after = Cursor.parse(cursor);
			LocalDateTime received = utc(after.received());
			wanted.and("received <= ?", received);
			wanted.and("if(received = ?, id < ?, true)", received, after.id());
		}
		List<Dossier> found = wanted.newest(limit + 1);
		List<Dossier> page = found.subList(0, Math.min(limit, found.size()));
		return new Page(page, (found.size() > limit) ? Cursor.after(page.get(page.size() - 1)) : null);
	}

	private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : null;
	}

	/** A query that grows by a condition for each thing that is given. */
	private final class Wanted {

		private final StringBuilder sql;

		private final List<Object> values = new ArrayList<>();

		Wanted(String sql, Object value) {
			this.sql = new StringBuilder(sql);
			this.values.add(value);
		}

		void and(String condition, @Nullable Object... given) {
			if (given[0] != null) {
				this.sql.append(" and ").append(condition);
				this.values.addAll(Arrays.asList(given));
			}
		}

		List<Dossier> newest(int limit) {
			this.values.add(limit);
			return DossierList.this.jdbc.sql(this.sql + " order by received desc, id desc limit ?")
				.params(this.values)
				.query(DOSSIERS)
				.list();
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
