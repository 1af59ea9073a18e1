package fr.ecluse.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import fr.ecluse.calendar.Holidays;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;

class RuleControllerTests {

	private final MockMvcTester mvc = MockMvcTester.create(
			MockMvcBuilders
				.standaloneSetup(new RuleController(Deadlines.shipped(Holidays.shipped()),
						Clock.fixed(Instant.parse("2026-11-24T23:30:00Z"), ZoneOffset.UTC)))
				.build());

	@Test
	void listsTheRulesInForceWithTheirMeaning() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/rules?date=2026-11-24")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.edition.asOf", (asOf) -> assertThat(asOf).asString().matches("\\d{4}-\\d{2}-\\d{2}"))
			.hasPathSatisfying("$.items[?(@.rule == 'budget-m57-12-jours')].fromMeaning",
					(meanings) -> assertThat(meanings).asArray()
						.containsExactly("première réunion consacrée à l'examen du budget"))
			.hasPathSatisfying("$.items[?(@.rule == 'budget-m57-12-jours')].direction",
					(directions) -> assertThat(directions).asArray().containsExactly("backward"))
			.hasPathSatisfying("$.items[?(@.rule == 'convocation-commune-moins-3500')].territories",
					(territories) -> assertThat(territories).asArray()
						.containsExactly(List.of(), List.of("alsace-moselle")))
			.hasPathSatisfying("$.items[?(@.rule == 'standstill-11-jours-elec')].sense",
					(senses) -> assertThat(senses).asArray().containsExactly("first-day"));
	}

	@Test
	void takesTheDayOfFranceWhenNoneIsGiven() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/rules")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.date", (date) -> assertThat(date).isEqualTo("2026-11-25"));
	}

	@Test
	void leavesOutWhatIsNotInForce() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/rules?date=2015-01-01")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.items[*].rule")
			.asArray()
			.contains("silence-2-mois", "convocation-3-jours-francs")
			.doesNotContain("cada-1-mois", "decp-2-mois");
	}

}
