package fr.ecluse.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * A step from which dossiers do not find back by themselves.
 *
 * @param element id in the version that they leave
 * @param origin name of the only step that dossiers came from, empty when none or several
 */
record WayBackRow(String element, String name, String kind, int dossiers, String origin) {

	private static final String FIELD = "retour.";

	/** In the form, what is to stay; a field left alone says nothing. */
	static final String STAYS = "-";

	/** Name of the field of the form that tells where they go. */
	public String field() {
		return FIELD + this.element;
	}

	/** What the form sent: counterparts by element, null for what is to stay. */
	static Map<String, @Nullable String> sent(MultiValueMap<String, String> form) {
		Map<String, @Nullable String> sent = new LinkedHashMap<>();
		form.forEach((name, values) -> {
			String value = values.isEmpty() ? null : values.get(0);
			if (name.startsWith(FIELD) && value != null && !value.isBlank()) {
				sent.put(name.substring(FIELD.length()), value.equals(STAYS) ? null : value);
			}
		});
		return sent;
	}

	/** The steps that an element stands for on the way there. */
	static List<String> origins(Map<String, String> mapping, String element) {
		return mapping.entrySet()
			.stream()
			.filter((it) -> it.getValue().equals(element))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

}
