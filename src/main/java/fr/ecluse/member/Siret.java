package fr.ecluse.member;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Number of an establishment: the SIREN of its organisation and five digits, the last of
 * which is a Luhn key. The establishments of La Poste other than its seat are an
 * exception: the plain sum of their fourteen digits is a multiple of five.
 */
public record Siret(@JsonValue String value) {

	private static final Pattern FOURTEEN_DIGITS = Pattern.compile("[0-9]{14}");

	private static final String LA_POSTE = "356000000";

	/**
	 * @throws IllegalArgumentException in French when it is not fourteen digits or a key
	 * is wrong
	 */
	public Siret {
		if (!FOURTEEN_DIGITS.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"Le SIRET « %s » n'est pas valable : il doit compter exactement quatorze chiffres."
						.formatted(Excerpt.of(value)));
		}
		Siren siren = new Siren(value.substring(0, 9));
		if (!Luhn.holds(value) && !(LA_POSTE.equals(siren.value()) && Luhn.plainSum(value) % 5 == 0)) {
			throw new IllegalArgumentException(
					"Le SIRET %s n'est pas valable : sa clé de contrôle est fausse, vérifiez chaque chiffre."
						.formatted(value));
		}
	}

	/**
	 * Reads a number as people write it, spaces between the groups included.
	 * @throws IllegalArgumentException in French when it is not valid
	 */
	@JsonCreator
	public static Siret of(String text) {
		return new Siret(Excerpt.withoutSpaces(text));
	}

	/** The organisation that the establishment belongs to. */
	public Siren siren() {
		return new Siren(this.value.substring(0, 9));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
