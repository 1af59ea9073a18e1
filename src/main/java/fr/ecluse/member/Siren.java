package fr.ecluse.member;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Number of an organisation in the SIRENE register (Code de commerce R123-221): nine
 * digits, the last of which is a Luhn key. It is the id of a member everywhere.
 */
public record Siren(@JsonValue String value) implements Comparable<Siren> {

	private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

	/**
	 * @throws IllegalArgumentException in French when it is not nine digits or the key is
	 * wrong
	 */
	public Siren {
		if (!NINE_DIGITS.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"Le SIREN « %s » n'est pas valable : il doit compter exactement neuf chiffres."
						.formatted(Excerpt.of(value)));
		}
		if (!Luhn.holds(value)) {
			throw new IllegalArgumentException(
					"Le SIREN %s n'est pas valable : sa clé de contrôle est fausse, vérifiez chaque chiffre."
						.formatted(value));
		}
	}

	/**
	 * Reads a number as people write it, spaces between the groups included.
	 * @throws IllegalArgumentException in French when it is not valid
	 */
	@JsonCreator
	public static Siren of(String text) {
		return new Siren(Excerpt.withoutSpaces(text));
	}

	@Override
	public int compareTo(Siren other) {
		return this.value.compareTo(other.value);
	}

	/** The bare number, so that it can be used in texts, addresses and group ids. */
	@Override
	public String toString() {
		return this.value;
	}

}
