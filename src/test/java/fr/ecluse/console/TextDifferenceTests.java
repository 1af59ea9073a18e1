package fr.ecluse.console;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextDifferenceTests {

	@Test
	void saysNothingOfLikeTexts() {
		assertThat(TextDifference.of(List.of("a", "b"), List.of("a", "b"))).isEmpty();
	}

	@Test
	void showsAChangedLineWithItsNumbersAndThreeLinesAround() {
		List<String> before = IntStream.rangeClosed(1, 20).mapToObj((line) -> "ligne " + line).toList();
		List<String> after = before.stream().map((line) -> line.equals("ligne 10") ? "dix" : line).toList();
		assertThat(TextDifference.of(before, after))
			.extracting((row) -> "%s %s %s %s".formatted(row.sign(), row.before(), row.after(), row.text()).strip())
			.containsExactly("null null …", "7 7 ligne 7", "8 8 ligne 8", "9 9 ligne 9", "− 10 null ligne 10",
					"+ null 10 dix", "11 11 ligne 11", "12 12 ligne 12", "13 13 ligne 13");
	}

	@Test
	void countsOnAfterLinesThatCameOrWent() {
		List<TextDifference.Row> rows = TextDifference.of(List.of("a", "b", "c"), List.of("x", "a", "c"));
		assertThat(rows).extracting(TextDifference.Row::kind).containsExactly("added", "same", "removed", "same");
		assertThat(rows.get(3)).isEqualTo(new TextDifference.Row("same", 3, 3, "c"));
	}

	@Test
	void tellsAWholeFileThatCame() {
		assertThat(TextDifference.of(List.of(), List.of("a", "b"))).extracting(TextDifference.Row::kind)
			.containsExactly("added", "added");
	}

}
