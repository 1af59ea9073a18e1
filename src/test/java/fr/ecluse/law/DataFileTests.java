package fr.ecluse.law;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DataFileTests {

	@Test
	void refusesAMisspeltEntryAndSaysWhichOnesThereAre() {
		assertThatExceptionOfType(InvalidLawException.class)
			.isThrownBy(() -> read("{name: Noël, jour: '12-25'}").allowOnly("name", "day"))
			.withMessage("essai.yaml : l'entrée « jour » est inconnue ; entrées possibles : day, name.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                   | essai.yaml : l'entrée « name » manque.
			{name: }             | essai.yaml : l'entrée « name » manque.
			{name: '  '}         | essai.yaml : l'entrée « name » est vide.
			{name: 12}           | essai.yaml : l'entrée « name » doit être un texte entre guillemets.
			{name: 2026-01-01}   | essai.yaml : l'entrée « name » doit être un texte entre guillemets.
			""")
	void refusesATextThatIsNotThere(String yaml, String message) {
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(() -> read(yaml).text("name"))
			.withMessage(message);
	}

	@Test
	void namesTheEntryInsideAList() {
		DataFile file = read("rules: [{key: un}, {key: deux, day: x}, {day: y}]");
		assertThat(file.maps("rules")).extracting(DataFile::place)
			.containsExactly("essai.yaml, rules « un »", "essai.yaml, rules « deux »", "essai.yaml, rules n° 3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[a, b]          | il faut ici des entrées
			{a: 1, a: 2}    | pas du YAML valable
			{a: [}          | pas du YAML valable
			!!java.net.URL [http://localhost] | pas du YAML valable
			""")
	void refusesWhatIsNotAMap(String yaml, String words) {
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(() -> read(yaml)).withMessageContaining(words);
	}

	@Test
	void refusesDatesThatDoNotExist() {
		assertThatExceptionOfType(InvalidLawException.class)
			.isThrownBy(() -> read("{as-of: '2026-02-30'}").date("as-of"))
			.withMessageContaining("« as-of » n'est pas une date");
	}

	@Test
	void refusesAVersionThatEndsBeforeItStarts() {
		assertThatExceptionOfType(InvalidLawException.class)
			.isThrownBy(() -> read("{from: '2026-01-02', until: '2026-01-01'}").validity())
			.withMessageContaining("la fin (2026-01-01) précède le début (2026-01-02)");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Validity(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)));
	}

	private static DataFile read(String yaml) {
		return DataFile.read("essai.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
	}

}
