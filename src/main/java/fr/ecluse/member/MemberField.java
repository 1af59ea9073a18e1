package fr.ecluse.member;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What can be said of a member: its place in a JSON body, the column headers it has in
 * directory files, best first, and its greatest length.
 */
enum MemberField {

	SIREN("siren", 20, "siren", "siren_commune", "numero_siren", "n_siren", "siren_groupement"),

	NAME("name", 200, "nom", "nom_commune", "raison_sociale", "denomination", "nom_groupement", "libelle"),

	KIND("kind", 60, "type", "nature_juridique", "nature", "categorie"),

	INSEE_CODE("inseeCode", 5, "code_insee", "insee", "code_commune", "codgeo"),

	DEPARTEMENT("departement", 3, "departement", "departement_siege", "code_departement", "dep", "dept"),

	POPULATION("population", 12, "population_municipale", "population", "population_totale"),

	PARENT("parent", 20, "siren_epci", "epci"),

	TERRITORY("territory", 40, "territoire"),

	ADDRESS("letterhead/address", 300, "adresse"),

	POSTAL_CODE("letterhead/postalCode", 5, "code_postal", "cp"),

	CITY("letterhead/city", 100, "ville", "localite"),

	PHONE("letterhead/phone", 30, "telephone", "tel"),

	EMAIL("letterhead/email", 254, "courriel", "email", "mel", "mail"),

	WEBSITE("letterhead/website", 255, "site_internet", "site_web", "site"),

	SIGNATORY_NAME("letterhead/signatoryName", 150, "signataire", "nom_signataire"),

	SIGNATORY_TITLE("letterhead/signatoryTitle", 150, "fonction_signataire", "qualite_signataire"),

	HOURS("letterhead/hours", 300, "horaires", "heures_ouverture"),

	CONTACT_SERVICE("letterhead/contactService", 150, "service_contact", "service"),

	SIGNATORY_DELEGATION("letterhead/signatoryDelegation", 200, "delegation_signature", "mention_delegation");

	private final String path;

	private final int longest;

	private final List<String> headers;

	MemberField(String path, int longest, String... headers) {
		this.path = path;
		this.longest = longest;
		this.headers = List.of(headers);
	}

	static List<MemberField> letterhead() {
		return Arrays.stream(values()).filter((field) -> field.path.startsWith("letterhead/")).toList();
	}

	/** A header as directories are compared by: without case, accents and punctuation. */
	static String normalized(String header) {
		return Normalizer.normalize(header.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
			.replaceAll("\\p{M}+", "")
			.replaceAll("[^a-z0-9]+", "_")
			.replaceAll("^_|_$", "");
	}

	/** Name in the JSON object that holds it. */
	String jsonName() {
		return this.path.substring(this.path.indexOf('/') + 1);
	}

	String pointer() {
		return "/" + this.path;
	}

	/** Greatest length in characters. */
	int longest() {
		return this.longest;
	}

	List<String> headers() {
		return this.headers;
	}

}
