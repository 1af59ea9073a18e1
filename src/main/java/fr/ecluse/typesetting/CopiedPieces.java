package fr.ecluse.typesetting;

import java.util.ArrayDeque;
import java.util.Deque;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Puts right what {@code xsl:copy-of} leaves of the pieces that templates hand to each
 * other. The processor of the JDK forgets the namespace of what stands inside a piece
 * made by another template; and a piece that is data of the snapshot is its text.
 */
final class CopiedPieces extends XMLFilterImpl {

	private static final String EXTENSION_PREFIX = "fox:";

	private final Deque<String> open = new ArrayDeque<>();

	CopiedPieces(ContentHandler next) {
		setContentHandler(next);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		if (!uri.isEmpty()) {
			this.open.push(qName);
			super.startElement(uri, localName, qName, attributes);
		}
		else if (FormattingGuard.ELEMENTS.contains(localName)) {
			this.open.push("fo:" + localName);
			super.startElement(FormattingGuard.FO, localName, "fo:" + localName, repaired(attributes));
		}
		else if (localName.equals("p") || localName.equals("br")) {
			this.open.push("fo:block");
			super.startElement(FormattingGuard.FO, "block", "fo:block", new AttributesImpl());
		}
		else {
			this.open.push("");
		}
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		String name = this.open.pop();
		if (!uri.isEmpty()) {
			super.endElement(uri, localName, qName);
		}
		else if (!name.isEmpty()) {
			super.endElement(FormattingGuard.FO, name.substring(3), name);
		}
	}

	private static Attributes repaired(Attributes attributes) {
		AttributesImpl repaired = new AttributesImpl(attributes);
		for (int i = 0; i < repaired.getLength(); i++) {
			if (repaired.getQName(i).startsWith(EXTENSION_PREFIX)) {
				repaired.setURI(i, FormattingGuard.EXTENSIONS);
			}
		}
		return repaired;
	}

}
