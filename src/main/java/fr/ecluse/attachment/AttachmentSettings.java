package fr.ecluse.attachment;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Attachments of this installation.
 *
 * @param fileLimit longest file, whatever a procedure allows
 * @param unfinished how many uploads of a dossier may be unfinished at once
 * @param expiry how long an unfinished upload is kept after its last part
 * @param every how often the server looks for something to check, scan or move
 * @param clamd the antivirus, {@code host:port} of a clamd; without it nothing is scanned
 * @param scanLimit longest scan of one file
 * @param s3 where finished files are kept; the database when left out
 */
@Validated
@ConfigurationProperties("ecluse.attachments")
record AttachmentSettings(@DefaultValue("100MB") DataSize fileLimit, @DefaultValue("10") int unfinished,
		@DefaultValue("24h") Duration expiry, @DefaultValue("2s") Duration every,
		@Nullable @Pattern(regexp = "[^:\\s]+:\\d{1,5}",
				message = "ecluse.attachments.clamd s'écrit hôte:port, par exemple 127.0.0.1:3310") String clamd,
		@DefaultValue("2m") Duration scanLimit, @Valid @Nullable S3 s3) {

	/**
	 * A store that speaks the S3 protocol.
	 *
	 * @param endpoint its address
	 * @param region as requests are signed for
	 * @param bucket where the files go; it exists
	 * @param accessKey who calls
	 * @param secretKey the secret that requests are signed with
	 */
	record S3(@NotNull(message = "ecluse.attachments.s3.endpoint manque") URI endpoint,
			@DefaultValue("us-east-1") String region,
			@NotBlank(message = "ecluse.attachments.s3.bucket manque") String bucket,
			@NotBlank(message = "ecluse.attachments.s3.access-key manque") String accessKey,
			@NotBlank(message = "ecluse.attachments.s3.secret-key manque") String secretKey) {

		@Override
		public String toString() {
			return "S3[%s, %s]".formatted(this.endpoint, this.bucket);
		}

	}

}
