package fr.ecluse.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import fr.ecluse.member.Program;
import fr.ecluse.member.Scope;
import fr.ecluse.member.Siren;
import fr.ecluse.member.Siret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Lets programs in by a token of the authorization server in the settings (OAuth 2.0
 * client credentials, RFC 6749 §4.4; JWT access tokens, RFC 9068).
 */
@Component
public class ProgramTokens {

	private static final Logger logger = LoggerFactory.getLogger(ProgramTokens.class);

	private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");

	private static final Pattern CLIENT = Pattern.compile("[\\x21-\\x7e]{1,80}");

	private final OAuth2Settings settings;

	private final @Nullable AuthorizationServer server;

	private final Clock clock;

	ProgramTokens(OAuth2Settings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
		String issuer = settings.issuer();
		String keys = settings.jwkSetUri();
		this.server = (issuer == null || issuer.isBlank()) ? null
				: new AuthorizationServer(Issuer.of("ecluse.oauth2.issuer", issuer),
						(keys == null || keys.isBlank()) ? null : Issuer.of("ecluse.oauth2.jwk-set-uri", keys), clock);
	}

	/** Whether this is a token for us to check, and not one of our own keys. */
	public boolean isToken(String credentials) {
		return this.server != null && TOKEN.matcher(credentials).matches();
	}

	/** The program that presents the token, or why it is not let in. */
	public Outcome check(String token) {
		if (this.server == null) {
			throw new IllegalStateException("No authorization server is set");
		}
		try {
			return read(this.server.decoder("at+jwt", "application/at+jwt").decode(token), this.server.issuer());
		}
		catch (BadJwtException ex) {
			logger.debug("Token refused", ex);
			return new Refused("il n'est pas signé par le serveur d'autorisation");
		}
		catch (JwtException ex) {
			return (this.server.answers() && isOurOwnRestraint(ex))
					? new Refused("il nomme une clé de signature inconnue") : new Unavailable();
		}
		catch (UnreachableIssuerException ex) {
			return new Unavailable();
		}
	}

	/** The server answers; it is we who do not ask it for every invented number. */
	private static boolean isOurOwnRestraint(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RateLimitReachedException) {
				return true;
			}
		}
		return false;
	}

	private Outcome read(Jwt token, String issuer) {
		String fault = fault(token, issuer);
		if (fault != null) {
			return new Refused(fault);
		}
		String client = client(token);
		if (client == null) {
			return new Refused("il ne nomme pas son client (« client_id », « azp » ou « sub »)");
		}
		try {
			Siren member = member(token);
			return (member != null) ? new Accepted(new Program("client:" + client, client, member, scopes(token), null))
					: new Refused("il ne nomme pas d'adhérent (« %s »)"
						.formatted(String.join(" » ou « ", this.settings.memberClaim())));
		}
		catch (IllegalArgumentException ex) {
			return new Refused("l'adhérent qu'il nomme n'a pas un numéro valable");
		}
	}

	private @Nullable String fault(Jwt token, String issuer) {
		Instant now = this.clock.instant();
		Instant expires = token.getExpiresAt();
		Instant begins = token.getNotBefore();
		if (!issuer.equals(token.getClaims().get("iss"))) {
			return "il vient d'un autre émetteur que %s".formatted(issuer);
		}
		if (token.getAudience() == null || !token.getAudience().contains(this.settings.audience())) {
			return "il est destiné à un autre service que « %s »".formatted(this.settings.audience());
		}
		if (expires == null || !now.isBefore(expires.plus(this.settings.clockSkew()))) {
			return "il a expiré, demandez-en un nouveau";
		}
		if (begins != null && now.isBefore(begins.minus(this.settings.clockSkew()))) {
			return "il n'est pas encore valable, vérifiez les horloges";
		}
		return null;
	}

	private static @Nullable String client(Jwt token) {
		for (String claim : List.of("client_id", "azp", "sub")) {
			if (token.getClaims().get(claim) instanceof String client) {
				return CLIENT.matcher(client).matches() ? client : null;
			}
		}
		return null;
	}

	private @Nullable Siren member(Jwt token) {
		for (String claim : this.settings.memberClaim()) {
			if (token.getClaims().get(claim) instanceof String number) {
				return (number.length() == 9) ? new Siren(number) : new Siret(number).siren();
			}
		}
		return null;
	}

	/** Scopes of other services may be there as well, and are passed over. */
	private Set<Scope> scopes(Jwt token) {
		List<String> given = new ArrayList<>();
		if (token.getClaims().get("scope") instanceof String text) {
			given.addAll(Arrays.asList(text.split(" ")));
		}
		else if (token.getClaims().get("scope") instanceof Collection<?> items) {
			items.forEach((item) -> given.add(String.valueOf(item)));
		}
		Set<Scope> scopes = EnumSet.noneOf(Scope.class);
		for (Scope scope : Scope.values()) {
			if (given.contains(this.settings.scopePrefix() + scope.key())) {
				scopes.add(scope);
			}
		}
		return scopes;
	}

	/** What becomes of a token. */
	public sealed interface Outcome {

	}

	/** It lets this program in. */
	public record Accepted(Program program) implements Outcome {

	}

	/**
	 * It lets nobody in.
	 *
	 * @param reason in French, to follow "le jeton n'est pas valable :"
	 */
	public record Refused(String reason) implements Outcome {

	}

	/** The authorization server does not answer, so that nobody can say. */
	public record Unavailable() implements Outcome {

	}

}
