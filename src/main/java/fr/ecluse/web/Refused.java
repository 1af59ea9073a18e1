package fr.ecluse.web;

import fr.ecluse.member.Siren;

import org.springframework.security.authorization.AuthorizationResult;

/** Why a signed-in caller may not pass, where it is more than a lack of rights. */
sealed interface Refused extends AuthorizationResult {

	@Override
	default boolean isGranted() {
		return false;
	}

	/** Nothing is served there, for anyone. */
	record UnknownAddress() implements Refused {

	}

	/** Another member's data: for this caller that member does not exist. */
	record AnotherMember(Siren siren) implements Refused {

	}

	/** The address names no possible member. */
	record MalformedSiren(String detail) implements Refused {

	}

}
