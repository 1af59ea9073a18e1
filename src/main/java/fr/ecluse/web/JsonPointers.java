package fr.ecluse.web;

/** Turns the path of a bean property into a JSON pointer (RFC 6901). */
final class JsonPointers {

	private JsonPointers() {
	}

	/** {@code contacts[2].email} becomes {@code /contacts/2/email}. */
	static String ofProperty(String path) {
		StringBuilder pointer = new StringBuilder();
		for (String step : path.split("[.\\[]")) {
			if (!step.isEmpty()) {
				String name = step.endsWith("]") ? step.substring(0, step.length() - 1) : step;
				if (!name.isEmpty()) {
					pointer.append('/').append(escape(name));
				}
			}
		}
		return pointer.toString();
	}

	static String escape(String step) {
		return step.replace("~", "~0").replace("/", "~1");
	}

}
