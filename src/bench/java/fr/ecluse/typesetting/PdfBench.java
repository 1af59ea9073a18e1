package fr.ecluse.typesetting;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;

/**
 * PDFs per core-second, side by side: the same letter and the same record by Écluse, by FOP
 * configured anew for each document, and by OpenHTMLToPDF; all tagged PDF/A-2a with the same
 * fonts. See src/bench/README.md.
 */
public class PdfBench {

	private static final int WARM_UP = 3;

	private static final int ROUNDS = Integer.getInteger("rounds", 7);

	private static final Map<String, Integer> BATCH = Map.of("letter", 40, "record", 3);

	private static final String[][] FONTS = { { "Noto Serif", "notoserif-regular-subset", "400", "NORMAL" },
			{ "Noto Serif", "notoserif-italic-subset", "400", "ITALIC" },
			{ "Noto Serif", "notoserif-bold-subset", "700", "NORMAL" },
			{ "Noto Sans", "notosans-regular-subset", "400", "NORMAL" },
			{ "Noto Sans", "notosans-bold-subset", "700", "NORMAL" } };

	private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

	public static void main(String[] arguments) throws Exception {
		Map<String, Map<String, Callable<byte[]>>> works = new LinkedHashMap<>();
		Renderer renderer = new Renderer(new TemplateLibrary(PdfBench::source), new Limits(1, Duration.ofMinutes(2), 50 << 20));
		for (String work : List.of("letter", "record")) {
			Map<String, Object> data = work.equals("letter") ? letter() : record();
			Snapshot snapshot = Snapshot.of("Document de mesure", LocalDate.of(2026, 11, 24), Map.of("data", data), null);
			String xml = xml(snapshot.content());
			Map<String, Callable<byte[]>> contestants = new LinkedHashMap<>();
			contestants.put("Écluse", () -> renderer.render("bench/" + work, snapshot).pdf());
			contestants.put("FOP, naive", () -> naive(work, xml));
			contestants.put("OpenHTMLToPDF", () -> html(work, data));
			works.put(work, contestants);
		}
		StringBuilder table = new StringBuilder("| document | contestant | pages | kB | PDFs per core-second, median | spread |\n|---|---|---|---|---|---|\n");
		for (var work : works.entrySet()) {
			measure(work.getKey(), work.getValue(), table);
		}
		System.out.println("\nJava " + Runtime.version() + ", " + System.getProperty("os.arch") + ", "
				+ Runtime.getRuntime().availableProcessors() + " cores, " + ROUNDS + " rounds\n\n" + table);
		renderer.close();
	}

	private static void measure(String work, Map<String, Callable<byte[]>> contestants, StringBuilder table)
			throws Exception {
		int batch = BATCH.getOrDefault(work, 1);
		Map<String, List<Double>> rates = new LinkedHashMap<>();
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (var contestant : contestants.entrySet()) {
				System.gc();
				long before = cpu();
				for (int i = 0; i < batch; i++) {
					contestant.getValue().call();
				}
				double rate = batch / ((cpu() - before) / 1e9);
				if (round >= 0) {
					rates.computeIfAbsent(contestant.getKey(), (it) -> new ArrayList<>()).add(rate);
				}
				System.out.printf(Locale.ROOT, "%s %s %d: %.2f%n", work, contestant.getKey(), round, rate);
			}
		}
		for (var contestant : contestants.entrySet()) {
			byte[] pdf = contestant.getValue().call();
			Files.write(Files.createDirectories(Path.of("target/bench"))
				.resolve(work + "-" + contestant.getKey().replaceAll("[^A-Za-z]+", "") + ".pdf"), pdf);
			double[] sorted = rates.getOrDefault(contestant.getKey(), List.of()).stream().mapToDouble(Double::doubleValue).sorted().toArray();
			try (PDDocument document = Loader.loadPDF(pdf)) {
				table.append(String.format(Locale.ROOT, "| %s | %s | %d | %d | %.2f | %.2f – %.2f |%n", work,
						contestant.getKey(), document.getNumberOfPages(), pdf.length / 1000, sorted[sorted.length / 2],
						sorted[0], sorted[sorted.length - 1]));
			}
		}
	}

	/** Of the whole process: garbage collection and compilation are part of the price. */
	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime();
	}

	private static Optional<byte[]> source(String path) throws java.io.IOException {
		Path file = Path.of("src/bench/resources", path.replace("bench/templates/", ""));
		return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
	}

	/** What a program does that asks FOP for a PDF and keeps nothing from one to the next. */
	private static byte[] naive(String work, String xml) throws Exception {
		FopFactory factory;
		try (InputStream configuration = Renderer.class.getResourceAsStream("fop.xml")) {
			factory = new FopConfParser(configuration,
					EnvironmentalProfileFactory.createRestrictedIO(URI.create("modele:/"), new ClassPathFonts()))
				.getFopFactoryBuilder()
				.build();
		}
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		FOUserAgent agent = factory.newFOUserAgent();
		agent.setTitle("Document de mesure");
		agent.getEventBroadcaster().addEventListener((event) -> {
		});
		TransformerFactory.newDefaultInstance()
			.newTransformer(new StreamSource(Path.of("src/bench/resources", work + ".xsl").toFile()))
			.transform(new StreamSource(new StringReader(xml)),
					new SAXResult(factory.newFop("application/pdf", agent, pdf).getDefaultHandler()));
		return pdf.toByteArray();
	}

	private static byte[] html(String work, Map<String, Object> data) throws Exception {
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		PdfRendererBuilder builder = new PdfRendererBuilder();
		for (String[] font : FONTS) {
			builder.useFont(() -> PdfBench.class.getClassLoader().getResourceAsStream("fonts/" + font[1] + ".ttf"), font[0],
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

	private static Map<String, Object> letter() {
		String text = "Nous avons bien reçu votre demande et nous l’avons enregistrée : le service chargé de l’instruire vous "
				+ "répondra dans le délai de deux mois. Passé ce délai, le silence gardé par l’administration vaut décision de rejet. ";
		return Map.of("member", "Communauté de communes de la mesure", "signatory", "La présidente, Anne Le Goff",
				"paragraphs", IntStream.range(0, 7).mapToObj((i) -> text.repeat(1 + i % 2).strip()).toList());
	}

	private static Map<String, Object> record() {
		List<Map<String, Object>> rows = IntStream.range(0, Integer.getInteger("rows", 850))
			.mapToObj((i) -> Map.<String, Object>of("name",
					(i % 3 == 0) ? "Société de travaux publics et de terrassement du Périgord noir et des vallées, agence de Sarlat"
							: "Entreprise Martin et fils n° " + i,
					"score", "%.1f".formatted(10 + i % 90 / 10.0), "amount", "%,d €".formatted(100_000 + i * 1234)))
			.toList();
		return Map.of("rows", rows);
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
			return new Resource(PdfBench.class.getClassLoader()
				.getResourceAsStream(uri.toString().substring("modele:/".length())));
		}

		@Override
		public java.io.OutputStream getOutputStream(URI uri) {
			throw new UnsupportedOperationException();
		}

	}

}
