package fr.ecluse.identity;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * An authorization server as it describes itself. Nothing is asked of it before it is
 * needed, so that this server starts without it; what it said is kept, and its keys are
 * used for some hours when it stops answering.
 */
final class AuthorizationServer {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizationServer.class);

	/** None that a public key could be taken for the secret of. */
	private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
			JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
			JWSAlgorithm.ES384, JWSAlgorithm.ES512);

	private static final Duration CONNECT = Duration.ofSeconds(3);

	private static final Duration READ = Duration.ofSeconds(5);

	private static final int LONGEST_ANSWER = 256 * 1024;

	private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

	private static final Duration KEYS_KEPT_IN_OUTAGE = Duration.ofHours(4);

	/** So that tokens with invented key numbers do not become calls to the server. */
	private static final Duration KEYS_ASKED_EVERY = Duration.ofSeconds(10);

	/** While it is down, callers are told so at once instead of waiting in a row. */
	private static final Duration FAILURE_KEPT = Duration.ofSeconds(5);

	private final URI issuer;

	private final @Nullable URI givenKeys;

	private final Clock clock;

	private final DefaultResourceRetriever retriever = new DefaultResourceRetriever(Math.toIntExact(CONNECT.toMillis()),
			Math.toIntExact(READ.toMillis()), LONGEST_ANSWER);

	private @Nullable Map<String, Object> metadata;

	private @Nullable JWKSource<SecurityContext> keys;

	private @Nullable UnreachableIssuerException failure;

	private Instant failed = Instant.MIN;

	private volatile boolean answers;

	/**
	 * A server.
	 * @param givenKeys where its keys are; null when it says so itself
	 */
	AuthorizationServer(URI issuer, @Nullable URI givenKeys, Clock clock) {
		this.issuer = issuer;
		this.givenKeys = givenKeys;
		this.clock = clock;
	}

	String issuer() {
		return this.issuer.toString();
	}

	/**
	 * What the server says of itself.
	 * @throws UnreachableIssuerException when it does not
	 */
	synchronized Map<String, Object> metadata() {
		if (this.metadata != null) {
			return this.metadata;
		}
		if (this.failure != null && this.clock.instant().isBefore(this.failed.plus(FAILURE_KEPT))) {
			throw this.failure;
		}
		try {
			this.metadata = read();
			return this.metadata;
		}
		catch (IOException | ParseException ex) {
			logger.warn("The authorization server {} does not describe itself: {}", this.issuer, ex.getMessage());
			this.failure = new UnreachableIssuerException(issuer(), ex);
			this.failed = this.clock.instant();
			throw this.failure;
		}
	}

	private Map<String, Object> read() throws IOException, ParseException {
		URL address = URI.create(issuer().replaceAll("/$", "") + "/.well-known/openid-configuration").toURL();
		Map<String, Object> answer = JSONObjectUtils.parse(this.retriever.retrieveResource(address).getContent());
		if (!issuer().equals(answer.get("issuer"))) {
			throw new IOException("It calls itself " + answer.get("issuer"));
		}
		return answer;
	}

	/**
	 * Decodes what the server signed; what it says is for the caller to check.
	 * @param types values of the header {@code typ}, beside none and {@code JWT}
	 */
	NimbusJwtDecoder decoder(String... types) {
		Set<@Nullable JOSEObjectType> accepted = new HashSet<>();
		accepted.add(null);
		accepted.add(JOSEObjectType.JWT);
		for (String type : types) {
			accepted.add(new JOSEObjectType(type));
		}
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(accepted));
		processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys()));
		processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
		decoder.setJwtValidator((Jwt token) -> OAuth2TokenValidatorResult.success());
		return decoder;
	}

	/** Whether the server answered when it was last asked for its keys. */
	boolean answers() {
		return this.answers;
	}

	private Resource retrieve(URL address) throws IOException {
		this.answers = false;
		Resource keys = this.retriever.retrieveResource(address);
		this.answers = true;
		return keys;
	}

	private synchronized JWKSource<SecurityContext> keys() {
		if (this.keys == null) {
			URI address = (this.givenKeys != null) ? this.givenKeys
					: URI.create(String.valueOf(metadata().get("jwks_uri")));
			try {
				this.keys = JWKSourceBuilder.<SecurityContext>create(address.toURL(), this::retrieve)
					.cache(KEYS_KEPT.toMillis(), READ.plus(CONNECT).toMillis())
					.refreshAheadCache(false)
					.rateLimited(KEYS_ASKED_EVERY.toMillis())
					.outageTolerant(KEYS_KEPT_IN_OUTAGE.toMillis())
					.build();
			}
			catch (MalformedURLException | IllegalArgumentException ex) {
				throw new UnreachableIssuerException(issuer(), ex);
			}
		}
		return this.keys;
	}

}
