package fr.ecluse.typesetting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.xml.transform.ErrorListener;
import javax.xml.transform.TransformerException;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.TransformerHandler;

import org.apache.fop.events.Event;
import org.apache.fop.events.EventFormatter;
import org.apache.fop.events.model.EventSeverity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

import org.springframework.util.function.SingletonSupplier;

/**
 * Snapshot to XML to formatting objects to PDF/A-2a and PDF/UA-1. The same snapshot and
 * template give the same bytes.
 */
final class Formatter {

	private static final Logger logger = LoggerFactory.getLogger(Formatter.class);

	/**
	 * Presses that print nothing at the moment: never more than documents at one time.
	 */
	private final Queue<Press> idle = new ConcurrentLinkedQueue<>();

	private final OwnFonts fonts = new OwnFonts();

	private final SingletonSupplier<FontRuns> runs = SingletonSupplier.of(() -> new FontRuns(new FontCoverage()));

	private final int sizeLimit;

	Formatter(int sizeLimit) {
		this.sizeLimit = sizeLimit;
	}

	byte[] format(Template template, Snapshot snapshot) throws IOException {
		BoundedBytes pdf = new BoundedBytes(this.sizeLimit);
		Messages messages = new Messages();
		Press idle = this.idle.poll();
		Press press = (idle != null) ? idle : new Press(this.fonts);
		try {
			ContentHandler fop = press.start((agent) -> {
				agent.setCreator("Écluse");
				agent.setCreationDate(Date.from(snapshot.created()));
				agent.getEventBroadcaster().addEventListener(Formatter::listen);
			}, pdf);
			ContentHandler guard = new CopiedPieces(new FormattingGuard(new Bookmarks(new OwnPictures(snapshot,
					new Typesetter(this.runs.obtain(), new TitleDeclaration(snapshot.title(), fop))))));
			TransformerHandler transformer = TemplateLibrary.transformers().newTransformerHandler(template.compiled());
			transformer.getTransformer().setErrorListener(messages);
			transformer.getTransformer().setURIResolver((href, base) -> {
				throw new DocumentRefused("L’adresse « %s » n’est pas accessible à un modèle.".formatted(href));
			});
			transformer.setResult(new SAXResult(guard));
			new SnapshotXml(transformer).write(snapshot);
			press.clear();
			this.idle.add(press);
		}
		catch (SAXException | TransformerException | RuntimeException ex) {
			throw refused(template, messages, ex);
		}
		catch (StackOverflowError ex) {
			throw new DocumentRefused("Le modèle « %s » s’appelle sans fin.".formatted(template.name()), ex);
		}
		return TimelessPdf.of(pdf.toByteArray(), snapshot.created());
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
