package fr.ecluse.web;

/** Shortens what a caller sent before it is shown back or logged. */
final class Shown {

	private static final int LONGEST = 60;

	private Shown() {
	}

	static String of(Object value) {
		String text = String.valueOf(value);
		int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
		String start = text.substring(0, end).replaceAll("\\p{Cntrl}", " ");
		return (end < text.length()) ? start + "…" : start;
	}

}
