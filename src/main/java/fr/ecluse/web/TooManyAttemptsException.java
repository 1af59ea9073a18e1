package fr.ecluse.web;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/** Credentials are not even looked at, because too many were wrong before. */
class TooManyAttemptsException extends AuthenticationException {

	private final Duration wait;

	TooManyAttemptsException(Duration wait) {
		super("Too many attempts");
		this.wait = wait;
	}

	long seconds() {
		return Math.max(1, this.wait.plusMillis(999).toSeconds());
	}

	/** The waiting time as people say it. */
	String inWords() {
		long seconds = seconds();
		if (seconds == 1) {
			return "une seconde";
		}
		if (seconds < 60) {
			return seconds + " secondes";
		}
		long minutes = (seconds + 59) / 60;
		return (minutes == 1) ? "une minute" : minutes + " minutes";
	}

}
