package fr.ecluse.typesetting;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Declares the title as the language alternative that PDF/A-2 and PDF/UA ask for; FOP
 * alone writes it as a plain text.
 */
final class TitleDeclaration extends XMLFilterImpl {

	private static final String XMP = "adobe:ns:meta/";

	private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

	private static final String DC = "http://purl.org/dc/elements/1.1/";

	private static final String XML = "http://www.w3.org/XML/1998/namespace";

	private final String title;

	TitleDeclaration(String title, ContentHandler next) {
		this.title = title;
		setContentHandler(next);
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		super.endElement(uri, localName, qName);
		if (localName.equals("layout-master-set")) {
			declare();
		}
	}

	private void declare() throws SAXException {
		start(FormattingGuard.FO, "declarations", "fo:declarations", new AttributesImpl());
		start(XMP, "xmpmeta", "x:xmpmeta", new AttributesImpl());
		start(RDF, "RDF", "rdf:RDF", new AttributesImpl());
		start(RDF, "Description", "rdf:Description", attribute(RDF, "about", "rdf:about", ""));
		start(DC, "title", "dc:title", new AttributesImpl());
		start(RDF, "Alt", "rdf:Alt", new AttributesImpl());
		language("x-default");
		super.endElement(RDF, "Alt", "rdf:Alt");
		super.endElement(DC, "title", "dc:title");
		super.endElement(RDF, "Description", "rdf:Description");
		super.endElement(RDF, "RDF", "rdf:RDF");
		super.endElement(XMP, "xmpmeta", "x:xmpmeta");
		super.endElement(FormattingGuard.FO, "declarations", "fo:declarations");
	}

	private void language(String language) throws SAXException {
		start(RDF, "li", "rdf:li", attribute(XML, "lang", "xml:lang", language));
		super.characters(this.title.toCharArray(), 0, this.title.length());
		super.endElement(RDF, "li", "rdf:li");
	}

	private void start(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		super.startElement(uri, localName, qName, attributes);
	}

	private static Attributes attribute(String uri, String localName, String qName, String value) {
		AttributesImpl attributes = new AttributesImpl();
		attributes.addAttribute(uri, localName, qName, "CDATA", value);
		return attributes;
	}

}
