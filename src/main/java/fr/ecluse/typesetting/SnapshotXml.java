package fr.ecluse.typesetting;

import java.math.BigDecimal;
import java.text.Bidi;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Tells a snapshot as XML: an element for each key, {@code <item>} for each entry of a
 * list; an object in the data holds the elements of its keys. A text of several lines
 * becomes paragraphs {@code
 *
<p>
 * } with {@code <br/>
 * } between their lines, and {@code dir="rtl"} on those that run from right to left.
 * Nothing is said for a value that is null or blank, or for an empty list or object.
 */
final class SnapshotXml {

	private static final AttributesImpl NONE = new AttributesImpl();

	private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\u000B\\u000C]");

	private static final Pattern NO_NAME_CHARACTER = Pattern.compile("[^A-Za-z0-9_.-]");

	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

	private static final AttributesImpl RIGHT_TO_LEFT = new AttributesImpl();

	static {
		RIGHT_TO_LEFT.addAttribute("", "dir", "dir", "CDATA", "rtl");
	}

	private final ContentHandler out;

	SnapshotXml(ContentHandler out) {
		this.out = out;
	}

	void write(Snapshot snapshot) throws SAXException {
		this.out.startDocument();
		element("snapshot", snapshot.content());
		this.out.endDocument();
	}

	private void element(String name, @Nullable Object value) throws SAXException {
		if (value == null || (isEmpty(value) && !name.equals("item"))) {
			return;
		}
		start(name);
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				element(elementName(String.valueOf(entry.getKey())), entry.getValue());
			}
		}
		else if (value instanceof Iterable<?> list) {
			for (Object item : list) {
				element("item", item);
			}
		}
		else {
			String text = plain(value);
			text(isLegalLine(text) ? text.strip() : legal(LINE_END.matcher(text).replaceAll("\n")).strip());
		}
		end(name);
	}

	/** What would leave a hole in the page: templates ask whether an element is there. */
	private static boolean isEmpty(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.values().stream().allMatch((entry) -> entry == null || isEmpty(entry));
		}
		if (value instanceof Iterable<?> list) {
			return !list.iterator().hasNext();
		}
		return value instanceof String text && text.isBlank();
	}

	/** Numbers with a point and all their digits, as XPath reads them. */
	private static String plain(Object value) {
		if (value instanceof Double || value instanceof Float) {
			double number = ((Number) value).doubleValue();
			return Double.isFinite(number) ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString() : "";
		}
		return (value instanceof BigDecimal number) ? number.toPlainString() : value.toString();
	}

	private static boolean isRightToLeft(String text) {
		return Bidi.requiresBidi(text.toCharArray(), 0, text.length())
				&& !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
	}

	private void text(String text) throws SAXException {
		if (text.indexOf('\n') < 0 && !isRightToLeft(text)) {
			characters(text);
			return;
		}
		for (String paragraph : text.split("\\n[ \\t]*(?:\\n[ \\t]*)+")) {
			this.out.startElement("", "p", "p", isRightToLeft(paragraph) ? RIGHT_TO_LEFT : NONE);
			List<String> lines = paragraph.lines().toList();
			for (int i = 0; i < lines.size(); i++) {
				if (i > 0) {
					start("br");
					end("br");
				}
				characters(lines.get(i));
			}
			end("p");
		}
	}

	/** Whether nothing has to be put right: most texts are so. */
	private static boolean isLegalLine(String text) {
		return text.chars()
			.allMatch((c) -> (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x2028) || (c > 0x2029 && c < 0xD800));
	}

	/** Without what XML cannot hold: control characters and halves of pairs. */
	private static String legal(String text) {
		StringBuilder legal = new StringBuilder(text.length());
		text.codePoints()
			.filter((c) -> c == '\t' || c == '\n' || c >= 0x20)
			.filter((c) -> c < 0x7F || c > 0x9F)
			.filter((c) -> (c < 0xD800 || c > 0xDFFF) && (c & 0xFFFE) != 0xFFFE)
			.forEach(legal::appendCodePoint);
		return legal.toString();
	}

	private static String elementName(String key) {
		if (PLAIN_NAME.matcher(key).matches()) {
			return key;
		}
		String name = NO_NAME_CHARACTER.matcher(key).replaceAll("_");
		return name.matches("[A-Za-z_].*") ? name : "_" + name;
	}

	private void characters(String text) throws SAXException {
		this.out.characters(text.toCharArray(), 0, text.length());
	}

	private void start(String name) throws SAXException {
		this.out.startElement("", name, name, NONE);
	}

	private void end(String name) throws SAXException {
		this.out.endElement("", name, name);
	}

}
