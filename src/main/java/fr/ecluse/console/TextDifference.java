package fr.ecluse.console;

import java.util.ArrayList;
import java.util.BitSet;
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

	private final List<Row> rows = new ArrayList<>();

	private TextDifference(List<String> before) {
		this.before = before;
	}

	/** The rows to show; empty when the texts are alike. */
	static List<Row> of(List<String> before, List<String> after) {
		if (before.size() > MOST_LINES || after.size() > MOST_LINES) {
			return List.of(new Row("gap", null, null, "Ces fichiers sont trop longs pour être comparés ici."));
		}
		TextDifference difference = new TextDifference(before);
		difference.compare(after);
		return difference.aroundChanges();
	}

	/** What goes stands before what comes in its place. */
	private void compare(List<String> after) {
		int old = 0;
		int fresh = 0;
		List<Row> added = new ArrayList<>();
		for (AbstractDelta<String> delta : DiffUtils.diff(this.before, after, new MyersDiffWithLinearSpace<>())
			.getDeltas()) {
			if (old < delta.getSource().getPosition()) {
				move(added);
			}
			while (old < delta.getSource().getPosition()) {
				same(old++, fresh++);
			}
			for (String line : delta.getSource().getLines()) {
				this.rows.add(new Row("removed", ++old, null, line));
			}
			for (String line : delta.getTarget().getLines()) {
				added.add(new Row("added", null, ++fresh, line));
			}
		}
		move(added);
		while (old < this.before.size()) {
			same(old++, fresh++);
		}
	}

	private void move(List<Row> added) {
		this.rows.addAll(added);
		added.clear();
	}

	private void same(int old, int fresh) {
		this.rows.add(new Row("same", old + 1, fresh + 1, this.before.get(old)));
	}

	private List<Row> aroundChanges() {
		BitSet shown = new BitSet();
		for (int i = 0; i < this.rows.size(); i++) {
			if (!this.rows.get(i).kind().equals("same")) {
				shown.set(Math.max(0, i - CONTEXT), Math.min(this.rows.size(), i + CONTEXT + 1));
			}
		}
		List<Row> around = new ArrayList<>();
		int last = 0;
		for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
			if (i > last) {
				around.add(new Row("gap", null, null, "…"));
			}
			around.add(this.rows.get(i));
			last = i + 1;
		}
		return around;
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
