package fr.ecluse.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Two versions of a model side by side: what becomes of an instance that stands at an
 * element of the older one.
 *
 * @param source elements of the version that instances run in, by id
 * @param target elements of the version they could run in, by id
 * @param equal same id and same kind, and the engine agrees: what stands there follows by
 * itself; events attached to steps included
 * @param proposals likeliest counterpart of elements that are gone or of another kind,
 * for somebody to confirm
 * @param refusals why what stands at an element has to stay, in French
 * @param dropped events beside steps that nothing in the other version waits for
 */
public record ModelComparison(Map<String, Place> source, Map<String, Place> target, Map<String, String> equal,
		Map<String, String> proposals, Map<String, String> refusals, Set<String> dropped) {

	/** What becomes of an instance that stands there. */
	public Fate fate(String element) {
		if (this.equal.containsKey(element)) {
			return Fate.FOLLOWS;
		}
		return (!this.source.containsKey(element) || this.refusals.containsKey(element)) ? Fate.STAYS : Fate.TO_MAP;
	}

	/** Why what stands there has to stay, in French. */
	public Optional<String> refusal(String element) {
		return this.source.containsKey(element) ? Optional.ofNullable(this.refusals.get(element))
				: Optional.of("Le modèle de la version de départ n'a pas d'élément « %s ».".formatted(element));
	}

	/** What becomes of what stands at an element. */
	public enum Fate {

		/** It goes on at the same element. */
		FOLLOWS("follows", "Suit"),

		/** Somebody has to say where it goes on. */
		TO_MAP("to-map", "À faire correspondre"),

		/** It cannot leave its version while it stands there. */
		STAYS("stays", "Reste");

		private final String key;

		private final String label;

		Fate(String key, String label) {
			this.key = key;
			this.label = label;
		}

		@JsonValue
		public String key() {
			return this.key;
		}

		/** French, to be shown. */
		public String label() {
			return this.label;
		}

	}

	/**
	 * An element of a model.
	 *
	 * @param name as readers of the diagram see it, its id when it has none
	 * @param kind as the engine calls it, for example {@code userTask}
	 * @param label French name of the kind
	 * @param stop whether an instance can stand there; false for events that merely wait
	 * beside
	 */
	public record Place(String id, String name, String kind, String label, boolean stop) {
	}

}
