package fr.ecluse.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import fr.ecluse.catalogue.Version;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.typesetting.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive holds, and where it comes from.
 *
 * @param format of the archive, for later ones
 * @param number of the version, at the OPSN that it comes from
 * @param opsn name that this OPSN gives itself
 * @param date of the version, not of the export: the same version gives the same bytes
 */
record Manifest(String format, String procedure, String title, int number, String opsn, Instant date,
		List<File> files) {

	static final String PATH = "MANIFEST.json";

	static final String FORMAT = "ecluse-archive-1";

	static Manifest of(Version version, PackageFiles files, String opsn) {
		return new Manifest(FORMAT, version.procedure(), version.title(), version.number(), opsn, version.created(),
				files.byPath()
					.entrySet()
					.stream()
					.map((file) -> new File(file.getKey(), file.getValue().length, Sha256.hex(file.getValue())))
					.toList());
	}

	byte[] bytes() {
		return (JsonMapper.shared().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** One file of the version. */
	record File(String path, int size, String sha256) {
	}

}
