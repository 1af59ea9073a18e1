package fr.ecluse.typesetting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.URIResolver;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.sax.SAXTransformerFactory;

import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Compiles each template once, when it is first asked for. A template imports files of
 * its own procedure and of `shared/`, and nothing else: neither at compile time nor when
 * it runs can it read a file, an address or the environment.
 */
public final class TemplateLibrary {

	/** The compiler inside the JDK: fast, and it does not depend on the class path. */
	private static final String COMPILER = "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl";

	private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]{0,59})/([a-z][a-z0-9-]{0,59})");

	private static final Pattern PATH = Pattern.compile("([a-z][a-z0-9-]*)/(?:templates/)?[a-z][a-z0-9-]*\\.xsl");

	private static final String SCHEME = "modele:/";

	private static final String GENERAL = "Could not compile stylesheet";

	private static final String SHARED = "shared";

	private static final int MOST_KEPT = 500;

	private final Map<Key, Template> compiled = new ConcurrentHashMap<>();

	private final TemplateEditions editions;

	/** Of one set of sources, whatever the version. */
	public TemplateLibrary(TemplateSources sources) {
		this.editions = (edition) -> sources;
	}

	private TemplateLibrary(TemplateEditions editions) {
		this.editions = editions;
	}

	/** Of each version's own sources. */
	public static TemplateLibrary of(TemplateEditions editions) {
		return new TemplateLibrary(editions);
	}

	/**
	 * The template of this name.
	 * @throws DocumentRefused when there is none, or when it is not acceptable
	 */
	Template get(String edition, String name) {
		if (this.compiled.size() > MOST_KEPT) {
			this.compiled.clear();
		}
		return this.compiled.computeIfAbsent(new Key(edition, name), (key) -> compile(edition, name));
	}

	/**
	 * What keeps a template from being used, none when it can be. Each call compiles it
	 * anew.
	 */
	public List<Complaint> faults(String edition, String name) {
		try {
			compile(edition, name);
			return List.of();
		}
		catch (DocumentRefused ex) {
			return ex.complaints().isEmpty() ? List.of(new Complaint("", 0, String.valueOf(ex.getMessage())))
					: ex.complaints();
		}
	}

	/** Lets go of the templates of a version. */
	void forget(String edition) {
		this.compiled.keySet().removeIf((key) -> key.edition().equals(edition));
	}

	private Template compile(String edition, String name) {
		Matcher matcher = NAME.matcher(name);
		if (!matcher.matches()) {
			throw new DocumentRefused("Le nom de modèle « %s » n'est pas valable : la forme attendue est "
					+ "« demarche/modele », en minuscules, chiffres et tirets.".formatted(name));
		}
		Compilation compilation = new Compilation(name, matcher.group(1), this.editions.of(edition));
		Templates templates = compilation.run(matcher.group(1) + "/templates/" + matcher.group(2) + ".xsl");
		return new Template(name, compilation.version(), templates);
	}

	static SAXTransformerFactory transformers() {
		SAXTransformerFactory factory = (SAXTransformerFactory) SAXTransformerFactory.newInstance(COMPILER, null);
		try {
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		}
		catch (TransformerConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
		return factory;
	}

	/** A template of a version. */
	private record Key(String edition, String name) {

	}

	/** One template with its imports: what it read makes its version. */
	private final class Compilation implements URIResolver, ErrorListener {

		private final MessageDigest read = Sha256.digest();

		private final List<Complaint> complaints = new ArrayList<>();

		private final String name;

		private final String procedure;

		private final TemplateSources sources;

		Compilation(String name, String procedure, TemplateSources sources) {
			this.sources = sources;
			this.name = name;
			this.procedure = procedure;
		}

		Templates run(String path) {
			SAXTransformerFactory factory = transformers();
			factory.setURIResolver(this);
			factory.setErrorListener(this);
			try {
				Templates templates = factory.newTemplates(open(path));
				if (templates != null && this.complaints.isEmpty()) {
					return templates;
				}
				throw refused(null);
			}
			catch (TransformerException ex) {
				throw refused(ex);
			}
		}

		private DocumentRefused refused(@Nullable TransformerException ex) {
			if (ex != null && this.complaints.isEmpty()) {
				complain(ex);
			}
			// The compiler ends with a general remark; what it said before names the
			// line.
			List<Complaint> precise = this.complaints.stream().filter((it) -> !it.reason().equals(GENERAL)).toList();
			List<Complaint> told = precise.isEmpty() ? this.complaints : precise;
			return new DocumentRefused("Le modèle « %s » n'est pas utilisable : %s".formatted(this.name,
					told.stream().map(Complaint::told).collect(Collectors.joining(" ; "))), ex, told);
		}

		String version() {
			return HexFormat.of().formatHex(this.read.digest());
		}

		@Override
		public Source resolve(String href, String base) throws TransformerException {
			String target;
			try {
				target = URI.create(base).resolve(href).toString();
			}
			catch (IllegalArgumentException ex) {
				target = href;
			}
			if (!target.startsWith(SCHEME)) {
				throw new TransformerException("l'adresse « %s » n'est pas accessible à un modèle".formatted(href));
			}
			return open(target.substring(SCHEME.length()));
		}

		private Source open(String path) throws TransformerException {
			Matcher matcher = PATH.matcher(path);
			if (!matcher.matches() || !(matcher.group(1).equals(this.procedure) || matcher.group(1).equals(SHARED))) {
				throw new TransformerException("le fichier « %s » n'est pas accessible à ce modèle".formatted(path));
			}
			try {
				byte[] source = this.sources.find(path)
					.orElseThrow(() -> new TransformerException("le fichier « %s » n'existe pas".formatted(path)));
				this.read.update(path.getBytes(StandardCharsets.UTF_8));
				this.read.update(Sha256.digest().digest(source));
				InputSource input = new InputSource(new ByteArrayInputStream(source));
				input.setSystemId(SCHEME + path);
				return new SAXSource(reader(), input);
			}
			catch (IOException ex) {
				throw new TransformerException(ex);
			}
		}

		private XMLReader reader() {
			try {
				SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
				parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
				parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
				return parsers.newSAXParser().getXMLReader();
			}
			catch (ParserConfigurationException | SAXException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void warning(TransformerException ex) {
			complain(ex);
		}

		@Override
		public void error(TransformerException ex) {
			complain(ex);
		}

		@Override
		public void fatalError(TransformerException ex) {
			complain(ex);
		}

		private void complain(TransformerException ex) {
			Complaint complaint = Complaint.of(ex);
			if (!this.complaints.contains(complaint)) {
				this.complaints.add(complaint);
			}
		}

	}

}
