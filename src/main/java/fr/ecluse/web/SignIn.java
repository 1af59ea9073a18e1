package fr.ecluse.web;

import java.time.Duration;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Checks user name and password, slowed down for whoever guesses. Every form of sign-in
 * goes through here.
 */
class SignIn implements AuthenticationManager {

	private static final Logger logger = LoggerFactory.getLogger(SignIn.class);

	private final DaoAuthenticationProvider accounts;

	private final AttemptThrottle throttle;

	private final SignInJournal journal;

	SignIn(DaoAuthenticationProvider accounts, AttemptThrottle throttle, SignInJournal journal) {
		this.accounts = accounts;
		this.throttle = throttle;
		this.journal = journal;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String address = address(authentication);
		String username = authentication.getName().strip().toLowerCase(Locale.ROOT);
		Duration wait = this.throttle.attempt(address, username);
		if (!wait.isZero()) {
			logger.info("Sign-in postponed by {} for {} from {}", wait, name(username), address);
			this.journal.postponed(username);
			throw new TooManyAttemptsException(wait);
		}
		UsernamePasswordAuthenticationToken attempt = UsernamePasswordAuthenticationToken.unauthenticated(username,
				authentication.getCredentials());
		attempt.setDetails(authentication.getDetails());
		try {
			Authentication result = this.accounts.authenticate(attempt);
			this.throttle.succeeded(address, username);
			((UsernamePasswordAuthenticationToken) result).eraseCredentials();
			this.journal.accepted(result.getName(), address);
			return result;
		}
		catch (InternalAuthenticationServiceException ex) {
			throw ex;
		}
		catch (AuthenticationException ex) {
			logger.info("Sign-in refused for {} from {}", name(username), address);
			this.journal.refused(username);
			throw ex;
		}
	}

	/** People type passwords into the wrong field, and those have no place in a log. */
	private static String name(String username) {
		return AgentAccounts.isUsername(username) ? username : "(not a user name)";
	}

	private static String address(Authentication authentication) {
		if (authentication.getDetails() instanceof WebAuthenticationDetails details) {
			return details.getRemoteAddress();
		}
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)
				? current.getRequest().getRemoteAddr() : "";
	}

}
