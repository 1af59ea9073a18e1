package fr.ecluse.calendar;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.ecluse.law.DataFile;

/**
 * Part of the Republic with its own public holidays and its own legal time: the one of
 * the organisation that acts, not of the machine that computes.
 */
public enum Territory {

	METROPOLE("metropole", "France métropolitaine", "Europe/Paris"),

	ALSACE_MOSELLE("alsace-moselle", "Alsace-Moselle", "Europe/Paris"),

	GUADELOUPE("guadeloupe", "Guadeloupe", "America/Guadeloupe"),

	MARTINIQUE("martinique", "Martinique", "America/Martinique"),

	GUYANE("guyane", "Guyane", "America/Cayenne"),

	LA_REUNION("la-reunion", "La Réunion", "Indian/Reunion"),

	MAYOTTE("mayotte", "Mayotte", "Indian/Mayotte"),

	SAINT_MARTIN("saint-martin", "Saint-Martin", "America/Marigot"),

	SAINT_BARTHELEMY("saint-barthelemy", "Saint-Barthélemy", "America/St_Barthelemy"),

	SAINT_PIERRE_ET_MIQUELON("saint-pierre-et-miquelon", "Saint-Pierre-et-Miquelon", "America/Miquelon"),

	POLYNESIE_FRANCAISE("polynesie-francaise", "Polynésie française", "Pacific/Tahiti"),

	NOUVELLE_CALEDONIE("nouvelle-caledonie", "Nouvelle-Calédonie", "Pacific/Noumea"),

	WALLIS_ET_FUTUNA("wallis-et-futuna", "Wallis-et-Futuna", "Pacific/Wallis");

	private final String key;

	private final String label;

	private final ZoneId zone;

	Territory(String key, String label, String zone) {
		this.key = key;
		this.label = label;
		this.zone = ZoneId.of(zone);
	}

	/**
	 * The territory of a key such as {@code la-reunion}.
	 * @throws IllegalArgumentException when there is none, with the known keys in French
	 */
	public static Territory of(String key) {
		return find(key).orElseThrow(() -> new IllegalArgumentException(
				"Le territoire « %s » est inconnu. Territoires possibles : %s.".formatted(key, keys())));
	}

	public static Optional<Territory> find(String key) {
		return Arrays.stream(values()).filter(territory -> territory.key.equals(key)).findFirst();
	}

	/**
	 * The territory of a commune by its INSEE code; the codes that Saint-Barthélemy and
	 * Saint-Martin had as communes of Guadeloupe until 2007 are understood.
	 * @throws IllegalArgumentException when the code is of no known territory
	 */
	public static Territory ofCommune(String inseeCode) {
		String code = inseeCode.strip().toUpperCase(Locale.ROOT);
		if (!code.matches("(\\d{2}|2[AB])\\d{3}")) {
			throw new IllegalArgumentException(
					"Le code INSEE « %s » doit compter cinq caractères, par exemple 29019 ou 2A004."
						.formatted(inseeCode));
		}
		return switch (code) {
			case "97123" -> SAINT_BARTHELEMY;
			case "97127" -> SAINT_MARTIN;
			default -> ofDepartement(code.substring(0, (code.compareTo("97") < 0) ? 2 : 3));
		};
	}

	/**
	 * The territory of a département or overseas collectivity by its code, the two parts
	 * of the Rhône ({@code 69D}, {@code 69M}) and European Alsace ({@code 6AE}) included.
	 * @throws IllegalArgumentException when the code is of no known territory
	 */
	public static Territory ofDepartement(String code) {
		return switch (code.strip().toUpperCase(Locale.ROOT)) {
			case "57", "67", "68", "6AE" -> ALSACE_MOSELLE;
			case "971" -> GUADELOUPE;
			case "972" -> MARTINIQUE;
			case "973" -> GUYANE;
			case "974" -> LA_REUNION;
			case "975" -> SAINT_PIERRE_ET_MIQUELON;
			case "976" -> MAYOTTE;
			case "977" -> SAINT_BARTHELEMY;
			case "978" -> SAINT_MARTIN;
			case "986" -> WALLIS_ET_FUTUNA;
			case "987" -> POLYNESIE_FRANCAISE;
			case "988" -> NOUVELLE_CALEDONIE;
			case "2A", "2B", "69D", "69M" -> METROPOLE;
			default -> ofMetropolitanDepartement(code.strip());
		};
	}

	private static Territory ofMetropolitanDepartement(String code) {
		if (!code.matches("0[1-9]|[1-8]\\d|9[0-5]")) {
			throw new IllegalArgumentException(
					"Le code « %s » n'est celui d'aucun département ni d'aucune collectivité d'outre-mer connus."
						.formatted(code));
		}
		return METROPOLE;
	}

	/** The entry {@code territories} of a line of a data file. */
	public static Set<Territory> read(DataFile line) {
		Set<Territory> territories = EnumSet.noneOf(Territory.class);
		for (String key : line.texts("territories")) {
			territories.add(find(key).orElseThrow(() -> line
				.fault("le territoire « %s » est inconnu ; territoires possibles : %s.".formatted(key, keys()))));
		}
		if (territories.isEmpty()) {
			throw line.fault("la liste « territories » est vide.");
		}
		return territories;
	}

	static String keys() {
		return Arrays.stream(values()).map(Territory::key).collect(Collectors.joining(", "));
	}

	/** Stable key of the interface and of the data files. */
	@JsonValue
	public String key() {
		return this.key;
	}

	/** French name, to be shown. */
	public String label() {
		return this.label;
	}

	/**
	 * Legal time. Polynesia is given Tahiti's, although the Marquesas are 30 minutes and
	 * the Gambier an hour ahead of it.
	 */
	public ZoneId zone() {
		return this.zone;
	}

}
