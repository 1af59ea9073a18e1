package fr.ecluse.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import fr.ecluse.deposit.MasterKey;

import org.springframework.stereotype.Component;

/**
 * The secrets that calls are signed with. They must be read back, so they stand in the
 * database sealed with the key of the installation.
 */
@Component
class WebhookSecrets {

	private static final int BYTES = 32;

	private static final String PREFIX = "whsec_";

	private static final SecureRandom RANDOM = new SecureRandom();

	private final MasterKey key;

	WebhookSecrets(MasterKey key) {
		this.key = key;
	}

	/**
	 * A new secret for a subscription.
	 * @throws org.springframework.web.ErrorResponseException 409 when this server has no
	 * key
	 */
	Issued issue(String webhookId) {
		if (!this.key.isGiven()) {
			throw Refusal.noKey();
		}
		byte[] secret = new byte[BYTES];
		RANDOM.nextBytes(secret);
		return new Issued(PREFIX + Base64.getEncoder().encodeToString(secret), this.key.seal(secret, place(webhookId)));
	}

	/** What a call is signed with now: for a while after a rotation, two secrets. */
	List<byte[]> of(Webhook webhook, Instant now) {
		List<byte[]> secrets = new ArrayList<>();
		secrets.add(this.key.open(webhook.secret(), place(webhook.id())));
		byte[] former = webhook.former();
		Instant until = webhook.formerUntil();
		if (former != null && until != null && now.isBefore(until)) {
			secrets.add(this.key.open(former, place(webhook.id())));
		}
		return secrets;
	}

	private static String place(String webhookId) {
		return "webhook:" + webhookId;
	}

	/**
	 * A new secret.
	 *
	 * @param shown as its owner keeps it
	 * @param sealed as it stands in the database
	 */
	record Issued(String shown, byte[] sealed) {
	}

}
