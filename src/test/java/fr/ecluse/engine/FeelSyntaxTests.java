package fr.ecluse.engine;

import java.io.File;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

import javax.xml.parsers.DocumentBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is FEEL, and how long it may take to find out. */
class FeelSyntaxTests {

	private static final Duration TIME = Duration.ofSeconds(1);

	@ParameterizedTest
	@ValueSource(strings = { "1 + 1", "sort(lots, function(a, b) a.montant < b.montant)",
			"{ a: [1, 2], b: if x then \"(\" else null }", "for i in 1..3 return i * i" })
	void takesFeel(String text) {
		assertThatCode(() -> FeelSyntax.check(text, false)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1 + | n'est pas du FEEL", "${a.getClass()} | n'est pas du FEEL",
			"function(x) x | définit une fonction", "{ f: function(x) x, r: f(1) }.r | définit une fonction",
			"sort(l, { f: function(a, b) a < b }.f) | définit une fonction",
			"function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}} | external" })
	void refusesTheRest(String text, String sentence) {
		assertThatThrownBy(() -> FeelSyntax.check(text, false)).isInstanceOf(FeelRefusal.class)
			.hasMessageContaining(sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "(a.b( | 1 | )).c | 10", "for i in [ | 1 | ] return 1 | 20",
					"some i in [ | 1 | ] satisfies i | 20", "(( | 1 | ) | 10",
					"[for i in (a.b([ | 1 | ]).c) return 1] | 5", "( | 1 | ) | 200" })
	void stopsReadingWhatTakesTooLong(String before, String middle, String after, int times) {
		String text = before.repeat(times) + middle + after.repeat(times);
		for (boolean cell : new boolean[] { true, false }) {
			Instant start = Instant.now();
			try {
				FeelSyntax.check(text, cell);
			}
			catch (FeelRefusal ex) {
				assertThat(ex).hasMessageNotContaining("Exception");
			}
			assertThat(Duration.between(start, Instant.now())).isLessThan(TIME.multipliedBy(3));
		}
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThatThrownBy(() -> FeelSyntax.check("\"" + "a".repeat(10_000) + "\"", false))
			.hasMessageContaining("10000 caractères");
	}

	@Test
	void takesEveryTextOfTheShippedProcedures() throws Exception {
		int texts = 0;
		for (File procedure : new File("processes").listFiles(File::isDirectory)) {
			for (File file : procedure.listFiles((folder, name) -> name.endsWith(".dmn"))) {
				NodeList all = DocumentBuilderFactory.newInstance()
					.newDocumentBuilder()
					.parse(file)
					.getElementsByTagName("text");
				for (int i = 0; i < all.getLength(); i++) {
					String text = all.item(i).getTextContent().strip();
					boolean cell = all.item(i).getParentNode().getNodeName().equals("inputEntry");
					if (!text.isEmpty() && !text.equals("-")) {
						FeelSyntax.check(text, cell);
						texts++;
					}
				}
			}
		}
		assertThat(texts).isGreaterThan(1000);
	}

}
