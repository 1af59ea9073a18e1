package fr.ecluse.member;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What a call says of an agent. What it does not say stays as it is; the roles are those
 * of the member or of the platform, as the call's address tells.
 */
record AgentForm<R>(String username, @Nullable String displayName, @Nullable String email, boolean emailGiven,
		@Nullable String password, @Nullable Boolean enabled, @Nullable Set<R> roles) {

	private static final Pattern USERNAME = Pattern.compile("[a-z0-9.@_-]{3,64}");

	private static final int LONGEST_NAME = 150;

	private static final int LONGEST_EMAIL = 254;

	/** The roles of one member, at least one of them. */
	static AgentForm<String> ofMember(JsonNode body, Siren siren, @Nullable String username) {
		return JsonFields.read(body, (fields) -> {
			Set<String> roles = fields.set("roles", (role) -> new Membership(siren, role).role());
			if (roles != null && roles.isEmpty()) {
				fields.refuse("roles", "Donnez au moins un rôle, par exemple « instructeur ». "
						+ "Pour retirer l'agent de l'organisme, supprimez-le de sa liste d'agents.");
			}
			return read(fields, username, roles);
		});
	}

	/** The roles on the platform, which may be none. */
	static AgentForm<OpsnRole> ofOpsn(JsonNode body, @Nullable String username) {
		return JsonFields
			.read(body,
					(fields) -> read(fields, username,
							fields.set("opsnRoles", (role) -> OpsnRole.find(role)
								.orElseThrow(() -> new IllegalArgumentException(
										"Le rôle « %s » n'existe pas. Rôles de l'OPSN : administrateur, concepteur."
											.formatted(Excerpt.of(role)))))));
	}

	private static <R> AgentForm<R> read(JsonFields fields, @Nullable String addressed, @Nullable Set<R> roles) {
		String username = username(fields, addressed);
		String displayName = fields.text("displayName", LONGEST_NAME);
		if (displayName == null && fields.has("displayName")) {
			fields.refuse("displayName", "Donnez le nom de la personne, par exemple « Anne Le Goff ».");
		}
		String email = fields.text("email", LONGEST_EMAIL);
		if (email != null && !MemberForm.EMAIL.matcher(email).matches()) {
			fields.refuse("email", "L'adresse électronique s'écrit par exemple anne.legoff@exemple.fr.");
		}
		String password = fields.secret("password");
		if (password != null) {
			Passwords.weakness(password, username).ifPresent((weakness) -> fields.refuse("password", weakness));
		}
		return new AgentForm<>(username, displayName, email, fields.has("email"), password, fields.flag("enabled"),
				roles);
	}

	private static String username(JsonFields fields, @Nullable String addressed) {
		String username = (addressed != null) ? addressed
				: fields.requiredText("username", 64, "Donnez l'identifiant avec lequel la personne se connectera.")
					.toLowerCase(Locale.ROOT);
		if (!username.isEmpty() && !USERNAME.matcher(username).matches()) {
			fields.refuse("username", "L'identifiant compte 3 à 64 lettres minuscules sans accent, chiffres, points, "
					+ "tirets ou @, par exemple anne.legoff.");
		}
		return username;
	}

	/**
	 * The account that the form makes of nothing.
	 * @throws org.springframework.web.ErrorResponseException 400 when it says too little
	 */
	Agent account(PasswordEncoder passwords) {
		String displayName = this.displayName;
		String password = this.password;
		if (displayName == null) {
			throw Refusal.field("/displayName", "Ce compte n'existe pas encore : donnez le nom de la personne.");
		}
		if (password == null) {
			throw Refusal.field("/password",
					"Ce compte n'existe pas encore : donnez un premier mot de passe, que la personne recevra de vous.");
		}
		return new Agent(this.username, displayName, this.email, encoded(password, passwords),
				this.enabled == null || this.enabled, Set.of(), Set.of());
	}

	/** The account as it is after the call; its roles are not looked at. */
	Agent changed(Agent known, PasswordEncoder passwords) {
		return new Agent(known.username(), (this.displayName != null) ? this.displayName : known.displayName(),
				this.emailGiven ? this.email : known.email(),
				(this.password != null) ? encoded(this.password, passwords) : known.passwordHash(),
				(this.enabled != null) ? this.enabled : known.enabled(), known.opsnRoles(), known.memberships());
	}

	/** Whether the call would change the person's name, address, password or access. */
	boolean changes(Agent known) {
		return this.password != null || (this.displayName != null && !this.displayName.equals(known.displayName()))
				|| (this.emailGiven && !Objects.equals(this.email, known.email()))
				|| (this.enabled != null && this.enabled != known.enabled());
	}

	private static String encoded(String password, PasswordEncoder passwords) {
		return Objects.requireNonNull(passwords.encode(password));
	}

	/** Without the password, which has no place in a log. */
	@Override
	public String toString() {
		return "AgentForm[" + this.username + "]";
	}

}
