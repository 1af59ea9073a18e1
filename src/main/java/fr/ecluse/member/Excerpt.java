package fr.ecluse.member;

/** What can be shown of a value that somebody else sent. */
final class Excerpt {

	private static final int SHOWN = 60;

	private Excerpt() {
	}

	/** The value on one line, cut where a person has recognised it. */
	static String of(String value) {
		String line = value.replaceAll("\\p{Cntrl}+", " ");
		return (line.codePointCount(0, line.length()) <= SHOWN) ? line
				: line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
	}

	/** Spaces of every kind removed, the no-break ones of spreadsheets included. */
	static String withoutSpaces(String value) {
		return value.replaceAll("[\\s\\p{Z}]+", "");
	}

}
