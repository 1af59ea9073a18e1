package fr.ecluse.member;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation starts with.
 *
 * @param adminPassword password of the first administrator, user {@code admin} (setting
 * {@code ECLUSE_ADMIN_PASSWORD})
 * @param adminKey first key of the OPSN, at least 32 characters (setting
 * {@code ECLUSE_ADMIN_KEY})
 * @param directory CSV files imported at each start, separated by commas (setting
 * {@code ECLUSE_DIRECTORY})
 * @param embedded whether the database is the embedded one
 */
@ConfigurationProperties("ecluse")
record MemberSettings(@Nullable String adminPassword, @Nullable String adminKey, @DefaultValue List<String> directory,
		@DefaultValue("false") boolean embedded) {

	/** Without the secrets, which have no place in a log. */
	@Override
	public String toString() {
		return "MemberSettings[directory=" + this.directory + ", embedded=" + this.embedded + "]";
	}

}
