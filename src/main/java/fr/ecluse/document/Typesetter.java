package fr.ecluse.document;

import java.lang.Character.UnicodeScript;

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

	private final StringBuilder pending = new StringBuilder();

	private final FontRuns runs;

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
		AttributesImpl font = new AttributesImpl();
		add(font, "font-family", run.family());
		// FOP looks up the joined forms of letters by language, and finds those of Arabic
		// script in DejaVu Sans under Urdu only. The PDF does not show this attribute.
		boolean arabic = run.text().codePoints().anyMatch((c) -> UnicodeScript.of(c) == UnicodeScript.ARABIC);
		add(font, "language", arabic ? "URD" : "none");
		// FOP tears pairs apart when it turns them round.
		boolean pairs = run.text().chars().anyMatch((c) -> Character.isSurrogate((char) c));
		if (pairs) {
			add(font, "direction", "ltr");
			add(font, "unicode-bidi", "bidi-override");
		}
		String element = pairs ? "bidi-override" : "inline";
		super.startElement(FormattingGuard.FO, element, "fo:" + element, font);
		write(run.text());
		super.endElement(FormattingGuard.FO, element, "fo:" + element);
	}

	private static void add(AttributesImpl attributes, String name, String value) {
		attributes.addAttribute("", name, name, "CDATA", value);
	}

	private void write(String text) throws SAXException {
		super.characters(text.toCharArray(), 0, text.length());
	}

}
