package fr.ecluse.typesetting;

/** Where the sources of templates come from, for each version of a procedure. */
@FunctionalInterface
public interface TemplateEditions {

	/**
	 * Of templates that belong to no stored version: those that travel with the server.
	 */
	String SHIPPED = "";

	/** The sources of a version, or of {@link #SHIPPED}. */
	TemplateSources of(String edition);

}
