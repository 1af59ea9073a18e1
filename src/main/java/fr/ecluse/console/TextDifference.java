package fr.ecluse.console;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import org.jspecify.annotations.Nullable;

/** What differs between two texts, line by line, with the lines around it. */
final class TextDifference {

	private static final int CONTEXT = 3;

	/** More than that nobody reads, and comparing it would take long. */
	private static final int MOST_LINES = 20_000;

	private final List<String> before;

	private final List<String> after;

	private final List<Row> rows = new ArrayList<>();

	private TextDifference(List<String> before, List<String> after) {
		this.before = before;
		this.after = after;
	}

	/** The rows to show; empty when the texts are alike. */
	static List<Row> of(List<String> before, List<String> after) {
		if (before.size() > MOST_LINES || after.size() > MOST_LINES) {
			return List.of(new Row("gap", null, null, "Ces fichiers sont trop longs pour être comparés ici."));
		}
		return new TextDifference(before, after).compare();
	}

	private List<Row> compare() {
		int shown = 0;
		int offset = 0;
		for (AbstractDelta<String> delta : DiffUtils.diff(this.before, this.after, new MyersDiffWithLinearSpace<>())
			.getDeltas()) {
			int start = delta.getSource().getPosition();
			context(shown, Math.min(shown + ((shown > 0) ? CONTEXT : 0), start), offset);
			int resume = Math.max(Math.min(shown + ((shown > 0) ? CONTEXT : 0), start), start - CONTEXT);
			if (resume > shown + ((shown > 0) ? CONTEXT : 0)) {
				this.rows.add(new Row("gap", null, null, "…"));
			}
			context(Math.max(resume, Math.min(shown + ((shown > 0) ? CONTEXT : 0), start)), start, offset);
			change(delta);
			shown = start + delta.getSource().size();
			offset = delta.getTarget().getPosition() + delta.getTarget().size() - shown;
		}
		if (!this.rows.isEmpty()) {
			context(shown, Math.min(shown + CONTEXT, this.before.size()), offset);
		}
		return this.rows;
	}

	private void context(int from, int until, int offset) {
		for (int line = from; line < until; line++) {
			this.rows.add(new Row("same", line + 1, line + 1 + offset, this.before.get(line)));
		}
	}

	private void change(AbstractDelta<String> delta) {
		int old = delta.getSource().getPosition();
		for (String line : delta.getSource().getLines()) {
			this.rows.add(new Row("removed", ++old, null, line));
		}
		int fresh = delta.getTarget().getPosition();
		for (String line : delta.getTarget().getLines()) {
			this.rows.add(new Row("added", null, ++fresh, line));
		}
	}

	/**
	 * A row of the comparison.
	 *
	 * @param kind same, removed, added, or gap between two places
	 * @param before number of the line, null where it has none
	 */
	record Row(String kind, @Nullable Integer before, @Nullable Integer after, String text) {

		/** The sign in front, for those who do not see the colour. */
		public String sign() {
			return switch (this.kind) {
				case "removed" -> "−";
				case "added" -> "+";
				default -> "";
			};
		}

		/** The sign in words, for those who hear the page. */
		public String word() {
			return switch (this.kind) {
				case "removed" -> "supprimé : ";
				case "added" -> "ajouté : ";
				default -> "";
			};
		}

	}

}
