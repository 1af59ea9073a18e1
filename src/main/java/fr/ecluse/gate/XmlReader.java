package fr.ecluse.gate;

import java.io.ByteArrayInputStream;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Reads XML of a stranger: no document type, hence no entity, nothing from outside, and a
 * bounded number and depth of elements.
 */
final class XmlReader {

	static final int MOST_ELEMENTS = 20_000;

	private static final int DEEPEST = 100;

	private static final int MOST_ATTRIBUTES = 100;

	private XmlReader() {
	}

	/**
	 * Reads the whole file.
	 * @throws Unreadable in French, with the line
	 */
	static XmlNode read(byte[] content) throws Unreadable {
		try {
			XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
			try {
				return read(reader);
			}
			finally {
				reader.close();
			}
		}
		catch (XMLStreamException | RuntimeException ex) {
			int line = (ex instanceof XMLStreamException it && it.getLocation() != null)
					? it.getLocation().getLineNumber() : 0;
			throw new Unreadable(Math.max(line, 0),
					"Ce fichier n'est pas du XML lisible. Ouvrez-le dans Camunda Modeler et enregistrez-le à nouveau.");
		}
	}

	private static XmlNode read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
		XmlNode root = null;
		XmlNode current = null;
		int elements = 0;
		int depth = 0;
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> {
					if (++elements > MOST_ELEMENTS || ++depth > DEEPEST
							|| reader.getAttributeCount() > MOST_ATTRIBUTES) {
						throw new Unreadable(reader.getLocation().getLineNumber(),
								"Ce fichier est trop grand : %d éléments, imbriqués %d fois et portant %d attributs au plus. Découpez le modèle."
									.formatted(MOST_ELEMENTS, DEEPEST, MOST_ATTRIBUTES));
					}
					current = element(reader, current);
					root = (root != null) ? root : current;
				}
				case XMLStreamConstants.END_ELEMENT -> {
					depth--;
					current = (current != null) ? current.parent() : null;
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					if (current != null) {
						current.append(reader.getText());
					}
				}
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE,
						XMLStreamConstants.PROCESSING_INSTRUCTION ->
					throw new Unreadable(reader.getLocation().getLineNumber(),
							"Ce fichier contient une déclaration (DOCTYPE, entité ou instruction) qu'un modèle n'a pas. Retirez-la.");
				default -> {
				}
			}
		}
		if (root == null) {
			throw new Unreadable(0, "Ce fichier est vide.");
		}
		return root;
	}

	private static XmlNode element(XMLStreamReader reader, @Nullable XmlNode parent) {
		XmlNode node = new XmlNode(reader.getName(), reader.getLocation().getLineNumber(), parent);
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			QName name = reader.getAttributeName(i);
			node.put(name, reader.getAttributeValue(i));
		}
		return node;
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		return factory;
	}

	/** Why a file cannot be read, and on which line; 0 when it has none. */
	static final class Unreadable extends Exception {

		private final int line;

		Unreadable(int line, String message) {
			super(message);
			this.line = line;
		}

		int line() {
			return this.line;
		}

	}

}
