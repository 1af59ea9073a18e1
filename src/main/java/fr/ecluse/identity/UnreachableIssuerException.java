package fr.ecluse.identity;

import org.springframework.security.authentication.AuthenticationServiceException;

/** An authorization server does not answer, or not as it should. */
public class UnreachableIssuerException extends AuthenticationServiceException {

	UnreachableIssuerException(String issuer, Throwable cause) {
		super("No usable answer from " + issuer, cause);
	}

}
