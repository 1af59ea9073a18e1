package fr.ecluse.procedure;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a procedure that each member sets for itself.
 *
 * @param key name of the property in the variable {@code parameters}
 * @param label French question or noun
 * @param help what the choice entails, null when the label says it all
 * @param type kind of value
 * @param values choices, or places of a message, and their labels; empty for the other
 * types
 * @param defaultValue what holds for a member that has set nothing, null for none
 * @param min smallest number, length of text or count of choices
 * @param max largest
 * @param required whether a dossier can only be opened once there is a value
 */
public record Parameter(String key, String label, @Nullable String help, Type type, Map<String, String> values,
		@Nullable Object defaultValue, @Nullable BigDecimal min, @Nullable BigDecimal max, boolean required) {

	private static final int LONGEST_TEXT = 8000;

	/** Kind of value. */
	public enum Type {

		TEXT, INTEGER, NUMBER, BOOLEAN, CHOICE, CHOICES, DATE, MAIL;

		/** As files and software spell it. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** What is wrong with a value, as a French sentence; null when it is right. */
	public @Nullable String check(Object value) {
		return switch (this.type) {
			case TEXT -> (value instanceof String text) ? size(text.length(), "caractères", LONGEST_TEXT)
					: "Un texte est attendu.";
			case INTEGER -> whole(value) ? bounds(decimal(value)) : "Un nombre entier est attendu.";
			case NUMBER -> (value instanceof Number) ? bounds(decimal(value)) : "Un nombre est attendu.";
			case BOOLEAN -> (value instanceof Boolean) ? null : "true ou false est attendu.";
			case CHOICE -> choice(value);
			case CHOICES -> choices(value);
			case MAIL -> (value instanceof String text) ? wording(text) : "Un texte est attendu.";
			case DATE -> date(value) ? null : "Une date est attendue, par exemple 2026-11-24.";
		};
	}

	private @Nullable String wording(String text) {
		List<MailTemplate.Fault> faults = MailTemplate.faults(text, false);
		if (!faults.isEmpty()) {
			return "Ligne %d : %s".formatted(faults.get(0).line(), faults.get(0).message());
		}
		Set<String> unknown = MailTemplate.unknown(text, this.values.keySet());
		return unknown.isEmpty() ? null : "{{%s}} n'est pas un champ de ce courriel ; champs possibles : %s."
			.formatted(unknown.iterator().next(), String.join(", ", this.values.keySet()));
	}

	private @Nullable String choices(Object value) {
		if (!(value instanceof List<?> list)) {
			return "Une liste de valeurs est attendue, entre crochets.";
		}
		for (Object item : list) {
			String wrong = choice(item);
			if (wrong != null) {
				return wrong;
			}
		}
		return (new HashSet<>(list).size() < list.size()) ? "La même valeur y est deux fois, retirez-la."
				: size(list.size(), "valeurs", this.values.size());
	}

	private @Nullable String choice(@Nullable Object value) {
		return (value instanceof String text && this.values.containsKey(text)) ? null
				: "Une de ces valeurs est attendue : %s.".formatted(String.join(", ", this.values.keySet()));
	}

	private @Nullable String size(int size, String what, int largest) {
		int most = (this.max != null) ? Math.min(this.max.intValue(), largest) : largest;
		int least = (this.min != null) ? this.min.intValue() : 0;
		return (size >= least && size <= most) ? null : "De %d à %d %s sont attendus.".formatted(least, most, what);
	}

	private @Nullable String bounds(BigDecimal number) {
		if (this.min != null && number.compareTo(this.min) < 0) {
			return "La valeur est d'au moins %s.".formatted(this.min.toPlainString());
		}
		if (this.max != null && number.compareTo(this.max) > 0) {
			return "La valeur est d'au plus %s.".formatted(this.max.toPlainString());
		}
		return null;
	}

	private static boolean whole(Object value) {
		return value instanceof Number && decimal(value).stripTrailingZeros().scale() <= 0
				&& decimal(value).abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
	}

	private static BigDecimal decimal(Object number) {
		return new BigDecimal(number.toString());
	}

	private static boolean date(Object value) {
		try {
			return value instanceof String text && LocalDate.parse(text).getYear() > 0;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
