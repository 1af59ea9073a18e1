package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The wordings of messages pass the same gate as the rest of a package. */
class MailGateTests {

	private static final Gate GATE = new Gate(new Safety(ModellingBlock.BLOCKS.keySet()),
			new Modelling(Deadlines.shipped(Holidays.shipped()), Clock.systemUTC()));

	private static final String FILE = "mails/decision.txt";

	@Test
	void saysFileAndLineOfWhatIsNoPlainText() {
		assertThat(with(FILE, "Objet : Décision\n\nBonjour,\n<b>${execution}</b>\n")).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("courriel-mal-ecrit");
			assertThat(finding.level()).isEqualTo(Level.REFUSED);
			assertThat(finding.file()).isEqualTo(FILE);
			assertThat(finding.line()).isEqualTo(4);
		});
	}

	@Test
	void saysWhichPlaceNothingFills() {
		assertThat(with(FILE, "Objet : Décision\n\nBonjour {{aplicantName}} de {{memberName}}\n")).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.rule()).isEqualTo("courriel-champ-inconnu");
				assertThat(finding.line()).isEqualTo(3);
				assertThat(finding.message()).contains("{{aplicantName}}", "applicantName");
			});
	}

	@Test
	void missesTheFileThatAStepSends() {
		assertThat(with(FILE, null)).extracting(Finding::rule).containsOnly("courriel-absent");
	}

	@Test
	void advisesAgainstOneThatNothingSends() {
		assertThat(with("mails/autre.txt", "Objet : Autre\n\nBonjour.\n")).singleElement()
			.satisfies((finding) -> assertThat(finding.rule()).isEqualTo("courriel-inutile"));
	}

	@Test
	void refusesOtherFilesBesideThem() {
		for (String path : new String[] { "mails/decision.html", "mails/Decision.txt", "mails/../x.txt",
				"mails/a/b.txt", "notes.txt" }) {
			assertThat(with(path, "Objet : x\n\nx\n")).as(path).anySatisfy((finding) -> {
				assertThat(finding.rule()).isEqualTo("fichier-inconnu");
				assertThat(finding.level()).isEqualTo(Level.REFUSED);
			});
		}
	}

	@Test
	void boundsTheirSizeAndEncoding() {
		assertThat(with(FILE, "Objet : x\n\n" + "a".repeat(9000))).extracting(Finding::rule)
			.contains("courriel-mal-ecrit");
		Map<String, byte[]> files = shipped();
		files.put(FILE, "Objet : é\n\né\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(GATE.check("demande-citoyenne", new PackageFiles(files)).findings()).extracting(Finding::rule)
			.contains("encodage-interdit");
	}

	private static List<Finding> with(String path, @Nullable String content) {
		Map<String, byte[]> files = shipped();
		if (content != null) {
			files.put(path, content.getBytes(StandardCharsets.UTF_8));
		}
		else {
			files.remove(path);
		}
		return GATE.check("demande-citoyenne", new PackageFiles(files))
			.findings()
			.stream()
			.filter((finding) -> finding.level() != Level.ADVICE || finding.rule().startsWith("courriel"))
			.toList();
	}

	private static Map<String, byte[]> shipped() {
		return new TreeMap<>(ModellingTrial.shipped("demande-citoyenne").files().byPath());
	}

}
