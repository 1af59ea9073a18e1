package fr.ecluse.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Whom a designer means, as chosen on a page.
 *
 * @param pour key of a kind of audience
 * @param collectivites SIREN numbers, one a line
 */
record AudienceChoice(@Nullable String pour, @Nullable String collectivites, @Nullable String type,
		@Nullable String departement, @Nullable String groupe) {

	static final AudienceChoice NONE = new AudienceChoice("", "", "", "", "");

	/** Of an audience that was chosen earlier. */
	static AudienceChoice of(Audience audience) {
		String target = audience.target();
		String kind = audience.kind().key();
		return switch (audience.kind()) {
			case ALL -> new AudienceChoice(kind, "", "", "", "");
			case MEMBER -> new AudienceChoice(kind, target, "", "", "");
			case TYPE -> new AudienceChoice(kind, "", target, "", "");
			case DEPARTMENT -> new AudienceChoice(kind, "", "", target, "");
			case GROUP -> new AudienceChoice(kind, "", "", "", target);
		};
	}

	boolean isMade() {
		return !text(this.pour).isEmpty();
	}

	/**
	 * The audiences meant; several when members are named.
	 * @throws IllegalArgumentException in French when nobody is
	 */
	List<Audience> audiences() {
		Audience.Kind kind = Audience.Kind.find(text(this.pour))
			.orElseThrow(() -> new IllegalArgumentException("Choisissez à quelles collectivités vous pensez."));
		return switch (kind) {
			case ALL -> List.of(Audience.ALL);
			case TYPE -> List.of(new Audience(kind,
					MemberKind.find(text(this.type))
						.map(MemberKind::key)
						.orElseThrow(() -> new IllegalArgumentException("Choisissez un type de collectivité."))));
			case DEPARTMENT -> List.of(new Audience(kind, department()));
			case GROUP -> List.of(new Audience(kind, siren(text(this.groupe))));
			case MEMBER -> members();
		};
	}

	private List<Audience> members() {
		List<Audience> members = new ArrayList<>();
		Arrays.stream(text(this.collectivites).split("[\\r\\n,;]+"))
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.map(AudienceChoice::siren)
			.distinct()
			.forEach((siren) -> members.add(new Audience(Audience.Kind.MEMBER, siren)));
		if (members.isEmpty()) {
			throw new IllegalArgumentException("Donnez les numéros SIREN des collectivités, un par ligne.");
		}
		return members;
	}

	private String department() {
		String number = text(this.departement).toUpperCase(java.util.Locale.ROOT);
		if (!number.matches("[0-9][0-9AB][0-9]?")) {
			throw new IllegalArgumentException("Donnez le numéro du département, par exemple 56 ou 2A.");
		}
		return number;
	}

	private static String siren(String given) {
		if (given.isEmpty()) {
			throw new IllegalArgumentException("Donnez le numéro SIREN de l'intercommunalité.");
		}
		return Siren.of(given.replaceAll("[\\s.]", "")).value();
	}

	/** As the address of a page carries it. */
	String query() {
		return isMade() ? UriComponentsBuilder.newInstance()
			.queryParam("pour", "{p}")
			.queryParam("collectivites", "{m}")
			.queryParam("type", "{t}")
			.queryParam("departement", "{d}")
			.queryParam("groupe", "{g}")
			.encode()
			.buildAndExpand(text(this.pour), text(this.collectivites), text(this.type), text(this.departement),
					text(this.groupe))
			.toUriString() : "";
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value.strip() : "";
	}

}
