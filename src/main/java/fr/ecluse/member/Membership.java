package fr.ecluse.member;

import java.util.regex.Pattern;

/**
 * One role of one agent in one member. Roles are named by procedures, for example
 * "instructeur"; a role in one member gives nothing in another.
 */
public record Membership(Siren siren, String role) {

	/** Role of those who administer the agents and keys of their member. */
	public static final String ADMINISTRATOR = "administrateur";

	private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

	/**
	 * @throws IllegalArgumentException in French when the role is not a lower-case key of
	 * 2 to 40 characters
	 */
	public Membership {
		if (!ROLE.matcher(role).matches()) {
			throw new IllegalArgumentException(
					("Le rôle « %s » n'est pas valable : 2 à 40 lettres minuscules sans accent, "
							+ "chiffres ou tirets, une lettre d'abord, par exemple « instructeur ».")
						.formatted(Excerpt.of(role)));
		}
	}

}
