package fr.ecluse.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A description as a page shows it: paragraphs and lists, with what is code or strong.
 */
record Prose(List<Block> blocks) {

	private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

	private static final Pattern ITEM = Pattern.compile("(?m)^- ");

	static Prose of(String text) {
		List<Block> blocks = new ArrayList<>();
		for (String part : text.strip().split("\\n\\s*\\n")) {
			if (part.startsWith("- ")) {
				blocks.add(new Block(true,
						ITEM.splitAsStream(part).filter((item) -> !item.isBlank()).map(Prose::line).toList()));
			}
			else {
				blocks.add(new Block(false, List.of(line(part))));
			}
		}
		return new Prose(blocks);
	}

	/** One line, such as a sentence in a table. */
	static List<Piece> line(String text) {
		String flat = text.strip().replaceAll("\\s+", " ");
		List<Piece> pieces = new ArrayList<>();
		Matcher marked = MARKED.matcher(flat);
		int end = 0;
		while (marked.find()) {
			if (marked.start() > end) {
				pieces.add(new Piece("", flat.substring(end, marked.start())));
			}
			pieces.add((marked.group(1) != null) ? new Piece("code", marked.group(1))
					: new Piece("strong", marked.group(2)));
			end = marked.end();
		}
		if (end < flat.length()) {
			pieces.add(new Piece("", flat.substring(end)));
		}
		return pieces;
	}

	/** A paragraph, or a list with a line for each item. */
	record Block(boolean list, List<List<Piece>> lines) {
	}

	/** A stretch of text; {@code mark} is code, strong or empty. */
	record Piece(String mark, String text) {
	}

}
