package fr.ecluse.catalogue;

import java.nio.charset.StandardCharsets;

import fr.ecluse.form.Form;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.procedure.ProcedureReader;

/** Reads the content of versions. */
public final class Editions {

	private Editions() {
	}

	static Edition read(Version version, PackageFiles files) {
		return new Edition(version.id(), version.number(), procedure(version.procedure(), files), files);
	}

	/**
	 * The procedure that the files describe.
	 * @throws IllegalStateException in French when they do not
	 */
	public static Procedure procedure(String key, PackageFiles files) {
		return ProcedureReader.read(key,
				files.find(PackageFiles.DESCRIPTION)
					.orElseThrow(() -> new IllegalStateException("Il manque le fichier procedure.yaml.")),
				(file) -> files.find(file)
					.map((content) -> Form.parse(new String(content, StandardCharsets.UTF_8)))
					.orElseThrow(() -> new IllegalStateException("Il manque le formulaire « %s ».".formatted(file))));
	}

}
