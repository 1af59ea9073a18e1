package fr.ecluse.document;

import java.time.Instant;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored document without reading its bytes.
 *
 * @param key what the document is within its dossier
 * @param code by which anybody can check it; documents from before there were codes have
 * none
 * @param template procedure and name of the template
 * @param templateVersion SHA-256 of the template and of everything it imports
 * @param sha256 of the PDF
 * @param size of the PDF, in bytes
 */
public record Document(String id, Siren siren, String dossierId, String key, String title, @Nullable String code,
		String template, String templateVersion, String sha256, int size, Instant created) {

}
