package fr.ecluse.exchange;

import java.util.Optional;

import fr.ecluse.journal.ProofSigner;

import org.springframework.stereotype.Component;

/** Signs proofs of the journal with the key that also signs archives. */
@Component
class ProofSignatures implements ProofSigner {

	private final SigningKey signing;

	ProofSignatures(SigningKey signing) {
		this.signing = signing;
	}

	@Override
	public Optional<byte[]> sign(byte[] text) {
		return this.signing.signer()
			.flatMap((signer) -> this.signing.sign(Seal.text(text))
				.map((signature) -> Seal.of(signer, signature).bytes()));
	}

	@Override
	public String guide() {
		return """
				Elle est en Ed25519, sur l'empreinte SHA-256 (32 octets) du fichier signé. La clé publique se lit à l'adresse
				`/api/v1/models/signing-key` du serveur (champ `key`, DER en base64) ; comparez son empreinte par un autre canal.

				    base64 -d < cle.b64 > cle.der
				    openssl dgst -sha256 -binary empreintes.txt > signe
				    jq -r .signature empreintes.txt.sig | base64 -d > signature
				    openssl pkeyutl -verify -pubin -keyform DER -inkey cle.der -rawin -in signe -sigfile signature
				""";
	}

}
