package fr.ecluse.calendar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

class HolidayControllerTests {

	private final MockMvcTester mvc = MockMvcTester
		.create(MockMvcBuilders.standaloneSetup(new HolidayController(Holidays.shipped()))
			.setControllerAdvice(new Problems())
			.build());

	@Test
	void listsTheHolidaysOfAYear() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/holidays?territory=mayotte&year=2026")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"territory": "mayotte", "year": 2026}
					""")
			.hasPathSatisfying("$.items[2].date", (date) -> assertThat(date).isEqualTo("2026-04-27"))
			.hasPathSatisfying("$.items[2].name", (name) -> assertThat(name).isEqualTo("Abolition de l'esclavage"))
			.hasPathSatisfying("$.items.length()", (length) -> assertThat(length).isEqualTo(12));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			holidays?territory=metropole | parametre-invalide | /year | « year » manque
			holidays?territory=metropole&year=deux | parametre-invalide | /year | n'est pas une année
			holidays?territory=metropole&year=2101 | annee-hors-calendrier | /year | de 2000 à 2100
			holidays?year=2026 | parametre-invalide | /territory | « territory » manque
			""")
	void refusesWithAFrenchProblem(String question, String slug, String pointer, String words) {
		assertThat(this.mvc.get().uri("/api/v1/calendar/" + question)).hasStatus(400)
			.hasContentType("application/problem+json")
			.bodyJson()
			.hasPathSatisfying("$.type", (type) -> assertThat(type).isEqualTo("https://ecluse.fr/problemes/" + slug))
			.hasPathSatisfying("$.detail", (detail) -> assertThat(detail).asString().contains(words))
			.hasPathSatisfying("$.errors[0].pointer", (where) -> assertThat(where).isEqualTo(pointer));
	}

	@TestComponent
	@ControllerAdvice
	private static final class Problems extends ResponseEntityExceptionHandler {

	}

}
