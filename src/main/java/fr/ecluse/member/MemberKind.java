package fr.ecluse.member;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Legal form of a member, as far as procedures distinguish it, with the codes that public
 * directories use for it (BANATIC, Insee).
 */
public enum MemberKind {

	COMMUNE("commune", "commune", "com", "mairie", "ville"),

	COMMUNAUTE_DE_COMMUNES("communaute-de-communes", "communauté de communes", "cc"),

	COMMUNAUTE_D_AGGLOMERATION("communaute-d-agglomeration", "communauté d'agglomération", "ca"),

	COMMUNAUTE_URBAINE("communaute-urbaine", "communauté urbaine", "cu"),

	/** The Métropole de Lyon too, although it is a collectivité à statut particulier. */
	METROPOLE("metropole", "métropole", "metro", "met69", "met"),

	SYNDICAT("syndicat", "syndicat", "sivu", "sivom", "smf", "smo", "sm", "petr", "pole", "syndicat-mixte",
			"syndicat-intercommunal"),

	DEPARTEMENT("departement", "département", "dep"),

	REGION("region", "région", "reg"),

	/** CCAS, caisse des écoles, SDIS, centre de gestion and the like. */
	ETABLISSEMENT_PUBLIC("etablissement-public", "établissement public local", "ccas", "cias", "epl", "sdis", "cdg"),

	OTHER("autre", "autre organisme");

	private final String key;

	private final String label;

	private final List<String> codes;

	MemberKind(String key, String label, String... codes) {
		this.key = key;
		this.label = label;
		this.codes = List.of(codes);
	}

	/** The kind of a key, a French name or a code of a public directory. */
	public static Optional<MemberKind> find(String text) {
		String wanted = slug(text);
		return Arrays.stream(values())
			.filter((kind) -> kind.key.equals(wanted) || slug(kind.label).equals(wanted) || kind.codes.contains(wanted))
			.findFirst();
	}

	/**
	 * As {@link #find}.
	 * @throws IllegalArgumentException when there is none, with the known keys in French
	 */
	public static MemberKind of(String text) {
		return find(text).orElseThrow(() -> new IllegalArgumentException(
				"Le type d'organisme « %s » est inconnu. Types possibles : %s.".formatted(Excerpt.of(text), keys())));
	}

	private static String keys() {
		return Arrays.stream(values()).map(MemberKind::key).collect(Collectors.joining(", "));
	}

	private static String slug(String text) {
		return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
			.replaceAll("\\p{M}+", "")
			.replaceAll("[^a-z0-9]+", "-");
	}

	/** Stable key of the interface. */
	@JsonValue
	public String key() {
		return this.key;
	}

	/** French name, to be shown. */
	public String label() {
		return this.label;
	}

}
