package fr.ecluse.typesetting;

import javax.xml.transform.Templates;

/**
 * A compiled template.
 *
 * @param name procedure and name, for example `demande-citoyenne/decision`
 * @param version SHA-256 of its source and of everything it imports
 * @param compiled usable by many threads
 */
record Template(String name, String version, Templates compiled) {

}
