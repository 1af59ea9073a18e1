package fr.ecluse.exchange;

import java.util.TreeMap;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Caller;

import org.springframework.stereotype.Component;

/** Makes signed archives for other OPSN; the journal of the version keeps who asked. */
@Component
public class Exports {

	private final Versions versions;

	private final SigningKey signing;

	private final ExchangeSettings settings;

	Exports(Versions versions, SigningKey signing, ExchangeSettings settings) {
		this.versions = versions;
		this.signing = signing;
		this.settings = settings;
	}

	/**
	 * A version with its manifest and signature; the same bytes each time.
	 * @throws org.springframework.web.ErrorResponseException 404 for an unknown version,
	 * 409 when it was refused by the gate or this OPSN has no key
	 */
	public Export make(String versionId, Caller by) {
		Version version = this.versions.get(versionId);
		if (version.state() == VersionState.REFUSED) {
			throw Refusal.refusedVersion();
		}
		SignerKey signer = this.signing.signer().orElseThrow(Refusal::noSigningKey);
		PackageFiles files = this.versions.files(version.id());
		byte[] manifest = Manifest.of(version, files, this.settings.opsnName()).bytes();
		byte[] signature = this.signing.sign(Seal.text(manifest)).orElseThrow(Refusal::noSigningKey);
		TreeMap<String, byte[]> entries = new TreeMap<>(files.byPath());
		entries.put(Manifest.PATH, manifest);
		entries.put(Seal.PATH, Seal.of(signer, signature).bytes());
		this.versions.write(version, new Versions.Fact("exported", "Exportée en archive signée", null, by.id()));
		return new Export("%s-%d.zip".formatted(version.procedure(), version.number()), new Archive(entries).zip());
	}

	/** An archive, and what to call it. */
	public record Export(String fileName, byte[] content) {
	}

}
