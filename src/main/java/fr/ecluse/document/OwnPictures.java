package fr.ecluse.document;

import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Puts the two pictures that a template names, but cannot bring: the member's logo and
 * the QR code of the verification.
 */
final class OwnPictures extends XMLFilterImpl {

	static final String LOGO = "ecluse:logo";

	static final String VERIFICATION = "ecluse:verification";

	private static final String SVG = "http://www.w3.org/2000/svg";

	private final Snapshot snapshot;

	private boolean replaced;

	OwnPictures(Snapshot snapshot, ContentHandler next) {
		this.snapshot = snapshot;
		setContentHandler(next);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		String source = localName.equals("external-graphic") ? attributes.getValue("src") : null;
		if (VERIFICATION.equals(source)) {
			code(attributes);
		}
		else if (LOGO.equals(source)) {
			super.startElement(uri, localName, qName, logo(attributes));
		}
		else {
			super.startElement(uri, localName, qName, attributes);
		}
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		if (this.replaced && localName.equals("external-graphic")) {
			this.replaced = false;
			super.endElement(FormattingGuard.FO, "instream-foreign-object", "fo:instream-foreign-object");
		}
		else {
			super.endElement(uri, localName, qName);
		}
	}

	private Attributes logo(Attributes attributes) {
		Snapshot.@Nullable Picture logo = this.snapshot.logo();
		if (logo == null) {
			throw new DocumentRefused("Le modèle montre un logo, mais la collectivité n’en a pas.");
		}
		AttributesImpl changed = new AttributesImpl(attributes);
		changed.setValue(changed.getIndex("src"),
				"data:" + logo.type() + ";base64," + Base64.getEncoder().encodeToString(logo.content()));
		return changed;
	}

	private void code(Attributes attributes) throws SAXException {
		String address = this.snapshot.verificationUrl();
		if (address == null) {
			throw new DocumentRefused("Le modèle montre un code de vérification, mais le document n’en a pas.");
		}
		QrCode.Drawing code = QrCode.of(address);
		AttributesImpl changed = new AttributesImpl(attributes);
		changed.removeAttribute(changed.getIndex("src"));
		changed.addAttribute("", "scaling", "scaling", "CDATA", "uniform");
		super.startElement(FormattingGuard.FO, "instream-foreign-object", "fo:instream-foreign-object", changed);
		AttributesImpl picture = new AttributesImpl();
		String side = Integer.toString(code.side());
		picture.addAttribute("", "width", "width", "CDATA", side);
		picture.addAttribute("", "height", "height", "CDATA", side);
		picture.addAttribute("", "viewBox", "viewBox", "CDATA", "0 0 " + side + " " + side);
		super.startPrefixMapping("", SVG);
		super.startElement(SVG, "svg", "svg", picture);
		AttributesImpl squares = new AttributesImpl();
		squares.addAttribute("", "d", "d", "CDATA", code.path());
		squares.addAttribute("", "fill", "fill", "CDATA", "#000000");
		super.startElement(SVG, "path", "path", squares);
		super.endElement(SVG, "path", "path");
		super.endElement(SVG, "svg", "svg");
		super.endPrefixMapping("");
		this.replaced = true;
	}

}
