package fr.ecluse.exchange;

import java.time.Instant;

/**
 * A key whose archives this OPSN accepts.
 *
 * @param name in the address, for example {@code megalis}
 * @param owner the OPSN that has it, as its archives are then announced
 */
record TrustedKey(String name, String owner, SignerKey key, Instant created, String createdBy) {

}
