package fr.ecluse.web;

import java.util.Arrays;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** Says in French what a value should have looked like, without naming a class. */
final class ExpectedType {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private ExpectedType() {
	}

	static String sentence(Class<?> type) {
		if (type.isEnum()) {
			return "Valeurs admises : " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> MAPPER.convertValue(constant, String.class))
				.collect(Collectors.joining(", ")) + ".";
		}
		return "Il faut ici " + name(type) + ".";
	}

	private static String name(Class<?> type) {
		return switch (type.getSimpleName()) {
			case "String" -> "un texte";
			case "boolean", "Boolean" -> "true ou false";
			case "int", "Integer", "long", "Long", "short", "Short", "BigInteger" -> "un nombre entier";
			case "double", "Double", "float", "Float", "BigDecimal" -> "un nombre";
			case "LocalDate" -> "une date de la forme 2026-07-14";
			case "LocalDateTime" -> "une date et une heure de la forme 2026-07-14T09:30:00";
			case "Instant", "OffsetDateTime", "ZonedDateTime" -> "un instant de la forme 2026-07-14T09:30:00Z";
			case "UUID" -> "un identifiant de la forme 3f2b8c1e-5d4a-4e0b-9a77-0c1d2e3f4a5b";
			case "URI", "URL" -> "une adresse complète (https://…)";
			case "List", "Set", "Collection", "Iterable", "ArrayList" -> "une liste";
			default -> type.isArray() ? "une liste" : "un objet";
		};
	}

}
