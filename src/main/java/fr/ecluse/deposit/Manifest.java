package fr.ecluse.deposit;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a deposit holds, kept sealed.
 *
 * @param depositor who deposits: name, siret or other identifier, and whatever the
 * procedure asks
 * @param content what the depositor fills in; empty for a late deposit, which is not kept
 * @param sha256 hash of the JSON part followed by the files
 */
record Manifest(Map<String, @Nullable Object> depositor, Map<String, @Nullable Object> content, String sha256,
		List<File> files) {

	/** Who it is, however the name is written. */
	String identity() {
		Object siret = this.depositor.get("siret");
		return (siret != null) ? "siret:" + siret.toString().replaceAll("\\s", "")
				: "id:" + String.valueOf(this.depositor.get("identifier")).strip().toUpperCase(java.util.Locale.ROOT);
	}

	/**
	 * A file of the deposit.
	 *
	 * @param n its number, from 1
	 */
	record File(int n, String name, long size, String sha256) {
	}

}
