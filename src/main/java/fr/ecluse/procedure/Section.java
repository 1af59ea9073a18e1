package fr.ecluse.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One section of a {@code procedure.yaml}, read strictly: what is missing, of another
 * kind or not expected is refused with its place in the file.
 */
final class Section {

	private final String file;

	private final List<String> path;

	private final Map<?, ?> content;

	Section(String file, @Nullable Object content) {
		this(file, List.of(), content);
	}

	private Section(String file, List<String> path, @Nullable Object content) {
		this.file = file;
		this.path = path;
		if (!(content instanceof Map<?, ?> map)) {
			throw new DescriptionRefused(file, path, "une liste de « clé: valeur » est attendue.");
		}
		this.content = map;
	}

	Section allowOnly(String... names) {
		for (Object name : this.content.keySet()) {
			if (!List.of(names).contains(String.valueOf(name))) {
				throw refused(String.valueOf(name),
						"la clé « %s » n'existe pas ; clés possibles : %s".formatted(name, String.join(", ", names)));
			}
		}
		return this;
	}

	String text(String name) {
		String text = find(name);
		if (text == null) {
			throw refused("il manque « %s »".formatted(name));
		}
		return text;
	}

	/** A text that is one of those of the pattern. */
	String word(String name, Pattern pattern) {
		return matching(name, text(name), pattern);
	}

	@Nullable String find(String name) {
		Object value = value(name);
		if (value instanceof Map<?, ?> || value instanceof List<?>) {
			throw refused(name, "« %s » est un texte".formatted(name));
		}
		return (value == null || value.toString().isBlank()) ? null : value.toString().strip();
	}

	@Nullable Boolean flag(String name) {
		Object value = value(name);
		if (value != null && !(value instanceof Boolean)) {
			throw refused(name, "« %s » vaut true ou false".formatted(name));
		}
		return (Boolean) value;
	}

	@Nullable BigDecimal number(String name) {
		Object value = value(name);
		if (value != null && !(value instanceof Number)) {
			throw refused(name, "« %s » est un nombre".formatted(name));
		}
		return (value != null) ? new BigDecimal(value.toString()) : null;
	}

	/** The value as JSON would hold it: a date without quotes becomes its ISO text. */
	@Nullable Object value(String name) {
		Object value = this.content.get(name);
		return (value instanceof Date date) ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString() : value;
	}

	List<String> texts(String name) {
		if (!(value(name) instanceof List<?> list) || list.isEmpty()) {
			throw refused(name, "« %s » est une liste d'au moins un texte".formatted(name));
		}
		return list.stream().map(String::valueOf).toList();
	}

	Section section(String name) {
		return new Section(this.file, under(name), value(name));
	}

	/** The texts of a section by key, none when the section is absent. */
	Map<String, String> labels(String name) {
		Map<String, String> labels = new LinkedHashMap<>();
		if (value(name) != null) {
			Section section = section(name);
			section.content.keySet().forEach((key) -> labels.put(String.valueOf(key), section.label(key)));
		}
		return labels;
	}

	/** What each entry of a section describes, none when the section is absent. */
	<T> Map<String, T> entries(String name, Pattern keys, Function<Section, T> reader) {
		Map<String, T> entries = new LinkedHashMap<>();
		if (value(name) != null) {
			Section section = section(name);
			section.content.forEach((entry, value) -> {
				String key = String.valueOf(entry);
				entries.put(section.matching(key, key, keys),
						reader.apply(new Section(this.file, section.under(key), value)));
			});
		}
		return entries;
	}

	/** What each item of a list describes, none when the list is absent. */
	<T> List<T> items(String name, Function<Section, T> reader) {
		Object value = value(name);
		if (value != null && !(value instanceof List<?>)) {
			throw refused(name, "« %s » est une liste, chaque élément avec un tiret".formatted(name));
		}
		List<T> items = new ArrayList<>();
		if (value instanceof List<?> list) {
			list.forEach((item) -> items
				.add(reader.apply(new Section(this.file, under(name, String.valueOf(items.size() + 1)), item))));
		}
		return items;
	}

	/** Refuses the section as a whole. */
	DescriptionRefused refused(String what) {
		return new DescriptionRefused(this.file, this.path, what + ".");
	}

	/** Refuses what stands at that name. */
	DescriptionRefused refused(String name, String what) {
		return new DescriptionRefused(this.file, under(name), what + ".");
	}

	private List<String> under(String... names) {
		return Stream.concat(this.path.stream(), Stream.of(names)).toList();
	}

	private String label(Object key) {
		Object label = this.content.get(key);
		if (label == null || label instanceof Map<?, ?> || label instanceof List<?>) {
			throw refused(String.valueOf(key), "« %s » est un texte".formatted(key));
		}
		return label.toString().strip();
	}

	private String matching(String name, String text, Pattern pattern) {
		if (!pattern.matcher(text).matches()) {
			throw refused(name, "« %s » n'est pas un nom possible (%s)".formatted(text, pattern.pattern()));
		}
		return text;
	}

}
