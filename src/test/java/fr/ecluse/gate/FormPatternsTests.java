package fr.ecluse.gate;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Patterns are told apart by what they cost, in bounded time. */
class FormPatternsTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	@ParameterizedTest
	@ValueSource(strings = { "(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^([a-zA-Z]+)*$", "^(\\d+)*x$", "^(.*a){12}$",
			"^([^@]+@?)+\\.fr$", "^(\\s*\\w+\\s*)+$", "^((ab)*)*$", "(x+x+)+y" })
	void refusesWhatTakesForEver(String pattern) {
		assertThat(assertTimeoutPreemptively(BOUND, () -> FormPatterns.problem(pattern, 4000)))
			.contains("temps démesuré");
	}

	@ParameterizedTest
	@MethodSource("shippedPatterns")
	void takesWhatFormsUse(String pattern) {
		assertThat(FormPatterns.problem(pattern, 4000)).isEmpty();
	}

	static Stream<String> shippedPatterns() {
		return Stream.concat(
				Stream.of("^[0-9]{14}$", "^(\\+33|0)[1-9]([ .-]?[0-9]{2}){4}$", "^[A-Z]{2}-[0-9]{4}-[0-9]{5}$",
						"^W[0-9]{9}$", "^\\d{1,3}(,\\d{1,2})?$", "^\\S+$", ".*", "^[^<>]{2,80}$"),
				ModellingTrial.shippedKeys()
					.stream()
					.flatMap((key) -> ModellingTrial.shipped(key).files().endingWith(".form").entrySet().stream())
					.flatMap((form) -> FormFile.read(form.getKey(), form.getValue()).components().stream())
					.map((field) -> field.json().path("validate").path("pattern").asString(""))
					.filter((pattern) -> !pattern.isEmpty()));
	}

	@Test
	void refusesWhatOverflowsOnLongAnswersOnly() {
		assertThat(FormPatterns.problem("^([a-z]|[0-9])*$", 4000)).contains("longues réponses");
		assertThat(FormPatterns.problem("^([a-z]|[0-9])*$", 100)).isEmpty();
	}

	@Test
	void saysWhereAPatternCannotBeRead() {
		assertThat(FormPatterns.problem("ab(c", 4000)).contains("au caractère 5");
	}

	@Test
	void refusesAPatternThatIsTooLong() {
		assertThat(FormPatterns.problem("a".repeat(501), 4000)).contains("500");
	}

	@Test
	void doesNotFallOverAPatternThatNests() {
		assertThat(
				assertTimeoutPreemptively(BOUND, () -> FormPatterns.problem("(".repeat(240) + ")*".repeat(240), 4000)))
			.isNotNull();
	}

}
