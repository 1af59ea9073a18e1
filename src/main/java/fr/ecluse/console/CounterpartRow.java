package fr.ecluse.console;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.engine.ModelComparison.Fate;
import fr.ecluse.rollout.Impact;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * A step that has no counterpart by itself: somebody says where its dossiers go on.
 *
 * @param element id in the version that they leave
 * @param chosen id in the version that they go to, empty when they stay
 */
record CounterpartRow(String element, String name, String kind, List<Integer> versions, int dossiers, String chosen) {

	private static final String FIELD = "vers.";

	/** Name of the field of a form that tells it. */
	public String field() {
		return FIELD + this.element;
	}

	/**
	 * The steps to be asked for; what was chosen before, else the likeliest counterpart,
	 * stands there already.
	 */
	static List<CounterpartRow> of(Collection<Impact.Element> elements, Map<String, @Nullable String> chosen) {
		Map<String, CounterpartRow> rows = new LinkedHashMap<>();
		for (Impact.Element it : elements) {
			if (it.fate() == Fate.TO_MAP) {
				String counterpart = chosen.containsKey(it.element()) ? chosen.get(it.element()) : it.proposal();
				rows.merge(it.element(), new CounterpartRow(it.element(), it.name(), it.kind(), List.of(it.number()),
						it.dossiers(), (counterpart != null) ? counterpart : ""), CounterpartRow::and);
			}
		}
		return List.copyOf(rows.values());
	}

	/** What a form sent: counterparts by element, null for what is to stay. */
	static Map<String, @Nullable String> sent(MultiValueMap<String, String> form) {
		Map<String, @Nullable String> sent = new LinkedHashMap<>();
		form.forEach((name, values) -> {
			if (name.startsWith(FIELD) && !values.isEmpty()) {
				String value = values.get(0);
				sent.put(name.substring(FIELD.length()), (value == null || value.isBlank()) ? null : value.strip());
			}
		});
		return sent;
	}

	/** The same step of another version. */
	private CounterpartRow and(CounterpartRow other) {
		return new CounterpartRow(this.element, this.name, this.kind,
				java.util.stream.Stream.concat(this.versions.stream(), other.versions.stream()).toList(),
				this.dossiers + other.dossiers, this.chosen);
	}

}
