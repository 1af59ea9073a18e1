package fr.ecluse.member;

import java.util.List;

/**
 * What became of the lines of a directory file.
 *
 * @param lines lines that say something, without the titles
 * @param created members that were not in the directory
 * @param updated members of which the file said something new
 * @param unchanged members of which it did not
 * @param refused lines that did not land, for the reasons in {@code problems}
 * @param ignoredColumns titles of columns that were not used
 */
record ImportReport(int lines, int created, int updated, int unchanged, int refused, String encoding, String separator,
		List<String> ignoredColumns, List<Problem> problems) {

	/**
	 * Why a line was refused.
	 *
	 * @param line number in the file, the titles being line 1
	 * @param field title of the column; empty when the line as a whole cannot be read
	 * @param value beginning of what the file says there
	 * @param reason in French, with what to do
	 */
	record Problem(long line, String field, String value, String reason) {

	}

	/** One French sentence for a log. */
	String summary() {
		return "%d lignes lues : %d créations, %d mises à jour, %d sans changement, %d refusées".formatted(this.lines,
				this.created, this.updated, this.unchanged, this.refused);
	}

}
