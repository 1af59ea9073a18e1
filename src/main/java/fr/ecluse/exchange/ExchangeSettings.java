package fr.ecluse.exchange;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This OPSN towards others.
 *
 * @param signingKey what its archives are signed with: 32 random bytes in base64 (setting
 * {@code ECLUSE_SIGNING_KEY}); on the embedded database made at first use when left out
 * @param opsnName how its archives name it (setting {@code ECLUSE_OPSN_NAME})
 */
@ConfigurationProperties("ecluse")
record ExchangeSettings(@Nullable String signingKey, @DefaultValue("OPSN sans nom") String opsnName) {

	/** Without the secret, which has no place in a log. */
	@Override
	public String toString() {
		return "ExchangeSettings[opsnName=" + this.opsnName + "]";
	}

}
