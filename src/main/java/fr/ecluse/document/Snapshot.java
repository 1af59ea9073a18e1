package fr.ecluse.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a document says, frozen: the title, the day, the member as it is that day
 * and the data of the dossier. Equal data have equal JSON, whatever their order was.
 *
 * @param title of the document
 * @param date of the document
 * @param content of the snapshot
 * @param json the same, canonical
 */
record Snapshot(String title, LocalDate date, Map<String, ? extends @Nullable Object> content, String json,
		@Nullable Picture logo, @Nullable String verificationUrl) {

	private static final JsonMapper JSON = JsonMapper.shared();

	static Snapshot of(DocumentRequest request, Member member, LocalDate date) {
		Map<String, @Nullable Object> content = new TreeMap<>();
		content.put("template", request.template());
		content.put("title", request.title());
		content.put("date", date.toString());
		content.put("member", describe(member));
		content.put("data", sorted(request.data()));
		return new Snapshot(request.title(), date, content, JSON.writeValueAsString(content), null, null);
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

	private static Map<String, @Nullable Object> describe(Member member) {
		Letterhead letterhead = member.letterhead();
		Map<String, @Nullable Object> description = new TreeMap<>();
		description.put("siren", member.siren().value());
		description.put("name", member.name());
		description.put("kind", member.kind().key());
		description.put("kindLabel", member.kind().label());
		description.put("address", letterhead.address());
		description.put("postalCode", letterhead.postalCode());
		description.put("city", letterhead.city());
		description.put("phone", letterhead.phone());
		description.put("email", letterhead.email());
		description.put("website", letterhead.website());
		description.put("signatoryName", letterhead.signatoryName());
		description.put("signatoryTitle", letterhead.signatoryTitle());
		return description;
	}

	/** The same with the code and the address where anybody can check the document. */
	Snapshot withVerification(String code, String url) {
		Map<String, @Nullable Object> content = new TreeMap<>(this.content);
		content.put("verification", new TreeMap<>(Map.of("code", code, "url", url)));
		return new Snapshot(this.title, this.date, content, JSON.writeValueAsString(content), this.logo, url);
	}

	/**
	 * A picture of the member.
	 *
	 * @param type `image/png` or `image/jpeg`
	 */
	record Picture(String type, byte[] content) {

	}

	String sha256() {
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
