package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils files, in ways that a seed decides. */
final class Mutations {

	private static final String[] WORDS = { "${", "}", "#{", "<bpmn:scriptTask/>", "&#x24;{", "<![CDATA[", "]]>",
			"<!--", "-->", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "xmlns:x=\"urn:x\"", "<?pi ?>", "\0", "\uFFFE",
			"\uFEFF", "execution", "task.", "getClass()", "camunda:class=\"x\"", "'", "\"", "<", ">", "/>",
			"</bpmn:process>", "isExecutable=\"true\"", "id=\"it\"", "R/PT1S", "P9999Y", "999999999999999999999", "-1",
			"(((((", ")))))", "[[[[[", "{a:{a:{a:", "for i in ", " return ", "if ", " then ", "function(x) ",
			"some i in 1..9999999999 ", "\"\"\"", "\\u0024", "null", "true", "\uD800", "é", "\u202E", "steps:", "*a",
			"&a", "!!java.lang.Runtime", "? {", "- - -", "{\"components\":[", "\"type\":\"html\"",
			"\"conditional\":{\"hide\":\"=", "..", "\\", "%s" };

	private final Random random;

	Mutations(Random random) {
		this.random = random;
	}

	/** One to six faults. */
	byte[] spoil(byte[] content, byte[] other) {
		byte[] spoiled = content;
		for (int i = this.random.nextInt(6); i >= 0; i--) {
			spoiled = once(spoiled, other);
			if (spoiled.length > 2_000_000) {
				spoiled = Arrays.copyOf(spoiled, 1_000_000);
			}
		}
		return spoiled;
	}

	private byte[] once(byte[] content, byte[] other) {
		int at = position(content);
		int end = Math.min(content.length, at + this.random.nextInt(60));
		return switch (this.random.nextInt(11)) {
			case 0 -> flipped(content, at);
			case 1 -> joined(Arrays.copyOf(content, at), Arrays.copyOfRange(content, end, content.length));
			case 2 -> inserted(content, at, word());
			case 3 -> inserted(content, at, Arrays.copyOfRange(content, at, end));
			case 4 -> Arrays.copyOf(content, at);
			case 5 -> joined(Arrays.copyOf(content, at), Arrays.copyOfRange(other, position(other), other.length));
			case 6 -> inserted(content, at, repeated(word(), 1 + this.random.nextInt(200)));
			case 7 -> inserted(content, inQuotes(content, at), word());
			case 8 -> moved(content, at, end);
			case 9 -> inserted(content, at, noise(1 + this.random.nextInt(30)));
			default -> replaced(content);
		};
	}

	private int position(byte[] content) {
		return (content.length == 0) ? 0 : this.random.nextInt(content.length);
	}

	private byte[] word() {
		return WORDS[this.random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
	}

	byte[] noise(int length) {
		byte[] noise = new byte[length];
		this.random.nextBytes(noise);
		return noise;
	}

	private byte[] flipped(byte[] content, int at) {
		byte[] flipped = content.clone();
		if (flipped.length > 0) {
			flipped[at] ^= (byte) (1 << this.random.nextInt(8));
		}
		return flipped;
	}

	/** The next place behind a quotation mark, so that a value becomes odd. */
	private static int inQuotes(byte[] content, int at) {
		for (int i = at; i < content.length; i++) {
			if (content[i] == '"' || content[i] == '>') {
				return i + 1;
			}
		}
		return at;
	}

	private byte[] moved(byte[] content, int at, int end) {
		byte[] part = Arrays.copyOfRange(content, at, end);
		byte[] rest = joined(Arrays.copyOf(content, at), Arrays.copyOfRange(content, end, content.length));
		return inserted(rest, position(rest), part);
	}

	/** Puts a word in the place of all occurrences of another. */
	private byte[] replaced(byte[] content) {
		String[] old = { "bpmn:", "camunda:", "userTask", "id=", "UTF-8", "true", "name", "feel", "1.0", "deployment",
				"text", "decision", "process", "\n", " " };
		return new String(content, StandardCharsets.UTF_8)
			.replace(old[this.random.nextInt(old.length)], this.random.nextBoolean()
					? WORDS[this.random.nextInt(WORDS.length)] : old[this.random.nextInt(old.length)])
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] inserted(byte[] content, int at, byte[] part) {
		return joined(joined(Arrays.copyOf(content, at), part), Arrays.copyOfRange(content, at, content.length));
	}

	static byte[] repeated(byte[] part, int times) {
		byte[] repeated = new byte[part.length * times];
		for (int i = 0; i < times; i++) {
			System.arraycopy(part, 0, repeated, i * part.length, part.length);
		}
		return repeated;
	}

	private static byte[] joined(byte[] one, byte[] other) {
		byte[] joined = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, joined, one.length, other.length);
		return joined;
	}

	/** A text of brackets and words, as no one writes it. */
	String expression() {
		List<String> words = new ArrayList<>();
		String[] pieces = { "a", "b.c", "1", "\"t\"", "'t'", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", ".",
				"..", ",", ":", "=", "<", ">", "!=", "and ", "or ", "not(", "if ", " then ", " else ", "for i in ",
				" return ", "some i in ", " satisfies ", "function(x) ", "between ", "instance of ", "date(\"", "\")",
				"**", "?", "!", "empty ", "execution", "size(", "a[", "(a.b(", ")).c", "\\", "@\"", "null", " " };
		int length = 1 + this.random.nextInt(60);
		int favourite = this.random.nextInt(pieces.length);
		for (int i = 0; i < length; i++) {
			words.add(pieces[this.random.nextInt(3) == 0 ? favourite : this.random.nextInt(pieces.length)]);
		}
		return String.join("", words);
	}

}
