package fr.ecluse.member;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import fr.ecluse.calendar.Territory;
import org.jspecify.annotations.Nullable;

/**
 * Reads a member from the texts of a file or of a call. Each text that cannot be taken is
 * reported in French; a member comes out only when there is none.
 */
final class MemberForm {

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

	private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{5}");

	private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{3,}");

	static final Pattern EMAIL = Pattern
		.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");

	private static final Pattern WEBSITE = Pattern.compile("https?://[^\\s\"'<>]+");

	private static final Pattern DELEGATION = Pattern
		.compile("(?:Pour (?:le|la|les|l['’])|Par (?:délégation|empêchement|suppléance)).{3,}");

	private static final int GREATEST_POPULATION = 99_999_999;

	private final Map<MemberField, String> texts;

	private final BiConsumer<MemberField, String> problems;

	private boolean refused;

	private MemberForm(Map<MemberField, String> texts, BiConsumer<MemberField, String> problems) {
		this.texts = texts;
		this.problems = problems;
	}

	static @Nullable Member read(Map<MemberField, String> texts, BiConsumer<MemberField, String> problems) {
		return new MemberForm(texts, problems).member();
	}

	static Letterhead letterhead(Map<MemberField, String> texts, BiConsumer<MemberField, String> problems) {
		return new MemberForm(texts, problems).letterhead();
	}

	private @Nullable Member member() {
		Siren siren = parsed(MemberField.SIREN, Siren::of, "Le numéro SIREN manque.");
		String name = required(MemberField.NAME, "Le nom de l'organisme manque.");
		MemberKind kind = parsed(MemberField.KIND, MemberKind::of,
				"Le type d'organisme manque, par exemple « commune » ou « CC ».");
		String inseeCode = inseeCode();
		String departement = departement(inseeCode);
		Integer population = population();
		Siren parent = parsed(MemberField.PARENT, Siren::of, null);
		if (parent != null && parent.equals(siren)) {
			refuse(MemberField.PARENT, "Un organisme ne peut pas être son propre EPCI.");
		}
		Territory territory = territory(inseeCode, departement);
		Letterhead letterhead = letterhead();
		if (this.refused || siren == null || name == null || kind == null || departement == null || territory == null) {
			return null;
		}
		return new Member(siren, name, kind, inseeCode, departement, population, parent, territory, letterhead);
	}

	private Letterhead letterhead() {
		return new Letterhead(text(MemberField.ADDRESS),
				matching(MemberField.POSTAL_CODE, POSTAL_CODE,
						"Le code postal compte cinq chiffres, par exemple 29160."),
				text(MemberField.CITY),
				matching(MemberField.PHONE, PHONE, "Le numéro de téléphone s'écrit par exemple 02 98 27 00 00."),
				matching(MemberField.EMAIL, EMAIL, "L'adresse électronique s'écrit par exemple mairie@exemple.fr."),
				matching(MemberField.WEBSITE, WEBSITE, "L'adresse du site commence par https:// ou http://."),
				text(MemberField.SIGNATORY_NAME), text(MemberField.SIGNATORY_TITLE), text(MemberField.HOURS),
				text(MemberField.CONTACT_SERVICE), delegation());
	}

	private @Nullable String delegation() {
		String delegation = matching(MemberField.SIGNATORY_DELEGATION, DELEGATION,
				"La mention de délégation dit au nom de qui et en quelle qualité on signe : "
						+ "« Pour le maire empêché, l'adjointe déléguée » ou « Par délégation du maire, … ».");
		if (delegation != null && text(MemberField.SIGNATORY_NAME) == null) {
			refuse(MemberField.SIGNATORY_NAME, "Une signature par délégation demande le prénom et le nom de qui signe "
					+ "(article L212-1 du code des relations entre le public et l'administration).");
		}
		return delegation;
	}

	private @Nullable String inseeCode() {
		return parsed(MemberField.INSEE_CODE, (code) -> {
			String complete = (code.length() == 4) ? "0" + code : code;
			Territory.ofCommune(complete);
			return complete.toUpperCase(Locale.ROOT);
		}, null);
	}

	private @Nullable String departement(@Nullable String inseeCode) {
		String departement = parsed(MemberField.DEPARTEMENT, (code) -> {
			String complete = (code.length() == 1) ? "0" + code : code.toUpperCase(Locale.ROOT);
			Territory.ofDepartement(complete);
			return complete;
		}, null);
		if (departement == null && inseeCode != null) {
			return inseeCode.substring(0, inseeCode.startsWith("97") || inseeCode.startsWith("98") ? 3 : 2);
		}
		if (departement == null && this.texts.getOrDefault(MemberField.DEPARTEMENT, "").isBlank()) {
			refuse(MemberField.DEPARTEMENT, "Le code du département manque, par exemple 29 ou 2A.");
		}
		else if (departement != null && inseeCode != null && !inseeCode.startsWith(departement.substring(0, 2))) {
			refuse(MemberField.INSEE_CODE, "Le code INSEE %s n'est pas celui d'une commune du département %s."
				.formatted(inseeCode, departement));
		}
		return departement;
	}

	private @Nullable Integer population() {
		return parsed(MemberField.POPULATION, (text) -> {
			String digits = Excerpt.withoutSpaces(text);
			if (!digits.matches("[0-9]{1,8}") || Integer.parseInt(digits) > GREATEST_POPULATION) {
				throw new IllegalArgumentException(
						"La population « %s » n'est pas un nombre entier d'habitants.".formatted(Excerpt.of(text)));
			}
			return Integer.valueOf(digits);
		}, null);
	}

	private @Nullable Territory territory(@Nullable String inseeCode, @Nullable String departement) {
		Territory given = parsed(MemberField.TERRITORY, Territory::of, null);
		if (given != null) {
			return given;
		}
		if (inseeCode != null) {
			return Territory.ofCommune(inseeCode);
		}
		return (departement != null) ? Territory.ofDepartement(departement) : null;
	}

	private <T> @Nullable T parsed(MemberField field, Function<String, T> parser, @Nullable String whenMissing) {
		String text = (whenMissing != null) ? required(field, whenMissing) : text(field);
		if (text == null) {
			return null;
		}
		try {
			return parser.apply(text);
		}
		catch (IllegalArgumentException ex) {
			refuse(field, String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private @Nullable String matching(MemberField field, Pattern pattern, String advice) {
		String text = text(field);
		if (text != null && !pattern.matcher(text).matches()) {
			refuse(field, advice);
		}
		return text;
	}

	private @Nullable String required(MemberField field, String whenMissing) {
		String text = this.texts.get(field);
		if (text == null || text.isBlank()) {
			refuse(field, whenMissing);
			return null;
		}
		return text(field);
	}

	private @Nullable String text(MemberField field) {
		String text = this.texts.get(field);
		if (text == null || text.isBlank()) {
			return null;
		}
		text = text.strip();
		int length = text.codePointCount(0, text.length());
		if (length > field.longest()) {
			refuse(field, "Le texte est trop long : %d caractères, %d au plus.".formatted(length, field.longest()));
			return null;
		}
		String line = (field == MemberField.ADDRESS || field == MemberField.HOURS) ? text.replaceAll("\\R", " ") : text;
		if (UNPRINTABLE.matcher(line).find()) {
			refuse(field, "Le texte contient des caractères de commande, retirez-les.");
			return null;
		}
		return text;
	}

	private void refuse(MemberField field, String reason) {
		this.refused = true;
		this.problems.accept(field, reason);
	}

}
