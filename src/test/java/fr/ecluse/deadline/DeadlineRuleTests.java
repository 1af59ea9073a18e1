package fr.ecluse.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import fr.ecluse.law.InvalidLawException;
import fr.ecluse.law.LawFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rules that an installation replaces: used at once, or refused with their entry. */
class DeadlineRuleTests {

	private static final String RULE = "  - {key: essai, title: Essai, starts: départ, ends: fin, sense: last-day, versions: [%s]}\n";

	private static final String VERSION = "{amount: 2, unit: month, reference: CRPA, confidence: A}";

	private final Holidays holidays = Holidays.shipped();

	@TempDir
	private Path folder;

	@Test
	void usesAReplacedRule() throws IOException {
		write(shipped().replaceFirst("(?s)(key: silence-2-mois.*?from: \"2016-01-01\", amount: )2", "$13"));
		Deadline deadline = read().compute("silence-2-mois", LocalDate.of(2026, 1, 15), Territory.METROPOLE);
		assertThat(deadline.date()).isEqualTo("2026-04-15");
	}

	@Test
	void usesARuleOfItsOwn() throws IOException {
		write(shipped() + "\n"
				+ RULE.formatted("{amount: 3, unit: business-day, reference: Statuts du syndicat, confidence: K}"));
		Deadline deadline = read().compute("essai", LocalDate.of(2026, 4, 30), Territory.METROPOLE);
		assertThat(deadline.date()).isEqualTo("2026-05-05");
		assertThat(deadline.explanation()).contains(
				"Délai de 3 jours ouvrables, du lundi au samedi hors jours fériés (France métropolitaine).",
				"Ne compte pas : le vendredi 1er mai 2026 (jour férié, Fête du Travail).",
				"Ne compte pas : le dimanche 3 mai 2026 (dimanche).");
	}

	@Test
	void tellsALongPeriodInShort() throws IOException {
		write(shipped() + "\n" + RULE.formatted("{amount: 60, unit: working-day, reference: CRPA, confidence: K}"));
		Deadline deadline = read().compute("essai", LocalDate.of(2026, 4, 1), Territory.METROPOLE);
		assertThat(deadline.date()).isEqualTo("2026-07-01");
		assertThat(deadline.explanation()).containsSubsequence(
				"Ne comptent pas : 26 jours de fin de semaine, du samedi 4 avril 2026 au dimanche 28 juin 2026.",
				"Ni les jours fériés : le lundi 6 avril 2026 (Lundi de Pâques), le vendredi 1er mai 2026 (Fête du Travail), "
						+ "le vendredi 8 mai 2026 (Victoire de 1945), le jeudi 14 mai 2026 (Ascension), "
						+ "le lundi 25 mai 2026 (Lundi de Pentecôte).");
	}

	@Test
	void refusesToLoseARule() throws IOException {
		write("version: '1'\nas-of: '2026-01-01'\nrules:\n" + RULE.formatted(VERSION));
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(this::read)
			.withMessageContaining(this.folder.resolve("rules.yaml") + " : il manque la règle « ao-ouvert-35-jours »");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{amount: 2, unit: lune, reference: R, confidence: A} | versions n° 1 : l'entrée « unit » vaut « lune »
					{amount: 2, unit: month, reference: R, confidence: Z} | l'entrée « confidence » ne peut pas valoir « Z »
					{amount: 0, unit: month, reference: R, confidence: A} | « amount » doit être au moins 1
					{amount: 30, unit: hour, reference: R, confidence: A} | un nombre entier de jours
					{amount: 2, unit: month, confidence: A} | l'entrée « reference » manque
					{amount: deux, unit: month, reference: R, confidence: A} | l'entrée « amount » doit être un nombre entier
					{amount: 2, unit: month, clear: oui, reference: R, confidence: A} | l'entrée « clear » doit être true ou false
					{amount: 2, unit: day, clear: true, start-counts: true, reference: R, confidence: A} | un délai franc ne compte pas
					{amount: 2, unit: day, territories: [bretagne], reference: R, confidence: A} | le territoire « bretagne » est inconnu
					{amount: 2, unit: day, territories: [], reference: R, confidence: A} | la liste « territories » est vide
					{amount: 2, unit: day, rollover: true, reference: R, confidence: A} | l'entrée « rollover » est inconnue
					'{amount: 2, unit: day, reference: R, confidence: A}, {amount: 3, unit: day, reference: R, confidence: A}' | deux versions sont en vigueur le même jour
					""")
	void namesTheEntryThatIsWrong(String versions, String words) throws IOException {
		write(shipped() + "\n" + RULE.formatted(versions));
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(this::read)
			.withMessageContaining("rules « essai »")
			.withMessageContaining(words);
	}

	@Test
	void refusesTheSameKeyTwiceAndARollOverBackwards() throws IOException {
		write(shipped() + "\n" + RULE.formatted(VERSION) + RULE.formatted(VERSION));
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(this::read)
			.withMessageContaining("rules « essai » : cette règle figure deux fois");
		write(shipped() + "\n" + RULE.formatted(VERSION.replace("unit", "roll-over: true, unit"))
			.replace("sense:", "direction: backward, sense:"));
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(this::read)
			.withMessageContaining("un délai à rebours ne connaît ni");
	}

	private Deadlines read() {
		return Deadlines.of(LawFiles.replacedBy(this.folder), this.holidays);
	}

	private void write(String rules) throws IOException {
		Files.writeString(this.folder.resolve("rules.yaml"), rules);
	}

	private static String shipped() throws IOException {
		try (InputStream in = Deadlines.class.getResourceAsStream("/calendar/rules.yaml")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
