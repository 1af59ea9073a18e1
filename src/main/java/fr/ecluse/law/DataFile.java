package fr.ecluse.law;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A map of a YAML data file, read strictly: a missing, unknown or ill-typed entry is an
 * {@link InvalidLawException} that names it, so that a mistake in the law's data stops
 * the start instead of a deadline.
 */
public record DataFile(String place, Map<?, ?> entries) {

	private static final Map<Class<?>, String> TYPES = Map.of(String.class, "un texte entre guillemets", Integer.class,
			"un nombre entier", Boolean.class, "true ou false", List.class, "une liste");

	static DataFile read(String place, InputStream in) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		try {
			return of(place, new Yaml(new SafeConstructor(options)).load(in));
		}
		catch (YAMLException ex) {
			throw new InvalidLawException(place, "ce n'est pas du YAML valable (%s)".formatted(ex.getMessage()), ex);
		}
	}

	private static DataFile of(String place, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> entries)) {
			throw new InvalidLawException(place, "il faut ici des entrées de la forme « nom: valeur ».");
		}
		return new DataFile(place, entries);
	}

	/** Refuses any entry that is not among these. */
	public DataFile allowOnly(String... keys) {
		Set<String> allowed = new TreeSet<>(Set.of(keys));
		this.entries.keySet().forEach((key) -> {
			if (!(key instanceof String name) || !allowed.contains(name)) {
				throw fault("l'entrée « %s » est inconnue ; entrées possibles : %s.".formatted(key,
						String.join(", ", allowed)));
			}
		});
		return this;
	}

	public boolean has(String key) {
		return this.entries.containsKey(key);
	}

	public String text(String key) {
		String text = value(key, String.class);
		if (text.isBlank()) {
			throw fault("l'entrée « %s » est vide.".formatted(key));
		}
		return text;
	}

	public @Nullable String optionalText(String key) {
		return has(key) ? text(key) : null;
	}

	public int number(String key) {
		return value(key, Integer.class);
	}

	/** A number, whole or with decimals. */
	public BigDecimal decimal(String key) {
		return (this.entries.get(key) instanceof Double) ? BigDecimal.valueOf(value(key, Double.class))
				: BigDecimal.valueOf(value(key, Integer.class));
	}

	public boolean flag(String key) {
		return has(key) && value(key, Boolean.class);
	}

	public LocalDate date(String key) {
		try {
			return LocalDate.parse(text(key));
		}
		catch (DateTimeException ex) {
			throw new InvalidLawException(this.place,
					"l'entrée « %s » n'est pas une date comme \"2026-01-15\".".formatted(key), ex);
		}
	}

	/** One of several words, each with what it stands for. */
	public <T> T choice(String key, Map<String, T> choices) {
		T choice = choices.get(text(key));
		if (choice == null) {
			throw fault("l'entrée « %s » vaut « %s » au lieu de l'un de ces mots : %s.".formatted(key, text(key),
					String.join(", ", new TreeSet<>(choices.keySet()))));
		}
		return choice;
	}

	/** A text that something else understands, or refuses by an exception. */
	public <T> T read(String key, Function<String, T> reading) {
		String text = text(key);
		try {
			return reading.apply(text);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new InvalidLawException(this.place, "l'entrée « %s » ne peut pas valoir « %s ».".formatted(key, text),
					ex);
		}
	}

	public List<String> texts(String key) {
		List<?> values = value(key, List.class);
		for (Object value : values) {
			if (!(value instanceof String)) {
				throw fault("la liste « %s » ne doit contenir que des textes.".formatted(key));
			}
		}
		return values.stream().map(String::valueOf).toList();
	}

	public List<DataFile> maps(String key) {
		List<?> values = value(key, List.class);
		return IntStream.range(0, values.size())
			.mapToObj((index) -> of(place(key, index, values.get(index)), values.get(index)))
			.toList();
	}

	private String place(String key, int index, @Nullable Object value) {
		String name = (value instanceof Map<?, ?> map) ? Stream.of("key", "name", "code")
			.map(map::get)
			.filter(String.class::isInstance)
			.map("« %s »"::formatted)
			.findFirst()
			.orElse("n° " + (index + 1)) : "n° " + (index + 1);
		return "%s, %s %s".formatted(this.place, key, name);
	}

	public Confidence confidence() {
		return read("confidence", Confidence::valueOf);
	}

	/** The stretch of time between the entries {@code from} and {@code until}. */
	public Validity validity() {
		LocalDate from = has("from") ? date("from") : null;
		LocalDate until = has("until") ? date("until") : null;
		if (from != null && until != null && until.isBefore(from)) {
			throw fault("la fin (%s) précède le début (%s).".formatted(until, from));
		}
		return new Validity(from, until);
	}

	public Edition edition() {
		return new Edition(text("version"), date("as-of"));
	}

	public InvalidLawException fault(String fault) {
		return new InvalidLawException(this.place, fault);
	}

	private <T> T value(String key, Class<T> type) {
		Object value = this.entries.get(key);
		if (value == null) {
			throw fault("l'entrée « %s » manque.".formatted(key));
		}
		if (!type.isInstance(value)) {
			throw fault("l'entrée « %s » doit être %s.".formatted(key, TYPES.get(type)));
		}
		return type.cast(value);
	}

}
