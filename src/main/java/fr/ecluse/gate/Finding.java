package fr.ecluse.gate;

import org.jspecify.annotations.Nullable;

/**
 * One thing the gate found in a package.
 *
 * @param rule stable key of the rule, lower-case French with hyphens, for example
 * {@code script-interdit}
 * @param level what it entails
 * @param file path in the package, empty when it concerns the package as a whole
 * @param line from 1, 0 when the finding concerns the whole file
 * @param element id of the BPMN, DMN or form element, so that it can be shown there
 * @param name name of that element, as readers of the diagram see it
 * @param message French sentences: what is wrong, and how to mend it
 */
public record Finding(String rule, Level level, String file, int line, @Nullable String element, @Nullable String name,
		String message) {

	/** A finding about a file as a whole. */
	public static Finding of(String rule, Level level, String file, String message) {
		return new Finding(rule, level, file, 0, null, null, message);
	}

	/** A finding at an element of a BPMN or DMN file. */
	static Finding at(String rule, Level level, String file, XmlNode node, String message) {
		XmlNode owner = node.nearestWithId();
		return new Finding(rule, level, file, node.line(), owner.find("id"), owner.find("name"), message);
	}

}
