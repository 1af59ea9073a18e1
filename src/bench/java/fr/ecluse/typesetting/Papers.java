package fr.ecluse.typesetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The documents that are measured, and what has to be true of them. */
final class Papers {

	static final String LETTER = "letter";

	static final String RECORD = "record";

	private Papers() {
	}

	/** Two pages, for the addressee of this number. */
	static Map<String, Object> letter(int number) {
		String text = "Nous avons bien reçu votre demande et nous l’avons enregistrée : le service chargé de l’instruire vous "
				+ "répondra dans le délai de deux mois. Passé ce délai, le silence gardé par l’administration vaut décision de rejet. ";
		return Map.of("member", "Communauté de communes de la mesure, lettre n° " + number, "signatory",
				"La présidente, Anne Le Goff", "paragraphs",
				IntStream.range(0, 14).mapToObj((i) -> text.repeat(1 + i % 2).strip()).toList());
	}

	/** Thirty pages of one table. */
	static Map<String, Object> record() {
		List<Map<String, Object>> rows = IntStream.range(0, Integer.getInteger("rows", 850))
			.mapToObj((i) -> Map.<String, Object>of("name",
					(i % 3 == 0) ? "Société de travaux publics et de terrassement du Périgord noir et des vallées, agence de Sarlat"
							: "Entreprise Martin et fils n° " + i,
					"score", "%.1f".formatted(10 + i % 90 / 10.0), "amount", "%,d €".formatted(100_000 + i * 1234)))
			.toList();
		return Map.of("rows", rows);
	}

	static Snapshot snapshot(Map<String, Object> data) {
		return Snapshot.of("Document de mesure", LocalDate.of(2026, 11, 24), Map.of("data", data), null);
	}

	static Renderer renderer(int parallel) {
		return new Renderer(new TemplateLibrary(Papers::source), new Limits(parallel, Duration.ofMinutes(2), 50 << 20));
	}

	private static Optional<byte[]> source(String path) throws IOException {
		Path file = Path.of("src/bench/resources", path.replace("bench/templates/", ""));
		return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
	}

	/** Pages and words of a document that a contestant made. */
	static void check(byte[] pdf, int pages, String words) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			String text = new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0\\u202F]+", "");
			if (document.getNumberOfPages() != pages || !text.contains(words.replace(" ", ""))) {
				throw new IllegalStateException("%d pages, %s".formatted(document.getNumberOfPages(), text.substring(0, 200)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Of the whole process, in milliseconds: garbage collection and compilation are part of the price. */
	static double cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
	}

}
