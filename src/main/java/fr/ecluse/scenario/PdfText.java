package fr.ecluse.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The words of a PDF, apart from how they are spaced. */
final class PdfText {

	private PdfText() {
	}

	static String of(byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return plain(new PDFTextStripper().getText(document));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Every white space as one plain space, every apostrophe as the straight one. */
	static String plain(String text) {
		return text.replaceAll("[\\s\\u00a0\\u2009\\u202f]+", " ").replace('\u2019', '\'').strip();
	}

}
