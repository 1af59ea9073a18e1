package fr.ecluse.member;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a program may do in the members that it opens; none includes another. */
public enum Scope {

	/** Starts dossiers, and adds attachments and sealed bids to them. */
	START,

	/** Looks at everything that the program's members hold. */
	READ,

	/** Works on tasks and sends messages to dossiers. */
	TASKS,

	/** Administers: agents, keys, parameters, letterhead, subscriptions. */
	ADMIN;

	/** What a member's program may do unless something else was asked for. */
	public static final Set<Scope> USUAL = of(EnumSet.of(START, READ, TASKS));

	/** Everything. */
	public static final Set<Scope> ALL = of(EnumSet.allOf(Scope.class));

	/**
	 * Reads a scope as programs write it.
	 * @throws IllegalArgumentException in French when there is no such scope
	 */
	public static Scope of(String key) {
		return Arrays.stream(values())
			.filter((scope) -> scope.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"La portée « %s » n'existe pas ; portées possibles : start, read, tasks, admin."
						.formatted(Excerpt.of(key))));
	}

	/** These scopes, unchangeable and always in the same order. */
	static Set<Scope> of(Collection<Scope> scopes) {
		return Collections.unmodifiableSet(scopes.isEmpty() ? EnumSet.noneOf(Scope.class) : EnumSet.copyOf(scopes));
	}

	static String write(Collection<Scope> scopes) {
		return of(scopes).stream().map(Scope::key).collect(Collectors.joining(","));
	}

	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
