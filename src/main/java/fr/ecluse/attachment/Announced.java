package fr.ecluse.attachment;

import java.util.regex.Pattern;

import fr.ecluse.procedure.AttachmentRules;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says of a file before its content.
 *
 * @param name what the sender files it under; null when it does not say
 */
record Announced(FileName fileName, @Nullable String name) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

	static Announced of(@Nullable String fileName, @Nullable String name) {
		if (name != null && !NAME.matcher(name).matches()) {
			throw Refusal.invalid("name",
					"« name » range la pièce sous un mot de 60 caractères au plus : lettres sans accent, chiffres, point, tiret et tiret bas.");
		}
		return new Announced(FileName.of((fileName != null) ? fileName : ""), name);
	}

	/**
	 * Refuses early what the content could not mend.
	 * @throws Refusal when no type that the dossier takes has this extension
	 */
	void check(AttachmentRules rules) {
		String extension = this.fileName.extension();
		if (!extension.isEmpty() && rules.types().stream().noneMatch((type) -> type.extensions().contains(extension))) {
			throw Refusal.extension(extension, rules.types());
		}
	}

}
