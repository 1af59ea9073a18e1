package fr.ecluse.typesetting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Lets through only formatting objects that say how text stands on a page. What would
 * make the formatter fetch, embed or run something is refused, as is a template that
 * never ends.
 */
final class FormattingGuard extends XMLFilterImpl {

	static final String FO = "http://www.w3.org/1999/XSL/Format";

	static final String EXTENSIONS = "http://xmlgraphics.apache.org/fop/extensions";

	private static final String XML = "http://www.w3.org/XML/1998/namespace";

	static final Set<String> ELEMENTS = Set.of("root", "layout-master-set", "simple-page-master",
			"page-sequence-master", "repeatable-page-master-alternatives", "repeatable-page-master-reference",
			"single-page-master-reference", "conditional-page-master-reference", "region-body", "region-before",
			"region-after", "region-start", "region-end", "page-sequence", "static-content", "flow", "block",
			"block-container", "inline", "inline-container", "wrapper", "basic-link", "external-graphic", "leader",
			"page-number", "page-number-citation", "page-number-citation-last", "character", "bidi-override",
			"list-block", "list-item", "list-item-label", "list-item-body", "table", "table-and-caption",
			"table-caption", "table-column", "table-header", "table-footer", "table-body", "table-row", "table-cell",
			"footnote", "footnote-body", "marker", "retrieve-marker");

	private static final Set<String> EXTENSION_ATTRIBUTES = Set.of("alt-text", "header", "scope", "abbreviation",
			"orphan-content-limit", "widow-content-limit", "border-radius");

	private static final Pattern PICTURE = Pattern
		.compile("(?:url\\(['\"]?)?data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=\\s]+?)(?:['\"]?\\))?");

	private static final Pattern LINK = Pattern
		.compile("(?:url\\(['\"]?)?(?:https?://|mailto:|tel:)[^'\"()]+(?:['\"]?\\))?");

	private static final int MAXIMUM_ELEMENTS = 200_000;

	private static final int MAXIMUM_CHARACTERS = 2_000_000;

	private static final int MAXIMUM_PICTURE_BYTES = 500_000;

	private static final int MAXIMUM_PICTURE_PIXELS = 4_000_000;

	private int elements;

	private int characters;

	FormattingGuard(ContentHandler next) {
		setContentHandler(next);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		checkInterrupted();
		if (++this.elements > MAXIMUM_ELEMENTS) {
			throw new DocumentRefused("Le modèle produit plus de %d éléments.".formatted(MAXIMUM_ELEMENTS));
		}
		if (!FO.equals(uri) || !ELEMENTS.contains(localName)) {
			throw new DocumentRefused("L’élément « %s » n’est pas permis dans un modèle.".formatted(qName));
		}
		for (int i = 0; i < attributes.getLength(); i++) {
			if (!attributes.getQName(i).startsWith("xmlns")) {
				check(attributes.getURI(i), attributes.getLocalName(i), attributes.getValue(i));
			}
		}
		super.startElement(uri, localName, qName, attributes);
	}

	private static void check(String uri, String name, String value) {
		if (EXTENSIONS.equals(uri) && EXTENSION_ATTRIBUTES.contains(name)) {
			return;
		}
		if (!uri.isEmpty() && !XML.equals(uri)) {
			throw new DocumentRefused("L’attribut « %s » n’est pas permis dans un modèle.".formatted(name));
		}
		if (name.equals("src")) {
			if (!value.equals(OwnPictures.LOGO) && !value.equals(OwnPictures.VERIFICATION)) {
				checkPicture(value);
			}
		}
		else if (name.equals("external-destination")) {
			if (!LINK.matcher(value).matches()) {
				throw new DocumentRefused("Le lien « %s » n’est pas permis dans un modèle.".formatted(excerpt(value)));
			}
		}
		else if (name.equals("background") || name.equals("background-image") || value.contains("url(")) {
			throw new DocumentRefused("L’attribut « %s » n’est pas permis dans un modèle.".formatted(name));
		}
	}

	private static void checkPicture(String value) {
		Matcher matcher = PICTURE.matcher(value);
		if (value.length() > MAXIMUM_PICTURE_BYTES || !matcher.matches() || !isSmallPicture(matcher.group(1))) {
			throw new DocumentRefused(
					"L’image « %s » n’est pas permise : une image est incluse en PNG ou JPEG, de %d ko au plus."
						.formatted(excerpt(value), MAXIMUM_PICTURE_BYTES / 1000));
		}
	}

	private static boolean isSmallPicture(String base64) {
		try (ImageInputStream input = ImageIO
			.createImageInputStream(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
			if (!readers.hasNext()) {
				return false;
			}
			ImageReader reader = readers.next();
			reader.setInput(input);
			boolean small = Set.of("png", "jpeg").contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))
					&& (long) reader.getWidth(0) * reader.getHeight(0) <= MAXIMUM_PICTURE_PIXELS;
			reader.dispose();
			return small;
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	private static String excerpt(String value) {
		return (value.length() > 60) ? value.substring(0, 60) + "…" : value;
	}

	@Override
	public void characters(char[] text, int start, int length) throws SAXException {
		checkInterrupted();
		this.characters += length;
		if (this.characters > MAXIMUM_CHARACTERS) {
			throw new DocumentRefused("Le modèle produit plus de %d caractères.".formatted(MAXIMUM_CHARACTERS));
		}
		super.characters(text, start, length);
	}

	@Override
	public void processingInstruction(String target, String data) {
		throw new DocumentRefused("L’instruction « %s » n’est pas permise dans un modèle.".formatted(target));
	}

	private static void checkInterrupted() {
		if (Thread.currentThread().isInterrupted()) {
			throw new DocumentRefused("Le temps de mise en page est écoulé.");
		}
	}

}
