package fr.ecluse.catalogue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.ecluse.member.Member;
import fr.ecluse.member.Siren;

/**
 * Which members a publication is for.
 *
 * @param target SIREN, key of a kind, number of a département or SIREN of an
 * intercommunality; empty for all
 */
public record Audience(Kind kind, String target) {

	/** All members, those to come included. */
	public static final Audience ALL = new Audience(Kind.ALL, "");

	public static Audience member(Siren siren) {
		return new Audience(Kind.MEMBER, siren.value());
	}

	/** The targets by which a member is meant, for each kind. */
	static Map<Kind, String> covering(Member member) {
		String group = (member.parent() != null) ? member.parent().value() : member.siren().value();
		return Map.of(Kind.ALL, "", Kind.MEMBER, member.siren().value(), Kind.TYPE, member.kind().key(),
				Kind.DEPARTMENT, member.departement(), Kind.GROUP, group);
	}

	/** French, as the list of publications shows it. */
	public String label() {
		return this.target.isEmpty() ? this.kind.label() : "%s : %s".formatted(this.kind.label(), this.target);
	}

	/** Ways to name members. */
	public enum Kind {

		ALL("all", "Toutes les collectivités"), MEMBER("member", "Collectivité"), TYPE("kind", "Type de collectivité"),
		DEPARTMENT("departement", "Département"), GROUP("group", "Intercommunalité et ses communes");

		private final String key;

		private final String label;

		Kind(String key, String label) {
			this.key = key;
			this.label = label;
		}

		@JsonValue
		public String key() {
			return this.key;
		}

		public String label() {
			return this.label;
		}

		public static Optional<Kind> find(String key) {
			return Arrays.stream(values()).filter((kind) -> kind.key.equals(key)).findFirst();
		}

	}

}
