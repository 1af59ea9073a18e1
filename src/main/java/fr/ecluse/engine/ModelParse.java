package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * How the engine reads a model: without looking elsewhere for schemas. Left alone it
 * fetches whatever address a model names in {@code xsi:schemaLocation}, and waits for the
 * answer.
 */
class ModelParse extends BpmnParse {

	ModelParse(BpmnParser parser) {
		super(parser);
	}

	@Override
	public BpmnParse sourceInputStream(InputStream input) {
		try {
			byte[] content = input.readAllBytes();
			check(content);
			return super.sourceInputStream(new ByteArrayInputStream(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The engine's own schemas lie in its archive, inside ours or beside it. */
	@Override
	protected String resolveAccessExternalSchemaProperty() {
		return "file,jar,nested";
	}

	private static void check(byte[] content) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
			while (reader.hasNext()) {
				if (reader.next() == XMLStreamReader.START_ELEMENT
						&& (names(reader, "schemaLocation") || names(reader, "noNamespaceSchemaLocation"))) {
					throw new ProcessEngineException(
							"Le modèle désigne un schéma ailleurs (xsi:schemaLocation, ligne %d), ce qui n'est pas permis."
								.formatted(reader.getLocation().getLineNumber()));
				}
			}
		}
		catch (XMLStreamException ex) {
			throw new ProcessEngineException("Le modèle n'est pas du XML lisible : " + ex.getMessage(), ex);
		}
	}

	private static boolean names(XMLStreamReader reader, String attribute) {
		return reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, attribute) != null;
	}

}
