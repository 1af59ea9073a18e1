package fr.ecluse.typesetting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a document says, frozen. Equal contents have equal JSON, whatever their
 * order was.
 *
 * @param title of the document
 * @param date of the document
 * @param content of the snapshot, with title and date
 * @param json the same, canonical
 * @param logo of the member, if the content speaks of one
 * @param specimen whether the pages say that they are only a trial
 */
public record Snapshot(String title, LocalDate date, Map<String, ? extends @Nullable Object> content, String json,
		@Nullable Picture logo, boolean specimen) {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String VERIFICATION = "verification";

	/** A snapshot whose content gets title and date. */
	public static Snapshot of(String title, LocalDate date, Map<String, ? extends @Nullable Object> content,
			@Nullable Picture logo) {
		Map<String, @Nullable Object> complete = new TreeMap<>();
		content.forEach((key, value) -> complete.put(key, sorted(value)));
		complete.put("title", title);
		complete.put("date", date.toString());
		return new Snapshot(title, date, complete, JSON.writeValueAsString(complete), logo, false);
	}

	private static @Nullable Object sorted(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> sorted = new TreeMap<>();
			map.forEach((key, entry) -> sorted.put(String.valueOf(key), sorted(entry)));
			return sorted;
		}
		if (value instanceof Iterable<?> list) {
			List<@Nullable Object> sorted = new ArrayList<>();
			list.forEach((item) -> sorted.add(sorted(item)));
			return sorted;
		}
		return value;
	}

	/** The same with the code and the address by which anybody can check the document. */
	public Snapshot withVerification(String code, String address) {
		Map<String, @Nullable Object> changed = new TreeMap<>(this.content);
		changed.put(VERIFICATION, new TreeMap<>(Map.of("code", code, "url", address)));
		return new Snapshot(this.title, this.date, changed, JSON.writeValueAsString(changed), this.logo, this.specimen);
	}

	/** The same, to be looked at only. */
	public Snapshot asSpecimen() {
		return new Snapshot(this.title, this.date, this.content, this.json, this.logo, true);
	}

	@Nullable String verificationAddress() {
		return (this.content.get(VERIFICATION) instanceof Map<?, ?> verification
				&& verification.get("url") instanceof String address) ? address : null;
	}

	public String sha256() {
		return Sha256.hex(this.json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The moment that the PDF carries as its creation: noon of its day, so that it does
	 * not depend on when it is rendered.
	 */
	Instant created() {
		return this.date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
	}

}
