package fr.ecluse.journal;

import java.util.Objects;

import org.slf4j.MDC;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who acts.
 *
 * @param kind {@code agent}, {@code key}, {@code client}, {@code job} or
 * {@code anonymous}
 * @param id user name, {@code api-key:<id>}, {@code client:<id>}, or for a job the
 * element of the model that runs
 */
public record Actor(String kind, String id) {

	/** Under which the engine names the element it works on. */
	private static final String ACTIVITY = "activityId";

	/** The server itself, where no element of a model runs. */
	private static final String SERVER = "ecluse";

	/** A person with an account. */
	public static Actor agent(String username) {
		return new Actor("agent", username);
	}

	/** Whoever this thread works for. */
	public static Actor current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null) {
			return new Actor("job", Objects.requireNonNullElse(MDC.get(ACTIVITY), SERVER));
		}
		if (authentication instanceof AnonymousAuthenticationToken) {
			return new Actor("anonymous", "anonymous");
		}
		String name = authentication.getName();
		if (name.startsWith("api-key:")) {
			return new Actor("key", name);
		}
		return name.startsWith("client:") ? new Actor("client", name) : agent(name);
	}

}
