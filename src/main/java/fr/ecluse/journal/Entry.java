package fr.ecluse.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done. It is kept for ever: no secrets, no answers to forms.
 *
 * @param siren the member concerned; null when it concerns none in particular
 * @param subjectKind what was touched: {@code dossier}, {@code agent}, {@code key}, …
 * @param subjectId its id
 * @param action stable word for software, such as {@code agent.changed}
 * @param label French sentence
 * @param details more of it, as JSON values
 * @param sha256 hash of the content, in hex, where a file or document is concerned
 */
public record Entry(@Nullable String siren, String subjectKind, String subjectId, String action, String label,
		Map<String, @Nullable Object> details, @Nullable String sha256) {

	/** Something without member, details or content. */
	public static Entry of(String subjectKind, String subjectId, String action, String label) {
		return new Entry(null, subjectKind, subjectId, action, label, Map.of(), null);
	}

	/** As this, of a member; null for none. */
	public Entry of(@Nullable String member) {
		return new Entry(member, this.subjectKind, this.subjectId, this.action, this.label, this.details, this.sha256);
	}

	/** As this, with one detail more. */
	public Entry with(String key, @Nullable Object value) {
		Map<String, @Nullable Object> more = new LinkedHashMap<>(this.details);
		more.put(key, value);
		return new Entry(this.siren, this.subjectKind, this.subjectId, this.action, this.label,
				Collections.unmodifiableMap(more), this.sha256);
	}

	/**
	 * As this, with what differs between two states of the subject, under {@code before}
	 * and {@code after}.
	 */
	public Entry changing(Map<String, ? extends @Nullable Object> before,
			Map<String, ? extends @Nullable Object> after) {
		Map<String, @Nullable Object> left = new LinkedHashMap<>(before);
		Map<String, @Nullable Object> right = new LinkedHashMap<>(after);
		left.entrySet().removeIf((it) -> after.containsKey(it.getKey()) && same(it.getValue(), after.get(it.getKey())));
		right.entrySet()
			.removeIf((it) -> before.containsKey(it.getKey()) && same(it.getValue(), before.get(it.getKey())));
		return with("before", left).with("after", right);
	}

	/** As this, about that content. */
	public Entry content(@Nullable String hash) {
		return new Entry(this.siren, this.subjectKind, this.subjectId, this.action, this.label, this.details, hash);
	}

	private static boolean same(@Nullable Object one, @Nullable Object other) {
		return (one == null) ? other == null : one.equals(other);
	}

}
