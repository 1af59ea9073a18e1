package fr.ecluse.journal;

import java.util.Optional;

/** Signs proofs in the name of this server. Whoever holds its key implements it. */
public interface ProofSigner {

	/**
	 * Signs a text.
	 * @return a small JSON file with algorithm, key and signature; empty when this server
	 * has no key
	 */
	Optional<byte[]> sign(byte[] text);

	/** How to check such a signature by hand: French, for the guide of a proof. */
	String guide();

}
