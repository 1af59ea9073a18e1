package fr.ecluse.notification;

/** The words of one message. */
record Wording(String subject, String text) {

	private static final int LONGEST_SUBJECT = 250;

	private static final int LONGEST_TEXT = 15_000;

	/** A subject is one line, whatever answers it repeats. */
	Wording {
		subject = shortened(subject.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip(), LONGEST_SUBJECT);
		text = shortened(text, LONGEST_TEXT);
	}

	private static String shortened(String text, int longest) {
		return (text.length() <= longest) ? text : text.substring(0, cut(text, longest)) + "…";
	}

	/** Not between the two halves of a character. */
	private static int cut(String text, int longest) {
		return Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
	}

}
