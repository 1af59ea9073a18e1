package fr.ecluse.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import fr.ecluse.member.Member;
import fr.ecluse.typesetting.DocumentRefused;
import fr.ecluse.typesetting.Pdfs;
import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.Snapshot;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The shipped letters. Each one stays in `target/letters`, to be looked at. */
class LetterTests {

	private static final Renderer RENDERER = Pdfs.shipped();

	private static final String WORD = "abcdefghijklmnopqrstuvwxyz".repeat(8);

	private static final String HOSTILE = "Mot : " + WORD + "\nhttps://exemple.example/" + "chemin/page?x=1&".repeat(12)
			+ "\n\nمرحبا بالعالم، هذه رسالة 👍 طويلة\nשלום עולם (2026)\n\nПривет, мир. Καλημέρα.\n"
			+ "👍🏽 😀 👨‍👩‍👧 ❤️ bravo👍bravo\n日本語のテキスト 한국어 தமிழ் \u0007\u0000 \uD800 e\u0301 a\u0323\u0301 \u202Erevers\n"
			+ "« ici » et 12 000 € ; 50 % ? oui !\n\n\n\n\nfin";

	@AfterAll
	static void close() {
		RENDERER.close();
	}

	static Stream<Arguments> letters() {
		String paragraph = "Un paragraphe assez long pour remplir plus d’une ligne de la lettre : oui ; non ? si !\n\n";
		return Stream.of(letter("accuse", Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data()),
				letter("accuse-epci", Letters.ACKNOWLEDGEMENT, Letters.epci(),
						Letters.data("silence", "acceptation", "applicantOrganisation", "Association des parents")),
				letter("accuse-sans-en-tete", Letters.ACKNOWLEDGEMENT, Letters.bare(), Letters.data()),
				letter("accuse-hostile", Letters.ACKNOWLEDGEMENT, Letters.sarlat(),
						Letters.data("subject", "Très long objet : ".repeat(10) + WORD, "text", HOSTILE)),
				letter("accuse-long", Letters.ACKNOWLEDGEMENT, Letters.sarlat(),
						Letters.data("text", paragraph.repeat(10_000 / paragraph.length()))),
				letter("refus", Letters.DECISION, Letters.sarlat(), Letters.refusal()),
				letter("accord", Letters.DECISION, Letters.epci(), Letters.approval()),
				letter("pieces", Letters.MISSING_PIECES, Letters.sarlat(), Letters.missing()));
	}

