package fr.ecluse.console;

import java.util.List;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.stereotype.Component;

/** Audiences as colleagues call them: members by their names. */
@Component
class AudienceWords {

	private final Members members;

	AudienceWords(Members members) {
		this.members = members;
	}

	String of(Audience audience) {
		String kind = audience.kind().label();
		return switch (audience.kind()) {
			case ALL, DEPARTMENT -> audience.label();
			case MEMBER, GROUP -> "%s\u00a0: %s".formatted(kind, name(audience));
			case TYPE -> "%s\u00a0: %s".formatted(kind,
					MemberKind.find(audience.target()).map(MemberKind::label).orElse(audience.target()));
		};
	}

	/** Several members in one line. */
	String of(List<Audience> audiences) {
		return (audiences.size() == 1) ? of(audiences.get(0)) : "%d collectivités : %s".formatted(audiences.size(),
				audiences.stream().map(this::name).collect(Collectors.joining(", ")));
	}

	/**
	 * Looks whether the members that are meant exist.
	 * @throws IllegalArgumentException in French when one does not
	 */
	void check(List<Audience> audiences) {
		for (Audience audience : audiences) {
			boolean one = audience.kind() == Audience.Kind.MEMBER || audience.kind() == Audience.Kind.GROUP;
			if (one && this.members.find(new Siren(audience.target())).isEmpty()) {
				throw new IllegalArgumentException(
						"Aucun adhérent n'a le SIREN « %s ». Vérifiez-le.".formatted(audience.target()));
			}
		}
	}

	private String name(Audience audience) {
		return this.members.find(new Siren(audience.target())).map(Member::name).orElse(audience.target());
	}

}
