package fr.ecluse.reference;

import fr.ecluse.law.DataFile;
import fr.ecluse.law.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A code of a list, with its French label.
 *
 * @param parent the code that it details, or null
 * @param validity the days on which it may be used
 */
public record Code(String code, String label, @Nullable String parent, Validity validity) {

	static Code read(DataFile line, Validity otherwise) {
		line.allowOnly("code", "label", "parent", "from", "until");
		return new Code(line.text("code"), line.text("label"), line.optionalText("parent"),
				(line.has("from") || line.has("until")) ? line.validity() : otherwise);
	}

}
