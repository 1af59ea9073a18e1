package fr.ecluse.typesetting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.xml.transform.ErrorListener;
import javax.xml.transform.TransformerException;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.TransformerHandler;

import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.events.Event;
import org.apache.fop.events.EventFormatter;
import org.apache.fop.events.model.EventSeverity;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.apache.xmlgraphics.util.MimeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.function.SingletonSupplier;

/**
 * Snapshot to XML to formatting objects to PDF/A-2a and PDF/UA-1. The same snapshot and
 * template give the same bytes.
 */
final class Formatter {

	private static final Logger logger = LoggerFactory.getLogger(Formatter.class);

	private final SingletonSupplier<FopFactory> factory = SingletonSupplier.of(Formatter::configure);

	private final SingletonSupplier<FontRuns> runs = SingletonSupplier.of(() -> new FontRuns(new FontCoverage()));

	private final int sizeLimit;

	Formatter(int sizeLimit) {
		this.sizeLimit = sizeLimit;
	}

	private static FopFactory configure() {
		try (InputStream configuration = new ClassPathResource("fop.xml", Formatter.class).getInputStream()) {
			FopFactory factory = new FopConfParser(configuration,
					EnvironmentalProfileFactory.createRestrictedIO(URI.create("modele:/"), new OnlyFonts()))
				.getFopFactoryBuilder()
				.build();
			Drawings.register(factory.getImageManager().getRegistry());
			return factory;
		}
		catch (IOException | SAXException ex) {
			throw new IllegalStateException(ex);
		}
	}

	byte[] format(Template template, Snapshot snapshot) throws IOException {
		BoundedBytes pdf = new BoundedBytes(this.sizeLimit);
		Messages messages = new Messages();
		try {
			FOUserAgent agent = this.factory.obtain().newFOUserAgent();
			agent.setCreator("Écluse");
			agent.setCreationDate(Date.from(snapshot.created()));
			agent.getEventBroadcaster().addEventListener(Formatter::listen);
			ContentHandler fop = prepare(agent, pdf);
			ContentHandler guard = new CopiedPieces(new FormattingGuard(new Bookmarks(new OwnPictures(snapshot,
					new Typesetter(this.runs.obtain(), new TitleDeclaration(snapshot.title(), fop))))));
			TransformerHandler transformer = TemplateLibrary.transformers().newTransformerHandler(template.compiled());
			transformer.getTransformer().setErrorListener(messages);
			transformer.getTransformer().setURIResolver((href, base) -> {
				throw new DocumentRefused("L’adresse « %s » n’est pas accessible à un modèle.".formatted(href));
			});
			transformer.setResult(new SAXResult(guard));
			new SnapshotXml(transformer).write(snapshot);
		}
		catch (SAXException | TransformerException | RuntimeException ex) {
			throw refused(template, messages, ex);
		}
		catch (StackOverflowError ex) {
			throw new DocumentRefused("Le modèle « %s » s’appelle sans fin.".formatted(template.name()), ex);
		}
		return TimelessPdf.of(pdf.toByteArray(), snapshot.created());
	}

	/**
	 * One at a time: FOP reads its configuration from a DOM, which threads may not share.
	 */
	private synchronized ContentHandler prepare(FOUserAgent agent, OutputStream pdf) throws SAXException {
		return agent.newFop(MimeConstants.MIME_PDF, pdf).getDefaultHandler();
	}

	private static DocumentRefused refused(Template template, Messages messages, Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DocumentRefused refused) {
				return refused;
			}
		}
		String reason = messages.texts.isEmpty() ? String.valueOf(failure.getMessage())
				: messages.texts.get(messages.texts.size() - 1);
		return new DocumentRefused(
				"Le document n’a pas pu être établi avec le modèle « %s » : %s".formatted(template.name(), reason),
				failure);
	}

	private static void listen(Event event) {
		EventSeverity severity = event.getSeverity();
		if (severity == EventSeverity.ERROR || severity == EventSeverity.FATAL) {
			throw new DocumentRefused(EventFormatter.format(event));
		}
		if (severity == EventSeverity.WARN) {
			logger.debug("{}", EventFormatter.format(event));
		}
	}

	/** The last of what a template says is why it stopped. */
	private static final class Messages implements ErrorListener {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void warning(TransformerException ex) {
			this.texts.add(String.valueOf(ex.getMessage()));
		}

		@Override
		public void error(TransformerException ex) throws TransformerException {
			throw ex;
		}

		@Override
		public void fatalError(TransformerException ex) throws TransformerException {
			throw ex;
		}

	}

	/** Nothing but our own fonts can be read, and nothing can be written. */
	private static final class OnlyFonts implements ResourceResolver {

		private final Map<String, byte[]> fonts = new ConcurrentHashMap<>();

		@Override
		public Resource getResource(URI uri) throws IOException {
			String address = uri.toString();
			if (!address.matches("modele:/fonts/[A-Za-z0-9_-]+\\.ttf")) {
				throw new IOException("L’adresse « %s » n’est pas accessible à un modèle.".formatted(address));
			}
			return new Resource(new ByteArrayInputStream(font(address.substring("modele:/".length()))));
		}

		/** FOP reads a font again for each document; unpacking it once is enough. */
		private byte[] font(String path) throws IOException {
			byte[] known = this.fonts.get(path);
			if (known == null) {
				known = new ClassPathResource(path, Formatter.class.getClassLoader()).getContentAsByteArray();
				this.fonts.put(path, known);
			}
			return known;
		}

		@Override
		public OutputStream getOutputStream(URI uri) throws IOException {
			throw new IOException("L’adresse « %s » n’est pas accessible à un modèle.".formatted(uri));
		}

	}

	/** Refuses a document that grows past the limit, or past its time. */
	private static final class BoundedBytes extends ByteArrayOutputStream {

		private final int limit;

		BoundedBytes(int limit) {
			super(64 << 10);
			this.limit = limit;
		}

		@Override
		public synchronized void write(int b) {
			check(1);
			super.write(b);
		}

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			check(length);
			super.write(bytes, offset, length);
		}

		private void check(int more) {
			if (size() + more > this.limit) {
				throw new DocumentRefused("Le document dépasse %d ko.".formatted(this.limit >> 10));
			}
			if (Thread.currentThread().isInterrupted()) {
				throw new DocumentRefused("Le temps de mise en page est écoulé.");
			}
		}

	}

}
