package fr.ecluse.identity;

import org.springframework.security.core.AuthenticationException;

/** The provider knows the person, but no account is to be opened to them. */
public class SignInRefusedException extends AuthenticationException {

	/**
	 * A refusal.
	 * @param sentence in French, for that person
	 */
	SignInRefusedException(String sentence) {
		super(sentence);
	}

	/** In French, why, and whom to ask. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

}
