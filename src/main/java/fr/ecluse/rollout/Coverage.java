package fr.ecluse.rollout;

import java.util.Arrays;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/** Audiences as callers write them, and as the database looks for their members. */
final class Coverage {

	private static final int LONGEST_TARGET = 40;

	private Coverage() {
	}

	/**
	 * Reads an audience.
	 * @param kind null for all members
	 * @throws org.springframework.web.ErrorResponseException 400 in French
	 */
	static Audience read(@Nullable String kind, @Nullable String target) {
		String wanted = (target != null) ? target.strip() : "";
		Audience.Kind found = (kind == null) ? Audience.Kind.ALL : Audience.Kind.find(kind)
			.orElseThrow(() -> Refusal.field("/audience", "L'audience est l'une de : %s.".formatted(
					Arrays.stream(Audience.Kind.values()).map(Audience.Kind::key).collect(Collectors.joining(", ")))));
		if ((found == Audience.Kind.ALL) != wanted.isEmpty() || wanted.length() > LONGEST_TARGET) {
			throw Refusal.field("/target", (found == Audience.Kind.ALL)
					? "Toutes les collectivités sont visées : retirez « target », ou choisissez une autre « audience »."
					: "Indiquez par « target » ce que vise l'audience « %s ».".formatted(found.key()));
		}
		return switch (found) {
			case ALL -> Audience.ALL;
			case MEMBER -> Audience.member(siren(wanted));
			case GROUP -> new Audience(found, siren(wanted).value());
			case TYPE -> new Audience(found, MemberKind.find(wanted)
				.map(MemberKind::key)
				.orElseThrow(() -> Refusal.field("/target", "Le type de collectivité est l'un de : %s.".formatted(
						Arrays.stream(MemberKind.values()).map(MemberKind::key).collect(Collectors.joining(", "))))));
			case DEPARTMENT -> new Audience(found, wanted.toUpperCase(java.util.Locale.ROOT));
		};
	}

	/**
	 * The condition that members {@code m} of an audience meet, with the parameter
	 * {@code target}.
	 */
	static String sql(Audience.Kind kind) {
		return switch (kind) {
			case ALL -> "'' = :target";
			case MEMBER -> "m.siren = :target";
			case TYPE -> "m.kind = :target";
			case DEPARTMENT -> "m.departement = :target";
			case GROUP -> "coalesce(m.parent, m.siren) = :target";
		};
	}

	private static Siren siren(String text) {
		try {
			return Siren.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.field("/target", String.valueOf(ex.getMessage()));
		}
	}

}
