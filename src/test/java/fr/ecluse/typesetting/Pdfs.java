package fr.ecluse.typesetting;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Renders and reads PDF in tests. */
public final class Pdfs {

	static {
		VeraGreenfieldFoundryProvider.initialise();
	}

	private Pdfs() {
	}

	public static Limits limits() {
		return new Limits(2, Duration.ofSeconds(60), 10 << 20);
	}

	public static Renderer shipped() {
		return new Renderer(new TemplateLibrary(TemplateSources.classPath()), limits());
	}

	public static Renderer shipped(int parallel, Duration time) {
		return new Renderer(new TemplateLibrary(TemplateSources.classPath()), new Limits(parallel, time, 10 << 20));
	}

	/** The text, every white space as one plain space. */
	public static String text(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			PDFTextStripper stripper = new PDFTextStripper();
			stripper.setSortByPosition(true);
			return stripper.getText(document).replaceAll("[\\s\\u00A0\\u202F]+", " ");
		}
	}

	public static int pages(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return document.getNumberOfPages();
		}
	}

	/** Fonts by name; "!" after those that are not embedded. */
	public static Set<String> fonts(byte[] pdf) throws IOException {
		Set<String> fonts = new TreeSet<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			for (PDPage page : document.getPages()) {
				for (COSName name : page.getResources().getFontNames()) {
					var font = page.getResources().getFont(name);
					fonts.add(font.getName().replaceFirst("^[A-Z]{6}\\+", "") + (font.isEmbedded() ? "" : "!"));
				}
			}
		}
		return fonts;
	}

	/** What the QR code of the first page says, read from the page as it is printed. */
	public static String code(byte[] pdf) throws Exception {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
			int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
			RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
			return new QRCodeReader()
				.decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
				.getText();
		}
	}

	/** How many dots of the first page have the colour of the word SPÉCIMEN. */
	public static long pale(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
			return IntStream.range(0, page.getWidth() * page.getHeight())
				.map((dot) -> page.getRGB(dot % page.getWidth(), dot / page.getWidth()) & 0xFFFFFF)
				.filter((colour) -> colour == 0xF2CFCF)
				.count();
		}
	}

	/** What keeps it from being PDF/A-2a and PDF/UA-1. */
	public static List<String> violations(byte[] pdf) throws Exception {
		Map<PDFAFlavour, List<String>> violations = new java.util.LinkedHashMap<>();
		for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
			try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
					var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
				ValidationResult result = validator.validate(parser);
				violations.put(flavour,
						result.getTestAssertions()
							.stream()
							.map((assertion) -> flavour + " " + assertion.getRuleId().getClause() + ": "
									+ assertion.getMessage() + " " + assertion.getLocation().getContext())
							.toList());
				if (result.isCompliant() != violations.get(flavour).isEmpty()) {
					throw new IllegalStateException("veraPDF contradicts itself");
				}
			}
		}
		return violations.values().stream().flatMap(List::stream).collect(Collectors.toList());
	}

}