	private static Arguments letter(String name, String template, Member member, Map<String, Object> data) {
		return Arguments.of(name, template, member, data);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("letters")
	void isArchivableAndAccessible(String name, String template, Member member, Map<String, Object> data)
			throws Exception {
		byte[] pdf = pdf(template, member, data);
		Files.write(Files.createDirectories(Path.of("target/letters")).resolve(name + ".pdf"), pdf);
		assertThat(Pdfs.violations(pdf)).isEmpty();
		assertThat(Pdfs.fonts(pdf)).isNotEmpty().noneMatch((font) -> font.endsWith("!"));
	}

	@Test
	void acknowledgementSaysWhatTheLawAsksFor() throws IOException {
		assertThat(text(Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data())).contains("Sarlat-la-Canéda",
				"Madame Éloïse Fargeot-Delmas", "À Sarlat-la-Canéda, le 23 novembre 2026", "2026-0042",
				"reçu votre demande le 21 novembre 2026", "Passage piéton devant l’école Ferdinand-Buisson",
				"les voitures ne s’arrêtent plus !", "Direction des services techniques",
				"Tél. 05 53 31 53 31 · mairie@sarlat.example · www.sarlat.example", "mairie@sarlat.example",
				"le 21 janvier 2027, votre demande sera réputée rejetée", "L. 231-4",
				"sous réserve que votre dossier soit complet", "R. 421-1", "tribunal administratif de Bordeaux",
				"délai de deux mois");
	}

	@Test
	void acknowledgementOfTheOtherRegimePromisesAcceptance() throws IOException {
		assertThat(text(Letters.ACKNOWLEDGEMENT, Letters.epci(), Letters.data("silence", "acceptation")))
			.contains("réputée acceptée", "L. 231-1", "attestation", "Au Bugue, le 23 novembre 2026")
			.doesNotContain("réputée rejetée", "recours contre un rejet");
	}

	@Test
	void refusalStatesLawFactAuthorAndAppeals() throws IOException {
		assertThat(text(Letters.DECISION, Letters.sarlat(), Letters.refusal())).contains("rejet de votre demande",
				"En droit", "L. 2213-1", "En fait", "route départementale", "Le maire,", "Jean-Jacques de Peretti",
				"Voies et délais de recours", "R. 421-1");
	}

	@Test
	void approvalStandsOnOnePageWithoutNumber() throws IOException {
		byte[] pdf = pdf(Letters.DECISION, Letters.sarlat(), Letters.approval());
		assertThat(Pdfs.pages(pdf)).isEqualTo(1);
		assertThat(Pdfs.text(pdf)).contains("suite favorable", "Le maire,").doesNotContain("Page 1");
	}

	@Test
	void longLetterNumbersItsPages() throws IOException {
		byte[] pdf = pdf(Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data("text", "Une ligne.\n\n".repeat(45)));
		assertThat(Pdfs.pages(pdf)).isEqualTo(3);
		assertThat(Pdfs.text(pdf)).contains("Page 1 sur 3", "Page 2 sur 3", "Page 3 sur 3");
	}

	@Test
	void missingPiecesAreListedWithDateAndConsequence() throws IOException {
		assertThat(text(Letters.MISSING_PIECES, Letters.sarlat(), Letters.missing())).contains("– un plan de situation",
				"– la liste des parents", "au plus tard le 1er décembre 2026", "suspendu", "L. 114-5",
				"À défaut de production");
	}

	@Test
	void piecesTypedOnLinesAreListedToo() throws IOException {
		assertThat(text(Letters.MISSING_PIECES, Letters.sarlat(),
				Letters.data("missingPieces", "un plan\nun devis", "missingPiecesUntil", "2026-12-02")))
			.contains("– un plan", "– un devis");
	}

	@ParameterizedTest
	@CsvSource({ "decision,legalGrounds,motifs de droit", "decision,factualGrounds,motifs de fait",
			"decision,decision,sens de la décision", "decision,received,date de réception",
			"pieces-manquantes,missingPieces,liste des pièces", "pieces-manquantes,missingPiecesUntil,date limite",
			"accuse-reception,reference,numéro d’enregistrement" })
	void refusesLetterThatLacks(String template, String missing, String reason) {
		Map<String, Object> data = template.equals("decision") ? Letters.refusal() : Letters.missing();
		data.remove(missing);
		assertThatExceptionOfType(DocumentRefused.class)
			.isThrownBy(() -> pdf("demande-citoyenne/" + template, Letters.sarlat(), data))
			.withMessageContaining(reason);
	}

	@Test
	void textOfAnyScriptIsSetAndNothingIsLostUnseen() throws IOException {
		byte[] pdf = pdf(Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data("text", HOSTILE));
		assertThat(Pdfs.text(pdf)).contains("Привет, мир. Καλημέρα.", "日本語のテキスト", "\uFFFD\uFFFD\uFFFD \uFFFD",
				"é ạ\u0301 revers", "bravo👍bravo", "😀", "👨👩👧", "« ici » et 12 000 € ; 50 % ? oui !");
		assertThat(Pdfs.fonts(pdf)).contains("DejaVuSans", "NotoEmoji", "mplus-1p-regular");
	}

	@Test
	void longWordsStayOnThePage() throws IOException {
		String[] lines = Pdfs.text(pdf(Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data("text", WORD)))
			.split(" ");
		assertThat(lines).noneMatch((line) -> line.length() > 100);
		assertThat(String.join("", lines)).contains(WORD);
	}

	@Test
	void sameDataGiveTheSameBytesWhateverTheirOrder() {
		Map<String, Object> turned = new TreeMap<>(Comparator.reverseOrder());
		turned.putAll(Letters.refusal());
		Snapshot first = Letters.snapshot(Letters.DECISION, Letters.sarlat(), Letters.refusal());
		Snapshot second = Letters.snapshot(Letters.DECISION, Letters.sarlat(), turned);
		assertThat(second.sha256()).isEqualTo(first.sha256());
		byte[] pdf = RENDERER.render(Letters.DECISION, first).pdf();
		try (Renderer other = Pdfs.shipped()) {
			assertThat(Arrays.equals(other.render(Letters.DECISION, second).pdf(), pdf)).isTrue();
		}
		assertThat(Arrays.equals(pdf(Letters.DECISION, Letters.epci(), Letters.refusal()), pdf)).isFalse();
	}

	@Test
	void carriesTitleLanguageAndTheDayOfTheSnapshot() throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf(Letters.DECISION, Letters.sarlat(), Letters.approval()))) {
			assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Courrier d’essai");
			assertThat(document.getDocumentInformation().getCreationDate().toInstant())
				.hasToString("2026-11-23T12:00:00Z");
			assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
			assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
		}
	}

	private static byte[] pdf(String template, Member member, Map<String, Object> data) {
		return RENDERER.render(template, Letters.snapshot(template, member, data)).pdf();
	}

	private static String text(String template, Member member, Map<String, Object> data) throws IOException {
		return Pdfs.text(pdf(template, member, data));
	}

}
