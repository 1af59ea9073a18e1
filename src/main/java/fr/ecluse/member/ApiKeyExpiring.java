package fr.ecluse.member;

import java.util.List;

/**
 * A key is about to end. Published once per key and number of days, in the transaction
 * that notes it.
 *
 * @param days before the key ends, at most
 * @param administrators who can issue another one, each with an e-mail address
 */
public record ApiKeyExpiring(ApiKey key, int days, List<Agent> administrators) {

	public ApiKeyExpiring {
		administrators = List.copyOf(administrators);
	}

}
