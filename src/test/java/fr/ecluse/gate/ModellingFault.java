package fr.ecluse.gate;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A correct package with one fault put in, and what has to be found there. The package
 * without the fault has to be free of it.
 */
record ModellingFault(String story, ModellingTrial faulty, String rule, Level level, String file,
		@Nullable String element, String place) {

	/** A fault at an element of the model. */
	static DynamicTest of(String story, String rule, Level level, String element, ModellingTrial faulty) {
		return at(story, rule, level, faulty.key() + ".bpmn", element, "id=\"%s\"".formatted(element), faulty);
	}

	/** A fault on the line where a text first stands. */
	static DynamicTest at(String story, String rule, Level level, String file, @Nullable String element, String place,
			ModellingTrial faulty) {
		ModellingFault fault = new ModellingFault(story, faulty, rule, level, file, element, place);
		return DynamicTest.dynamicTest(rule + " : " + story, fault::isFound);
	}

	private void isFound() {
		int line = this.place.isEmpty() ? 0 : this.faulty.line(this.file, this.place);
		List<Finding> found = this.faulty.findings(this.rule).stream().filter(this::isHere).toList();
		assertThat(found).as(() -> "among " + this.faulty.findings()).hasSize(1);
		assertThat(found.get(0).line()).isEqualTo(line);
		assertThat(found.get(0).level()).isEqualTo(this.level);
		assertThat(found.get(0).message()).endsWith(".").doesNotContain("null »").doesNotContain("%");
		assertThat(ModellingTrial.good(this.faulty.key()).findings(this.rule)).noneMatch(this::isHere);
	}

	private boolean isHere(Finding finding) {
		return finding.file().equals(this.file)
				&& (this.element == null ? finding.element() == null : this.element.equals(finding.element()));
	}

}
