package fr.ecluse.typesetting;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Makes any text fit to print, whatever a person typed: what the chosen face lacks is set
 * in a fallback font, spaces follow French usage, and words too long for a line can
 * break.
 */
final class Typesetter extends XMLFilterImpl {

	/** As many as `fop.xml` declares. */
	private static final int EMOJI_FONTS = 16;

	private final StringBuilder pending = new StringBuilder();

	private final FontRuns runs;

	private final Map<Integer, Integer> pictures = new HashMap<>();

	Typesetter(FontRuns runs, ContentHandler next) {
		this.runs = runs;
		setContentHandler(next);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		flush();
		super.startElement(uri, localName, qName, attributes);
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		flush();
		super.endElement(uri, localName, qName);
	}

	@Override
	public void characters(char[] text, int start, int length) {
		this.pending.append(text, start, length);
	}

	@Override
	public void ignorableWhitespace(char[] text, int start, int length) {
		this.pending.append(text, start, length);
	}

	private void flush() throws SAXException {
		if (this.pending.isEmpty()) {
			return;
		}
		String text = this.pending.toString();
		this.pending.setLength(0);
		if (text.isBlank()) {
			write(text);
			return;
		}
		for (FontRuns.Run run : this.runs.split(Breaks.allow(FrenchSpaces.bind(text)))) {
			if (run.family().isEmpty()) {
				write(run.text());
			}
			else {
				fallback(run);
			}
		}
	}

	private void fallback(FontRuns.Run run) throws SAXException {
		StringBuilder text = new StringBuilder();
		for (int c : run.text().codePoints().toArray()) {
			if (c <= Character.MAX_VALUE) {
				text.appendCodePoint(c);
			}
			else {
				inline(run.family(), text.toString());
				text.setLength(0);
				picture(c);
			}
		}
		inline(run.family(), text.toString());
	}

	private void inline(String family, String text) throws SAXException {
		if (text.isEmpty()) {
			return;
		}
		// FOP looks up the joined forms of letters by language, and finds those of Arabic
		// script in DejaVu Sans under Urdu only. The PDF does not show this attribute.
		boolean arabic = text.codePoints().anyMatch((c) -> UnicodeScript.of(c) == UnicodeScript.ARABIC);
		AttributesImpl font = new AttributesImpl();
		add(font, "font-family", family);
		add(font, "language", arabic ? "URD" : "none");
		wrap("inline", font, text);
	}

	/**
	 * FOP writes a right text layer for the first character beyond the BMP of a font
	 * only, so that each emoji of a document has a font of its own. And it tears pairs
	 * apart when it turns a text round.
	 */
	private void picture(int character) throws SAXException {
		int number = this.pictures.computeIfAbsent(character, (c) -> this.pictures.size() + 1);
		if (number > EMOJI_FONTS) {
			inline("DejaVu Sans", "\uFFFD");
			return;
		}
		AttributesImpl font = new AttributesImpl();
		add(font, "font-family", "Noto Emoji " + number);
		add(font, "font-style", "normal");
		add(font, "font-weight", "normal");
		add(font, "language", "none");
		add(font, "direction", "ltr");
		add(font, "unicode-bidi", "bidi-override");
		wrap("bidi-override", font, Character.toString(character));
	}

	private void wrap(String element, AttributesImpl font, String text) throws SAXException {
		super.startElement(FormattingGuard.FO, element, "fo:" + element, font);
		write(text);
		super.endElement(FormattingGuard.FO, element, "fo:" + element);
	}

	private static void add(AttributesImpl attributes, String name, String value) {
		attributes.addAttribute("", name, name, "CDATA", value);
	}

	private void write(String text) throws SAXException {
		super.characters(text.toCharArray(), 0, text.length());
	}

}
