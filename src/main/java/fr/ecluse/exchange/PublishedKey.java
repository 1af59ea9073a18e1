package fr.ecluse.exchange;

/**
 * This OPSN's own key, for others to accept.
 *
 * @param owner name of this OPSN
 * @param key in base64
 * @param fingerprint to be compared over another way, in hex
 */
public record PublishedKey(String owner, String algorithm, String key, String fingerprint) {

}
