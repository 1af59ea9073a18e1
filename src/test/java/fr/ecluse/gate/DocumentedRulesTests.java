package fr.ecluse.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that designers read names every rule, and no rule that is not one. */
class DocumentedRulesTests {

	private static final Path PAGE = Path.of("src/docs/controles.md");

	private static final Path GATE = Path.of("src/main/java/fr/ecluse/gate");

	private static final Path EXCHANGE = Path.of("src/main/java/fr/ecluse/exchange");

	/** A key of the page, in the first column of its tables. */
	private static final Pattern DOCUMENTED = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

	private static final Pattern RULE = Pattern
		.compile("(?:refuse|warn\\w*|advise\\w*|finding|Finding\\.of|new Finding|"
				+ "new Forbidden|with)\\(\\s*(?:report, )?(?:\\([^()]*\\) \\? [^:]*: )?\"([a-z]+(?:-[a-z]+)+)\"");

	private static final Pattern CHOSEN = Pattern.compile("(?:->|\\?|:)\\s+\"([a-z]+(?:-[a-z]+)+)\"");

	@Test
	void eachRuleHasItsLine() throws IOException {
		Set<String> documented = Files.readAllLines(PAGE)
			.stream()
			.filter((line) -> line.startsWith("| `"))
			.flatMap((line) -> found(DOCUMENTED, line.split("\\|")[1]))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(documented).isEqualTo(rules());
	}

	private static Set<String> rules() throws IOException {
		Set<String> rules = new TreeSet<>();
		for (Path folder : new Path[] { GATE, EXCHANGE }) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList()) {
					String source = Files.readString(file);
					found(RULE, source).forEach(rules::add);
					found(CHOSEN, source).forEach(rules::add);
				}
			}
		}
		return rules;
	}

	private static Stream<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
	}

}
