package fr.ecluse.deadline;

import fr.ecluse.calendar.Holidays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineControllerTests {

	private final MockMvcTester mvc = MockMvcTester
		.create(MockMvcBuilders.standaloneSetup(new DeadlineController(Deadlines.shipped(Holidays.shipped())))
			.setControllerAdvice(new Problems())
			.build());

	@Test
	void answersADeadlineWithItsExplanation() {
		assertThat(this.mvc.get()
			.uri("/api/v1/calendar/deadlines?rule=silence-2-mois&from=2026-01-15&territory=la-reunion")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"rule": "silence-2-mois", "from": "2026-01-15", "territory": "la-reunion",
					 "date": "2026-03-15", "reference": "CRPA, art. L231-1 et L231-4", "confidence": "B"}
					""")
			.hasPathSatisfying("$.explanation.length()", (length) -> assertThat(length).isEqualTo(4));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					deadlines?rule=silence-9-mois&from=2026-01-15&territory=metropole | regle-inconnue | /rule | est inconnue
					deadlines?rule=silence-2-mois&from=1999-01-15&territory=metropole | regle-hors-vigueur | /from | à partir du
					deadlines?rule=sve-accuse-enregistrement-1-jour-ouvre&from=2100-12-31&territory=metropole | annee-hors-calendrier | /from | 2101
					deadlines?rule=silence-2-mois&from=2026-02-30&territory=metropole | parametre-invalide | /from | n'existe pas
					deadlines?rule=silence-2-mois&from=2026-13-01&territory=metropole | parametre-invalide | /from | n'existe pas
					deadlines?rule=silence-2-mois&from=15/01/2026&territory=metropole | parametre-invalide | /from | n'est pas une date
					deadlines?rule=silence-2-mois&from=+12026-01-15&territory=metropole | parametre-invalide | /from | n'est pas une date
					deadlines?rule=silence-2-mois&from=2026-01-15&territory=bretagne | parametre-invalide | /territory | est inconnu
					deadlines?rule=silence-2-mois&from=2026-01-15 | parametre-invalide | /territory | « territory » manque
					deadlines?rule=silence-2-mois&territory=metropole | parametre-invalide | /from | « from » manque
					deadlines?rule=&from=2026-01-15&territory=metropole | parametre-invalide | /rule | « rule » manque
					""")
	void refusesWithAFrenchProblem(String question, String slug, String pointer, String words) {
		assertThat(this.mvc.get().uri("/api/v1/calendar/" + question)).hasStatus(400)
			.hasContentType("application/problem+json")
			.bodyJson()
			.hasPathSatisfying("$.type", (type) -> assertThat(type).isEqualTo("https://ecluse.fr/problemes/" + slug))
			.hasPathSatisfying("$.detail", (detail) -> assertThat(detail).asString().contains(words))
			.hasPathSatisfying("$.errors[0].pointer", (where) -> assertThat(where).isEqualTo(pointer));
	}

	@Test
	void tellsAllFaultsAtOnce() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/deadlines?from=hier")).hasStatus(400)
			.bodyJson()
			.hasPathSatisfying("$.errors.length()", (length) -> assertThat(length).isEqualTo(3));
	}

	@TestComponent
	@ControllerAdvice
	private static final class Problems extends ResponseEntityExceptionHandler {

	}

}
