package fr.ecluse.document;

import java.util.Map;

import fr.ecluse.member.Siren;
import fr.ecluse.typesetting.TemplateEditions;
import org.jspecify.annotations.Nullable;

/**
 * A document to produce.
 *
 * @param siren the member whose letterhead it bears
 * @param dossierId the dossier it belongs to
 * @param key what the document is within the dossier, for example `accuse`; together with
 * the data it makes a repeated request give the same document
 * @param template procedure and name of the template, for example
 * `demande-citoyenne/decision`
 * @param title title of the PDF and of the entry in lists, in French
 * @param data what the template shows: texts, numbers, booleans, lists and maps; dates as
 * ISO texts. No key may be empty
 * @param edition version of the procedure whose template it is
 */
public record DocumentRequest(Siren siren, String dossierId, String key, String template, String title,
		Map<String, ? extends @Nullable Object> data, String edition) {

	/** With a template that travels with the server. */
	DocumentRequest(Siren siren, String dossierId, String key, String template, String title,
			Map<String, ? extends @Nullable Object> data) {
		this(siren, dossierId, key, template, title, data, TemplateEditions.SHIPPED);
	}

}
