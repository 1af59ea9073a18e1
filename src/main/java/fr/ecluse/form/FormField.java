package fr.ecluse.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One field of a form with its constraints. */
record FormField(String label, FieldType type, String subtype, boolean locked, boolean required,
		@Nullable Integer minLength, @Nullable Integer maxLength, @Nullable Pattern pattern, String validationType,
		@Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer decimalDigits,
		@Nullable List<Object> allowed, boolean disallowPassedDates, List<HideRule> hides) implements FormPart {

	/** The engine stores a text variable in a column of this length. */
	static final int LONGEST_TEXT = 4000;

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>.]+(\\.[^\\s@<>.]+)+");

	private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{6,24}");

	/**
	 * Everything below a space but tab and line ends: XML, hence a letter, refuses it.
	 */
	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

	private static final Pattern TIME = Pattern.compile("(\\d\\d:\\d\\d)(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?");

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

	private @Nullable String text(String text) {
		int length = text.strip().codePointCount(0, text.strip().length());
		int longest = (this.maxLength != null) ? Math.min(this.maxLength, LONGEST_TEXT) : LONGEST_TEXT;
		if (length > longest || text.length() > LONGEST_TEXT) {
			return "Raccourcissez « %%s » : %d caractères au plus.".formatted(longest);
		}
		if (CONTROL.matcher(text).find() || loneSurrogate(text)) {
			return "Retirez de « %s » les caractères non imprimables.";
		}
		if (this.minLength != null && length < this.minLength) {
			return "Complétez « %%s » : %d caractères au moins.".formatted(this.minLength);
		}
		if (this.required && length == 0) {
			return "Renseignez « %s » : la réponse est obligatoire.";
		}
		if (this.pattern != null && !this.pattern.matcher(text).find()) {
			return "Corrigez « %s » : la réponse n'a pas la forme attendue.";
		}
		if ("email".equals(this.validationType) && !EMAIL.matcher(text).matches()) {
			return "Donnez pour « %s » une adresse électronique complète, par exemple prenom.nom@exemple.fr.";
		}
		if ("phone".equals(this.validationType) && !PHONE.matcher(text).matches()) {
			return "Donnez pour « %s » un numéro au format international, par exemple +33123456789.";
		}
		return null;
	}

	private @Nullable String number(Object value) {
		BigDecimal number = decimal(value);
		if (number == null) {
			return "Donnez un nombre pour « %s ».";
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
		try {
			if ("time".equals(this.subtype)) {
				return time(text) ? null : "Donnez pour « %s » une heure, par exemple 14:30.";
			}
			LocalDate date = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
			boolean complete = "datetime".equals(this.subtype)
					? text.length() > 11 && text.charAt(10) == 'T' && time(text.substring(11)) : text.length() == 10;
			if (complete && this.disallowPassedDates && today != null && date.isBefore(today)) {
				return "Choisissez pour « %s » une date à venir.";
			}
			if (complete) {
				return null;
			}
		}
		catch (DateTimeException ex) {
			// Said below, with the form expected.
		}
		return "datetime".equals(this.subtype)
				? "Donnez pour « %s » une date et une heure, par exemple 2026-03-31T14:30."
				: "Donnez pour « %s » une date, par exemple 2026-03-31.";
	}

	private static boolean time(String text) {
		var matcher = TIME.matcher(text);
		return matcher.matches() && LocalTime.parse(matcher.group(1)).isBefore(LocalTime.MAX);
	}

	private boolean offers(@Nullable Object value) {
		if (this.allowed == null) {
			return value instanceof String text && text.length() <= LONGEST_TEXT || value instanceof Number
					|| value instanceof Boolean;
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

	private static @Nullable BigDecimal decimal(Object value) {
		if (!(value instanceof Number) && !(value instanceof String)) {
			return null;
		}
		String text = value.toString();
		return text.matches("-?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?") ? new BigDecimal(text) : null;
	}

	private static String french(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString().replace('.', ',');
	}

	private static boolean loneSurrogate(String text) {
		return text.codePoints()
			.anyMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
	}

}
