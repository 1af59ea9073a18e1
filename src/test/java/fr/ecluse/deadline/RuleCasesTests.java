package fr.ecluse.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of cases of every rule, each with its article. */
class RuleCasesTests {

	private static final int FEWEST = 5;

	private static final Deadlines DEADLINES = Deadlines.shipped(Holidays.shipped());

	@ParameterizedTest
	@MethodSource("cases")
	void givesTheDateOfTheTable(Case expected) {
		Deadline deadline = DEADLINES.compute(expected.rule(), expected.from(), expected.territory());
		assertThat(deadline.date()).isEqualTo(expected.date());
		assertThat(deadline.reference()).isEqualTo(expected.reference());
		assertThat(deadline.explanation()).first()
			.asString()
			.matches("Départ : .*, le [a-z]+ \\d{1,2}(er)? [a-zéû]+ \\d{4}\\. Ce jour (ne compte pas|compte)\\.");
		assertThat(deadline.explanation()).last()
			.asString()
			.startsWith("Texte : " + expected.reference() + ". Fiabilité de la règle : ");
	}

	@Test
	void everyRuleHasItsCases() {
		Map<String, Long> counts = cases().stream()
			.collect(Collectors.groupingBy(Case::rule, TreeMap::new, Collectors.counting()));
		counts.forEach((rule, count) -> System.out.printf("%-60s %d cases%n", rule, count));
		System.out.printf("%d rules, %d cases%n", counts.size(), cases().size());
		assertThat(counts.keySet())
			.containsExactlyInAnyOrderElementsOf(DEADLINES.rules().stream().map(DeadlineRule::key).toList());
		assertThat(counts).allSatisfy((rule, count) -> assertThat(count).isGreaterThanOrEqualTo(FEWEST));
	}

	/** The keys that callers outside rely on. */
	@ParameterizedTest
	@MethodSource("promised")
	void keepsThePromisedKeys(String key) {
		assertThat(DEADLINES.rules()).extracting(DeadlineRule::key).contains(key);
	}

	static List<String> promised() {
		return List.of("convocation-3-jours-francs", "convocation-5-jours-francs", "convocation-urgence-1-jour-franc",
				"budget-m57-12-jours", "seconde-convocation-quorum", "sve-accuse-enregistrement-1-jour-ouvre",
				"sve-accuse-reception-10-jours-ouvres", "silence-2-mois", "recours-contentieux-2-mois-franc",
				"standstill-11-jours-elec", "standstill-11-jours-elec-prudent", "standstill-16-jours-papier",
				"ao-ouvert-35-jours", "ao-ouvert-30-jours-elec", "decp-2-mois", "avis-attribution-30-jours",
				"liste-deliberations-1-semaine", "publication-electronique-min-2-mois", "marche-transmission-15-jours",
				"cada-1-mois");
	}

	static List<Case> cases() {
		List<Case> cases = new ArrayList<>();
		String[] heading = {};
		for (String line : table().lines().toList()) {
			if (line.contains(" | ")) {
				heading = line.split(" \\| ");
			}
			else if (line.startsWith("  ")) {
				String[] words = line.strip().split(" ");
				cases.add(new Case(heading[0], LocalDate.parse(words[0]), Territory.of(words[1]),
						LocalDate.parse(words[2]), heading[1]));
			}
		}
		return cases;
	}

	private static String table() {
		try (InputStream in = RuleCasesTests.class.getResourceAsStream("/deadline/cases.txt")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Case(String rule, LocalDate from, Territory territory, LocalDate date, String reference) {
	}

}
