package fr.ecluse.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A map of a YAML data file, read strictly: a missing, unknown or ill-typed entry is an
 * {@link IllegalArgumentException} that names it, so that a mistake in the law's data
 * stops the start instead of a deadline.
 */
record DataFile(String place, Map<?, ?> entries) {

	static DataFile read(String resource) {
		try (InputStream in = DataFile.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalArgumentException("no resource " + resource);
			}
			return of(resource, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DataFile of(String place, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> entries)) {
			throw new IllegalArgumentException(place + " is not a map");
		}
		return new DataFile(place, entries);
	}

	DataFile allowOnly(String... keys) {
		Set<String> allowed = Set.of(keys);
		this.entries.keySet().forEach((key) -> {
			if (!(key instanceof String name) || !allowed.contains(name)) {
				throw new IllegalArgumentException("%s has an unknown entry %s".formatted(this.place, key));
			}
		});
		return this;
	}

	boolean has(String key) {
		return this.entries.containsKey(key);
	}

	String text(String key) {
		return value(key, String.class);
	}

	int number(String key) {
		return value(key, Integer.class);
	}

	boolean flag(String key) {
		return has(key) && value(key, Boolean.class);
	}

	List<String> texts(String key) {
		List<?> values = value(key, List.class);
		return values.stream().map(String::valueOf).toList();
	}

	List<DataFile> maps(String key) {
		List<?> values = value(key, List.class);
		return IntStream.range(0, values.size())
			.mapToObj((index) -> of("%s, %s %d".formatted(this.place, key, index + 1), values.get(index)))
			.toList();
	}

	Validity validity() {
		return new Validity(optional("from", LocalDate::parse), optional("until", LocalDate::parse));
	}

	private <T> @Nullable T optional(String key, Function<String, T> reading) {
		return has(key) ? reading.apply(text(key)) : null;
	}

	private <T> T value(String key, Class<T> type) {
		Object value = this.entries.get(key);
		if (!type.isInstance(value)) {
			throw new IllegalArgumentException(
					"%s needs an entry %s of type %s".formatted(this.place, key, type.getSimpleName()));
		}
		return type.cast(value);
	}

}
