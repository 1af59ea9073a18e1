package fr.ecluse.web;

import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits at the door.
 *
 * @param bodyLimit longest body of an API call
 * @param importLimit longest body of a directory import
 * @param depositLimit longest body of a sealed deposit, files included
 * @param modelLimit longest body of an upload of models
 * @param attachmentLimit longest body of an attachment, or of a part of one
 * @param accountFreshness longest time that a changed or disabled account keeps its old
 * rights in an open session
 */
@ConfigurationProperties("ecluse.web")
record WebSettings(@DefaultValue("1MB") DataSize bodyLimit, @DefaultValue("10MB") DataSize importLimit,
		@DefaultValue("500MB") DataSize depositLimit, @DefaultValue("12MB") DataSize modelLimit,
		@DefaultValue("100MB") DataSize attachmentLimit, @DefaultValue("30s") Duration accountFreshness,
		@DefaultValue AttemptLimits signIn, @DefaultValue AttemptLimits apiKeys) {

	private static final Pattern MODELS = Pattern.compile("/api/v1/models|/engine-rest/.*|/console/depot");

	private static final Pattern DEPOSITS = Pattern.compile("/api/v1/members/\\d{9}/dossiers/[^/]+/deposits/[^/]+");

	private static final Pattern ATTACHMENTS = Pattern
		.compile("/api/v1/members/\\d{9}/dossiers/[^/]+/attachments(/[^/]+)?");

	/**
	 * How failed attempts slow their origin down. Several members may share one address,
	 * so the limit of an address is far above that of one account from that address.
	 *
	 * @param free failures of one account from one address before any delay
	 * @param firstDelay then the delay, doubled with each further failure
	 * @param longestDelay where the doubling stops
	 * @param perAddress failures of all accounts from one address within the window
	 * @param window how long failures are remembered after the last one
	 */
	record AttemptLimits(@DefaultValue("5") int free, @DefaultValue("2s") Duration firstDelay,
			@DefaultValue("5m") Duration longestDelay, @DefaultValue("100") int perAddress,
			@DefaultValue("15m") Duration window) {

	}

	/**
	 * Whether the addresses take bodies that are limited here, and not by the container.
	 */
	static boolean isLimited(String path) {
		return path.startsWith("/api/") || MODELS.matcher(path).matches();
	}

	/** One byte more for attachments: whether a file is too long is theirs to say. */
	DataSize limitFor(String path) {
		return path.startsWith("/api/v1/members/imports") ? this.importLimit
				: MODELS.matcher(path).matches() ? this.modelLimit
						: DEPOSITS.matcher(path).matches() ? this.depositLimit : ATTACHMENTS.matcher(path).matches()
								? DataSize.ofBytes(this.attachmentLimit.toBytes() + 1) : this.bodyLimit;
	}

}
