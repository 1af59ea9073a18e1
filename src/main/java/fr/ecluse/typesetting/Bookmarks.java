package fr.ecluse.typesetting;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Makes a bookmark of each heading. The bookmarks stand before the pages, so that the
 * pages wait until the last heading is known.
 */
final class Bookmarks extends XMLFilterImpl {

	private final List<Event> waiting = new ArrayList<>();

	private final List<Heading> headings = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	private boolean pages;

	/** Depth of elements inside the heading being read; 0 outside. */
	private int inside;

	Bookmarks(ContentHandler next) {
		setContentHandler(next);
	}

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
		this.pages |= localName.equals("page-sequence");
		if (!this.pages) {
			super.startElement(uri, localName, qName, attributes);
			return;
		}
		AttributesImpl kept = new AttributesImpl(attributes);
		int level = level(attributes.getValue("role"));
		if (this.inside > 0) {
			this.inside++;
		}
		else if (level > 0) {
			this.inside = 1;
			this.text.setLength(0);
			String id = attributes.getValue("id");
			if (id == null) {
				id = "partie-" + (this.headings.size() + 1);
				kept.addAttribute("", "id", "id", "CDATA", id);
			}
			this.headings.add(new Heading(id, level, ""));
		}
		this.waiting.add(new Event(uri, localName, qName, kept, null));
	}

	@Override
	public void endElement(String uri, String localName, String qName) throws SAXException {
		if (!this.pages) {
			super.endElement(uri, localName, qName);
			return;
		}
		if (this.inside > 0 && --this.inside == 0) {
			int last = this.headings.size() - 1;
			this.headings.set(last, this.headings.get(last).named(this.text.toString()));
		}
		this.waiting.add(new Event(uri, localName, qName, null, null));
	}

	@Override
	public void characters(char[] characters, int start, int length) throws SAXException {
		if (!this.pages) {
			super.characters(characters, start, length);
			return;
		}
		if (this.inside > 0) {
			this.text.append(characters, start, length);
		}
		this.waiting.add(new Event("", "", "", null, new String(characters, start, length)));
	}

	@Override
	public void endDocument() throws SAXException {
		write();
		for (Event event : this.waiting) {
			if (event.text() != null) {
				super.characters(event.text().toCharArray(), 0, event.text().length());
			}
			else if (event.attributes() != null) {
				super.startElement(event.uri(), event.localName(), event.qName(), event.attributes());
			}
			else {
				super.endElement(event.uri(), event.localName(), event.qName());
			}
		}
		super.endDocument();
	}

	private void write() throws SAXException {
		List<Heading> named = this.headings.stream().filter((heading) -> !heading.name().isEmpty()).toList();
		if (named.isEmpty()) {
			return;
		}
		start("bookmark-tree", new AttributesImpl());
		List<Integer> open = new ArrayList<>();
		for (Heading heading : named) {
			while (!open.isEmpty() && open.get(open.size() - 1) >= heading.level()) {
				open.remove(open.size() - 1);
				end("bookmark");
			}
			AttributesImpl target = new AttributesImpl();
			target.addAttribute("", "internal-destination", "internal-destination", "CDATA", heading.id());
			start("bookmark", target);
			start("bookmark-title", new AttributesImpl());
			super.characters(heading.name().toCharArray(), 0, heading.name().length());
			end("bookmark-title");
			open.add(heading.level());
		}
		for (int i = 0; i < open.size(); i++) {
			end("bookmark");
		}
		end("bookmark-tree");
	}

	private void start(String name, Attributes attributes) throws SAXException {
		super.startElement(FormattingGuard.FO, name, "fo:" + name, attributes);
	}

	private void end(String name) throws SAXException {
		super.endElement(FormattingGuard.FO, name, "fo:" + name);
	}

	private static int level(@Nullable String role) {
		if (role == null || role.length() != 2 || role.charAt(0) != 'H' || role.charAt(1) < '1'
				|| role.charAt(1) > '6') {
			return 0;
		}
		return role.charAt(1) - '0';
	}

	private record Heading(String id, int level, String name) {

		Heading named(String text) {
			String name = text.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip();
			return new Heading(this.id, this.level, (name.length() > 120) ? name.substring(0, 119) + "…" : name);
		}

	}

	/** Start, end or text, as it came. */
	private record Event(String uri, String localName, String qName, @Nullable Attributes attributes,
			@Nullable String text) {

	}

}
