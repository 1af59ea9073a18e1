package fr.ecluse.law;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files that replace those of the law are read.
 *
 * @param law the folder (setting {@code ECLUSE_LAW}); when left out, the folder
 * {@code law} of the data folder if there is one
 * @param data the data folder (setting {@code ECLUSE_DATA})
 */
@ConfigurationProperties("ecluse")
record LawSettings(@Nullable String law, @DefaultValue("data") String data) {

	/** The folder to read, or null when only the shipped files hold. */
	@Nullable Path folder() {
		if (this.law == null || this.law.isBlank()) {
			Path folder = Path.of(this.data, "law");
			return Files.isDirectory(folder) ? folder : null;
		}
		Path folder = Path.of(this.law);
		if (!Files.isDirectory(folder)) {
			throw new InvalidLawException(this.law,
					"le dossier du droit indiqué par ECLUSE_LAW n'existe pas. Créez-le, ou retirez ce réglage.");
		}
		return folder;
	}

}
