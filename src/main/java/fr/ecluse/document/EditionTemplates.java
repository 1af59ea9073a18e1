package fr.ecluse.document;

import java.util.Optional;

import fr.ecluse.catalogue.Edition;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.typesetting.TemplateEditions;
import fr.ecluse.typesetting.TemplateSources;

import org.springframework.stereotype.Component;

/**
 * Templates and samples as the version of a procedure has them, on the page layouts that
 * all share.
 */
@Component
class EditionTemplates implements TemplateEditions {

	private static final String SHARED = "shared/";

	private final Procedures procedures;

	private final TemplateSources shipped = TemplateSources.classPath();

	EditionTemplates(Procedures procedures) {
		this.procedures = procedures;
	}

	@Override
	public TemplateSources of(String edition) {
		if (edition.equals(SHIPPED)) {
			return this.shipped;
		}
		Edition version = this.procedures.edition(edition);
		String own = version.procedure().key() + "/";
		return (path) -> path.startsWith(SHARED) ? this.shipped.find(path)
				: path.startsWith(own) ? version.files().find(path.substring(own.length())) : Optional.empty();
	}

}
