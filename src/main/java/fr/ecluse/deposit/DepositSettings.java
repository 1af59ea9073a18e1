package fr.ecluse.deposit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Sealed deposits of this installation.
 *
 * @param depositKey the key that all boxes are locked with: 32 bytes in base64 (setting
 * {@code ECLUSE_DEPOSIT_KEY}); on the embedded database one is made once when left out
 * @param deposits limits of one deposit
 */
@ConfigurationProperties("ecluse")
record DepositSettings(@Nullable String depositKey, @DefaultValue Limits deposits) {

	/**
	 * Limits of one deposit.
	 *
	 * @param fileLimit longest file
	 * @param files how many files
	 * @param contentLimit longest JSON part
	 */
	record Limits(@DefaultValue("20MB") DataSize fileLimit, @DefaultValue("50") int files,
			@DefaultValue("512KB") DataSize contentLimit) {
	}

}
