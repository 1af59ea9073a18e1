package fr.ecluse.typesetting;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;

/** What a program would take in the place of Écluse to make a PDF/A-2a with tags, from the same fonts. */
final class Peers {

	private static final String[][] FONTS = { { "Noto Serif", "notoserif-regular-subset", "400", "NORMAL" },
			{ "Noto Serif", "notoserif-italic-subset", "400", "ITALIC" },
			{ "Noto Serif", "notoserif-bold-subset", "700", "NORMAL" },
			{ "Noto Sans", "notosans-regular-subset", "400", "NORMAL" },
			{ "Noto Sans", "notosans-bold-subset", "700", "NORMAL" } };

	private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

	private static final FopFactory REUSED = factory();

	static {
		XRLog.setLoggingEnabled(false);
	}

	private Peers() {
	}

	/** FOP that keeps nothing from one document to the next. */
	static byte[] naive(String work, Map<String, ?> content) throws Exception {
		FopFactory factory = factory();
		return fop(factory, TransformerFactory.newDefaultInstance().newTransformer(template(work)), content);
	}

	/** FOP with configuration and template read once, as its manual advises. */
	static byte[] reused(Templates template, Map<String, ?> content) throws Exception {
		return fop(REUSED, template.newTransformer(), content);
	}

	static Templates compiled(String work) throws Exception {
		return TransformerFactory.newDefaultInstance().newTemplates(template(work));
	}

	private static StreamSource template(String work) {
		return new StreamSource(Path.of("src/bench/resources", work + ".xsl").toFile());
	}

	private static FopFactory factory() {
		try (InputStream configuration = Renderer.class.getResourceAsStream("fop.xml")) {
			return new FopConfParser(configuration,
					EnvironmentalProfileFactory.createRestrictedIO(URI.create("modele:/"), new ClassPathFonts()))
				.getFopFactoryBuilder()
				.build();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] fop(FopFactory factory, Transformer template, Map<String, ?> content) throws Exception {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		FOUserAgent agent = factory.newFOUserAgent();
		agent.setTitle("Document de mesure");
		agent.getEventBroadcaster().addEventListener((event) -> {
		});
		SAXResult result;
		synchronized (factory) {
			result = new SAXResult(factory.newFop("application/pdf", agent, pdf).getDefaultHandler());
		}
		template.transform(new StreamSource(new StringReader(xml(content))), result);
		return pdf.toByteArray();
	}

	/** Where libraries look for an XML transformer, they find the JDK's at once. */
	static <T> T pinned(Callable<T> work) throws Exception {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
		try {
			return work.call();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	static byte[] html(String work, Map<String, Object> data) throws Exception {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		PdfRendererBuilder builder = new PdfRendererBuilder();
		for (String[] font : FONTS) {
			builder.useFont(() -> Peers.class.getClassLoader().getResourceAsStream("fonts/" + font[1] + ".ttf"), font[0],
					Integer.valueOf(font[2]), FontStyle.valueOf(font[3]), true);
		}
		builder.usePdfUaAccessibility(true);
		builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
		builder.useColorProfile(COLOURS);
		builder.withHtmlContent(work.equals("letter") ? letterPage(data) : recordPage(data), null);
		builder.toStream(pdf);
		builder.run();
		return pdf.toByteArray();
	}

	private static String page(String style, String body) {
		return "<!DOCTYPE html><html lang='fr'><head><title>Document de mesure</title><meta name='subject' content='Mesure'/>"
				+ "<meta name='author' content='Mesure'/><meta name='description' content='Mesure'/><style>@page { size: A4; margin: 25mm } "
				+ "p { margin: 0 0 7pt } " + style + "</style></head><body>" + body + "</body></html>";
	}

	@SuppressWarnings("unchecked")
	private static String letterPage(Map<String, Object> data) {
		StringBuilder body = new StringBuilder("<div class='head'>" + data.get("member") + "</div><h1>Document de mesure</h1>");
		((List<String>) data.getOrDefault("paragraphs", List.of())).forEach((text) -> body.append("<p>").append(text).append("</p>"));
		return page("body { font: 10pt/14.5pt 'Noto Serif'; margin: 0 } .head { font: bold 17pt/22pt 'Noto Sans'; color: #1f3a5f } "
				+ "h1 { font-size: 10pt; margin: 30mm 0 8mm } .sign { font-style: italic; margin: 10mm 0 0 80mm }",
				body + "<p class='sign'>" + data.get("signatory") + "</p>");
	}

	@SuppressWarnings("unchecked")
	private static String recordPage(Map<String, Object> data) {
		StringBuilder body = new StringBuilder("<h1>Document de mesure</h1><table><thead><tr><th class='a'>Rang</th><th class='b'>Candidat</th><th class='c'>Note</th><th class='d'>Montant</th></tr></thead><tbody>");
		int rank = 0;
		for (Map<String, Object> row : (List<Map<String, Object>>) data.getOrDefault("rows", List.of())) {
			body.append("<tr><td>" + ++rank + "</td><td>" + row.get("name") + "</td><td class='n'>" + row.get("score")
					+ "</td><td class='n'>" + row.get("amount") + "</td></tr>");
		}
		return page("body { font: 8.5pt/11.5pt 'Noto Sans'; margin: 0 } h1 { font-size: 15pt; line-height: 20pt; margin: 0 0 8mm } "
				+ "table { width: 100%; table-layout: fixed; border-collapse: collapse; -fs-table-paginate: paginate } th { text-align: left } "
				+ "th, td { padding: 1.3mm 1.8mm; vertical-align: top } td { border-bottom: 0.4pt solid #c3ccd6 } tr { page-break-inside: avoid } "
				+ ".a { width: 15mm } .b { width: 95mm } .c { width: 20mm } .d { width: 30mm } .n { text-align: right }",
				body + "</tbody></table>");
	}

	private static String xml(Map<String, ?> content) {
		StringBuilder xml = new StringBuilder();
		write("snapshot", content, xml);
		return xml.toString();
	}

	private static void write(String name, Object value, StringBuilder xml) {
		xml.append('<').append(name).append('>');
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, entry) -> write(key.toString(), entry, xml));
		}
		else if (value instanceof List<?> list) {
			list.forEach((item) -> write("item", item, xml));
		}
		else {
			xml.append(value);
		}
		xml.append("</").append(name).append('>');
	}

	private static final class ClassPathFonts implements ResourceResolver {

		@Override
		public Resource getResource(URI uri) {
			return new Resource(Peers.class.getClassLoader()
				.getResourceAsStream(uri.toString().substring("modele:/".length())));
		}

		@Override
		public java.io.OutputStream getOutputStream(URI uri) {
			throw new UnsupportedOperationException();
		}

	}

}
