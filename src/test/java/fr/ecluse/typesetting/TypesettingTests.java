package fr.ecluse.typesetting;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypesettingTests {

	private static final FontRuns RUNS = new FontRuns(new FontCoverage());

	/** `_` stands for a space that does not break, `~` for a thin one. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Objet : oui|Objet_: oui", "non ; si ?|non~; si~?", "« ici »|«_ici_»", "12 000 €|12_000~€",
					"à 14:30|à 14:30", "http://x.fr|http://x.fr", "n° 12|n°_12", "le 3 mars 2026|le 3 mars 2026",
					"Bravo!|Bravo!", "« »|«_»", "Total : 1|Total_: 1", "n°  :|n°__:", "art. 3|art._3",
					"part. 3|part. 3", "un° 3|un° 3", "1 234 567 €|1_234_567~€", "12 000a|12 000a", "12 0000|12 0000",
					"page 3 : 120|page 3_: 120" })
	void spacesOfPunctuationDoNotBreak(String typed, String set) {
		assertThat(FrenchSpaces.bind(typed)).isEqualTo(set.replace('_', '\u00A0').replace('~', '\u202F'));
	}

	/** `~` stands for a place that may break. */
	@ParameterizedTest
	@CsvSource({ "anticonstitutionnellement,anticonstitutionnellement",
			"https://exemple.fr/a/bc?d=ef&g=hi,https://~exemple.~fr/~a/~bc?~d=~ef&~g=~hi",
			"aaaaaaaaaaaabbbbbbbbbbbbccccccccccccd,aaaaaaaaaaaa~bbbbbbbbbbbb~cccccccccccc~d" })
	void onlyOverlongWordsMayBreak(String typed, String set) {
		assertThat(Breaks.allow(typed)).isEqualTo(set.replace('~', '\u200B'));
	}

	@ParameterizedTest
	@CsvSource({ "Éloïse Œuvrard ẞ,Éloïse Œuvrard ẞ", "Привет,Привет", "مرحبا بك ok,[DejaVu Sans:مرحبا بك] ok",
			"bravo👍,bravo[Noto Emoji:👍]", "👍🏽,[Noto Emoji:👍]", "日本,[M PLUS 1p:日本]", "한,[DejaVu Sans:\uFFFD]",
			"e\u0301,é", "a\u202Eb\uFEFFc,abc" })
	void everyCharacterFindsFontOrIsSeenToBeMissing(String typed, String set) {
		assertThat(RUNS.split(typed)
			.stream()
			.map((run) -> run.family().isEmpty() ? run.text() : "[" + run.family() + ":" + run.text() + "]")
			.collect(Collectors.joining())).isEqualTo(set.replace("ẞ", "[DejaVu Sans:ẞ]"));
	}

}
