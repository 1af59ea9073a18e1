package fr.ecluse.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DataFileTests {

	private static final Map<String, Object> VERSION = Map.of("amount", 2, "unit", "month", "reference", "CRPA",
			"confidence", "A");

	@Test
	void refusesAMisspeltEntry() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HolidayRule.read(file(Map.of("name", "Noël", "jour", "12-25"))))
			.withMessageContaining("test has an unknown entry jour");
	}

	@Test
	void refusesAMissingEntry() {
		assertThatIllegalArgumentException().isThrownBy(() -> HolidayRule.read(file(Map.of("day", "12-25"))))
			.withMessageContaining("needs an entry name");
	}

	@Test
	void refusesAnUnknownUnit() {
		Map<String, Object> version = Map.of("amount", 2, "unit", "lune", "reference", "CRPA", "confidence", "A");
		assertThatIllegalArgumentException().isThrownBy(() -> DeadlineRule.read(rule(List.of(version))))
			.withMessageContaining("has a unit other than");
	}

	@Test
	void refusesTwoVersionsThatHoldAtOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> DeadlineRule.read(rule(List.of(VERSION, VERSION))))
			.withMessageContaining("two versions of essai hold at once");
	}

	@Test
	void refusesAVersionThatEndsBeforeItStarts() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Validity(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)));
	}

	private static DataFile rule(List<Map<String, Object>> versions) {
		return file(Map.of("key", "essai", "title", "Essai", "starts", "départ", "ends", "fin", "versions", versions));
	}

	private static DataFile file(Map<String, Object> entries) {
		return new DataFile("test", entries);
	}

}
