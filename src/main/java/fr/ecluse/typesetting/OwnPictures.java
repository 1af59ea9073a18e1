package fr.ecluse.typesetting;

import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Puts the two pictures that a template names, but cannot bring: the member's logo and
 * the QR code of the verification; and says on each page of a specimen that it is one.
 */
final class OwnPictures extends XMLFilterImpl {

	static final String LOGO = "ecluse:logo";

	static final String VERIFICATION = "ecluse:verification";

	private final Snapshot snapshot;

	OwnPictures(Snapshot snapshot, ContentHandler next) {
		this.snapshot = snapshot;
		setContentHandler(next);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		if (this.snapshot.specimen() && localName.equals("region-body")) {
			super.startElement(uri, localName, qName, marked(attributes));
			return;
		}
		int source = localName.equals("external-graphic") ? attributes.getIndex("src") : -1;
		String picture = (source >= 0) ? picture(attributes.getValue(source)) : null;
		if (picture == null) {
			super.startElement(uri, localName, qName, attributes);
			return;
		}
		AttributesImpl changed = new AttributesImpl(attributes);
		changed.setValue(source, picture);
		super.startElement(uri, localName, qName, changed);
	}

	private static Attributes marked(Attributes attributes) {
		AttributesImpl marked = new AttributesImpl(attributes);
		Map.of("background-image", "url('" + Drawings.specimen() + "')", "background-repeat", "no-repeat",
				"background-position-horizontal", "50%", "background-position-vertical", "50%")
			.forEach((name, value) -> marked.addAttribute("", name, name, "CDATA", value));
		return marked;
	}

	private @Nullable String picture(String source) {
		return switch (source) {
			case LOGO -> logo();
			case VERIFICATION -> verification();
			default -> null;
		};
	}

	private String logo() {
		Picture logo = this.snapshot.logo();
		if (logo == null) {
			throw new DocumentRefused("Le modèle montre un logo, mais la collectivité n’en a pas.");
		}
		return "data:" + logo.type() + ";base64," + Base64.getEncoder().encodeToString(logo.content());
	}

	private String verification() {
		String address = this.snapshot.verificationAddress();
		if (address == null) {
			throw new DocumentRefused("Le modèle montre un code de vérification, mais le document n’en a pas.");
		}
		return Drawings.code(address);
	}

}
