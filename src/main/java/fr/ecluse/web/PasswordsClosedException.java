package fr.ecluse.web;

import org.springframework.security.authentication.AccountStatusException;

/** The password is right, but the settings leave passwords to the OPSN. */
class PasswordsClosedException extends AccountStatusException {

	PasswordsClosedException() {
		super("Passwords are closed");
	}

}
