package fr.ecluse.identity;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What the provider tells of a person (OpenID Connect Core §5.3): in JSON, or in a token
 * that it signed for us. It has to speak of the person who signed in.
 */
final class UserInfo {

	private static final MediaType JWT = MediaType.parseMediaType("application/jwt");

	private static final Duration SKEW = Duration.ofSeconds(60);

	private final OidcSettings settings;

	private final AuthorizationServer server;

	private final RestClient http;

	private final Clock clock;

	UserInfo(OidcSettings settings, AuthorizationServer server, RestClient http, Clock clock) {
		this.settings = settings;
		this.server = server;
		this.http = http;
		this.clock = clock;
	}

	/**
	 * The claims.
	 * @throws OAuth2AuthenticationException when they are not to be trusted
	 * @throws UnreachableIssuerException when there is no answer
	 */
	Map<String, Object> read(OidcUserRequest request) {
		String address = request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri();
		if (address == null || address.isBlank()) {
			throw refused("no user information endpoint");
		}
		Map<String, Object> claims = claims(answer(address, request));
		String subject = request.getIdToken().getSubject();
		if (subject == null || !subject.equals(claims.get("sub"))) {
			throw refused("user information of somebody else");
		}
		return claims;
	}

	private ResponseEntity<byte[]> answer(String address, OidcUserRequest request) {
		try {
			return this.http.get()
				.uri(address)
				.headers((headers) -> headers.setBearerAuth(request.getAccessToken().getTokenValue()))
				.accept(JWT, MediaType.APPLICATION_JSON)
				.retrieve()
				.toEntity(byte[].class);
		}
		catch (RestClientException ex) {
			throw new UnreachableIssuerException(this.server.issuer(), ex);
		}
	}

	private Map<String, Object> claims(ResponseEntity<byte[]> answer) {
		byte[] content = answer.getBody();
		String body = (content != null) ? new String(content, StandardCharsets.UTF_8).strip() : "";
		MediaType type = answer.getHeaders().getContentType();
		if (type != null && JWT.isCompatibleWith(type)) {
			return signed(body);
		}
		if (this.settings.provider().signsUserInfo()) {
			throw refused("user information that is not signed");
		}
		return plain(body);
	}

	private Map<String, Object> signed(String body) {
		try {
			Jwt token = this.server.decoder().decode(body);
			boolean meant = this.server.issuer().equals(token.getClaims().get("iss")) && token.getAudience() != null
					&& token.getAudience().contains(this.settings.clientId());
			boolean late = token.getExpiresAt() != null
					&& !this.clock.instant().isBefore(token.getExpiresAt().plus(SKEW));
			if (!meant || late) {
				throw refused("user information of another issuer, for another client or too late");
			}
			return token.getClaims();
		}
		catch (BadJwtException ex) {
			throw refused("user information with a bad signature");
		}
		catch (JwtException ex) {
			throw new UnreachableIssuerException(this.server.issuer(), ex);
		}
	}

	private static Map<String, Object> plain(String body) {
		try {
			@Nullable Map<String, Object> claims = JSONObjectUtils.parse(body);
			return (claims != null) ? claims : Map.of();
		}
		catch (ParseException ex) {
			throw refused("user information that is no JSON object");
		}
	}

	private static OAuth2AuthenticationException refused(String why) {
		return new OAuth2AuthenticationException(new OAuth2Error("invalid_user_info_response", why, null));
	}

}
