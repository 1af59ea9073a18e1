package fr.ecluse.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One field of a form with its constraints. */
record FormField(String label, FieldType type, String subtype, boolean locked, boolean required,
		@Nullable Integer minLength, @Nullable Integer maxLength, @Nullable Pattern pattern, String validationType,
		@Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer decimalDigits, boolean asText,
		@Nullable List<Object> allowed, boolean disallowPassedDates, List<HideRule> hides) implements FormPart {

	/** The engine stores a text variable in a column of this length. */
	static final int LONGEST_TEXT = 4000;

	/** No number of a form is larger, on either side of zero. */
	static final BigDecimal LARGEST = new BigDecimal("999999999999999999");

	static final String EMAIL = "^[^\\s@<>]{1,64}@[^\\s@<>.]+(\\.[^\\s@<>.]+)+$";

	static final String PHONE = "^(\\+|00)[1-9][0-9]{6,24}$";

	static final String NUMBER_TEXT = "^-?[0-9]{1,18}(\\.[0-9]{1,18})?$";

	/** A day that exists: months of 31, of 30 and of 28 days, then leap days. */
	static final String DAY = "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
			+ "|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
			+ "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";

	static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?";

	/**
	 * Everything but what XML, hence a letter, refuses: what is below a space but tab and
	 * line ends, halves of characters, two that are none.
	 */
	static final String PRINTABLE = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$";

	private static final Pattern EMAIL_FORM = Pattern.compile(EMAIL);

	private static final Pattern PHONE_FORM = Pattern.compile(PHONE);

	private static final Pattern NUMBER_FORM = Pattern.compile(NUMBER_TEXT);

	private static final Pattern DAY_FORM = Pattern.compile(DAY);

	private static final Pattern TIME_FORM = Pattern.compile(TIME);

	private static final Pattern PRINTABLE_FORM = Pattern.compile(PRINTABLE);

	@Override
	public boolean isLocked() {
		return this.locked;
	}

	@Override
	public void check(@Nullable Object value, String pointer, Check check) {
		boolean empty = value == null || "".equals(value) || value instanceof List<?> list && list.isEmpty();
		boolean hidden = this.hides.stream().anyMatch((rule) -> rule.in(check.answers()) == HideRule.Outcome.HIDDEN);
		boolean unsure = this.hides.stream().anyMatch((rule) -> rule.in(check.answers()) == HideRule.Outcome.UNKNOWN);
		if (empty || (this.type == FieldType.CHECKBOX && Boolean.FALSE.equals(value))) {
			if (this.required && !hidden && !unsure && !this.locked) {
				check.refuse(pointer, this.type == FieldType.CHECKBOX ? "Cochez « %s ».".formatted(this.label)
						: "Renseignez « %s » : la réponse est obligatoire.".formatted(this.label));
			}
			return;
		}
		if (this.locked) {
			check.refuse(pointer, "Retirez « %s » : ce champ ne peut pas être modifié.".formatted(this.label));
		}
		else if (hidden) {
			check.refuse(pointer,
					"Retirez « %s » : ce champ est sans objet compte tenu des autres réponses.".formatted(this.label));
		}
		else {
			String sentence = sentence(Objects.requireNonNull(value), check.today());
			if (sentence != null) {
				check.refuse(pointer, sentence.formatted(this.label));
			}
		}
	}

	private @Nullable String sentence(Object value, @Nullable LocalDate today) {
		return switch (this.type) {
			case TEXT -> (value instanceof String text) ? text(text) : "Donnez un texte pour « %s ».";
			case NUMBER -> number(value);
			case CHECKBOX -> (value instanceof Boolean) ? null : "Répondez par oui ou par non à « %s ».";
			case CHOICE -> offers(value) ? null : "Choisissez pour « %s » l'une des valeurs proposées.";
			case CHOICES -> (value instanceof List<?> list && list.size() <= MOST_ROWS
					&& list.stream().distinct().count() == list.size() && list.stream().allMatch(this::offers)) ? null
							: "Choisissez pour « %s », sans répétition, parmi les valeurs proposées.";
			case DATE -> (value instanceof String text) ? date(text, today) : "Donnez une date pour « %s ».";
			case COMPUTED -> (value instanceof String text) ? text(text)
					: (value instanceof Number || value instanceof Boolean) ? null : "Donnez un texte pour « %s ».";
		};
	}

	/** In characters. */
	int longest() {
		return (this.maxLength != null) ? Math.min(this.maxLength, LONGEST_TEXT) : LONGEST_TEXT;
	}

	private @Nullable String text(String text) {
		int length = text.codePointCount(0, text.length());
		if (length > longest()) {
			return "Raccourcissez « %%s » : %d caractères au plus.".formatted(longest());
		}
		if (!PRINTABLE_FORM.matcher(text).matches()) {
			return "Retirez de « %s » les caractères non imprimables.";
		}
		if (this.minLength != null && length < this.minLength) {
			return "Complétez « %%s » : %d caractères au moins.".formatted(this.minLength);
		}
		if (this.required && text.isBlank()) {
			return "Renseignez « %s » : la réponse est obligatoire.";
		}
		if (this.pattern != null && !this.pattern.matcher(text).find()) {
			return "Corrigez « %s » : la réponse n'a pas la forme attendue.";
		}
		if ("email".equals(this.validationType) && !EMAIL_FORM.matcher(text).matches()) {
			return "Donnez pour « %s » une adresse électronique complète, par exemple prenom.nom@exemple.fr.";
		}
		if ("phone".equals(this.validationType) && !PHONE_FORM.matcher(text).matches()) {
			return "Donnez pour « %s » un numéro au format international, par exemple +33123456789.";
		}
		return null;
	}

	private @Nullable String number(Object value) {
		BigDecimal number = (this.asText == value instanceof String) ? decimal(value) : null;
		if (number == null) {
			return this.asText ? "Donnez un nombre, écrit comme un texte, pour « %s »."
					: "Donnez un nombre, sans guillemets, pour « %s ».";
		}
		if (number.abs().compareTo(LARGEST) > 0) {
			return "Donnez pour « %s » un nombre de 18 chiffres au plus.";
		}
		if (this.decimalDigits != null && number.stripTrailingZeros().scale() > this.decimalDigits) {
			return (this.decimalDigits == 0) ? "Donnez un nombre entier pour « %s »."
					: "Limitez « %%s » à %d chiffres après la virgule.".formatted(this.decimalDigits);
		}
		if (this.min != null && number.compareTo(this.min) < 0) {
			return "Donnez pour « %%s » un nombre au moins égal à %s.".formatted(french(this.min));
		}
		if (this.max != null && number.compareTo(this.max) > 0) {
			return "Donnez pour « %%s » un nombre au plus égal à %s.".formatted(french(this.max));
		}
		return null;
	}

	private @Nullable String date(String text, @Nullable LocalDate today) {
		if ("time".equals(this.subtype)) {
			return TIME_FORM.matcher(text).matches() ? null : "Donnez pour « %s » une heure, par exemple 14:30.";
		}
		String day = text.substring(0, Math.min(10, text.length()));
		boolean complete = DAY_FORM.matcher(day).matches() && ("datetime".equals(this.subtype)
				? text.length() > 11 && text.charAt(10) == 'T' && TIME_FORM.matcher(text.substring(11)).matches()
				: text.length() == 10);
		if (complete) {
			return (this.disallowPassedDates && today != null && LocalDate.parse(day).isBefore(today))
					? "Choisissez pour « %s » une date à venir." : null;
		}
		return "datetime".equals(this.subtype)
				? "Donnez pour « %s » une date et une heure, par exemple 2026-03-31T14:30."
				: "Donnez pour « %s » une date, par exemple 2026-03-31.";
	}

	private boolean offers(@Nullable Object value) {
		if (this.allowed == null) {
			return value instanceof String text && text.codePointCount(0, text.length()) <= LONGEST_TEXT
					|| value instanceof Number || value instanceof Boolean;
		}
		return this.allowed.stream().anyMatch((offered) -> same(offered, value));
	}

	static boolean same(@Nullable Object one, @Nullable Object other) {
		if (one instanceof BigDecimal number && other instanceof Number) {
			BigDecimal value = decimal(other);
			return value != null && number.compareTo(value) == 0;
		}
		return Objects.equals(one, "".equals(other) ? null : other);
	}

	private static @Nullable BigDecimal decimal(@Nullable Object value) {
		if (value instanceof String text) {
			return NUMBER_FORM.matcher(text).matches() ? new BigDecimal(text) : null;
		}
		if (!(value instanceof Number) || value instanceof Double real && !Double.isFinite(real)) {
			return null;
		}
		return new BigDecimal(value.toString());
	}

	private static String french(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString().replace('.', ',');
	}

}
