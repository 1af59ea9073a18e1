package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.xml.namespace.QName;

import org.jspecify.annotations.Nullable;

/**
 * An element of an XML file with the line it stands on. Names are those of the namespace,
 * whatever prefix the file gives it; character references and CDATA are resolved.
 */
final class XmlNode {

	static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private final QName name;

	private final int line;

	private final @Nullable XmlNode parent;

	private final Map<QName, String> attributes = new LinkedHashMap<>();

	private final List<XmlNode> children = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	XmlNode(QName name, int line, @Nullable XmlNode parent) {
		this.name = name;
		this.line = line;
		this.parent = parent;
		if (parent != null) {
			parent.children.add(this);
		}
	}

	void put(QName attribute, String value) {
		this.attributes.put(attribute, value);
	}

	void append(String characters) {
		this.text.append(characters);
	}

	QName qname() {
		return this.name;
	}

	String local() {
		return this.name.getLocalPart();
	}

	String namespace() {
		return this.name.getNamespaceURI();
	}

	int line() {
		return this.line;
	}

	@Nullable XmlNode parent() {
		return this.parent;
	}

	List<XmlNode> children() {
		return this.children;
	}

	/** All attributes; those without a prefix have no namespace. */
	Map<QName, String> attributes() {
		return this.attributes;
	}

	/** Its own text, without that of its children. */
	String text() {
		return this.text.toString();
	}

	/** An attribute without namespace. */
	@Nullable String find(String attribute) {
		return this.attributes.get(new QName(attribute));
	}

	/** An attribute of the engine. */
	@Nullable String camunda(String attribute) {
		return this.attributes.get(new QName(CAMUNDA, attribute));
	}

	boolean is(String namespace, String local) {
		return this.name.getNamespaceURI().equals(namespace) && this.name.getLocalPart().equals(local);
	}

	boolean isBpmn(String local) {
		return is(BPMN, local);
	}

	List<XmlNode> children(String namespace, String local) {
		return this.children.stream().filter((child) -> child.is(namespace, local)).toList();
	}

	/** This element and all below it, in the order of the file. */
	void walk(Consumer<XmlNode> visitor) {
		visitor.accept(this);
		this.children.forEach((child) -> child.walk(visitor));
	}

	/** The nearest element, itself or above, that has an id; the root when none has. */
	XmlNode nearestWithId() {
		XmlNode node = this;
		while (node.find("id") == null && node.parent != null) {
			node = node.parent;
		}
		return node;
	}

}
