package fr.ecluse.reference;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceControllerTests {

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

	private final MockMvcTester mvc = MockMvcTester
		.create(MockMvcBuilders
			.standaloneSetup(new ThresholdController(Thresholds.shipped(), this.clock),
					new CodeListController(CodeLists.shipped(), this.clock))
			.setControllerAdvice(new Problems())
			.build());

	@Test
	void listsTheThresholdsOfADay() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/thresholds?date=2026-03-31")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.edition.asOf", (asOf) -> assertThat(asOf).asString().matches("\\d{4}-\\d{2}-\\d{2}"))
			.hasPathSatisfying("$.items[?(@.threshold == 'profil-acheteur-dce')].value",
					(values) -> assertThat(values).asArray().containsExactly(40000))
			.hasPathSatisfying("$.items[?(@.threshold == 'profil-acheteur-dce')].validUntil",
					(ends) -> assertThat(ends).asArray().containsExactly("2026-03-31"))
			.hasPathSatisfying("$.items[?(@.threshold == 'cao-membres-elus')].bands[*].value",
					(bands) -> assertThat(bands).asArray().containsExactly(3, 5));
		assertThat(this.mvc.get().uri("/api/v1/calendar/thresholds")).bodyJson()
			.hasPathSatisfying("$.items[?(@.threshold == 'profil-acheteur-dce')].value",
					(values) -> assertThat(values).asArray().containsExactly(60000));
	}

	@Test
	void leavesOutThresholdsNotKnownYet() {
		assertThat(this.mvc.get().uri("/api/v1/calendar/thresholds?date=2028-01-01")).bodyJson()
			.extractingPath("$.items[*].threshold")
			.asArray()
			.contains("decp")
			.doesNotContain("procedure-formalisee-travaux");
	}

	@Test
	void givesTheCodesOfAList() {
		assertThat(this.mvc.get().uri("/api/v1/reference/codes/actes-natures")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"list": "actes-natures", "date": "2026-11-24", "confidence": "A", "edition": {"version": "1.1"}}
					""")
			.hasPathSatisfying("$.items[0].label", (label) -> assertThat(label).isEqualTo("Délibérations"));
	}

	@Test
	void refusesWithAFrenchProblem() {
		assertThat(this.mvc.get().uri("/api/v1/reference/codes/couleurs")).hasStatus(404)
			.hasContentType("application/problem+json")
			.bodyJson()
			.hasPathSatisfying("$.type",
					(type) -> assertThat(type).isEqualTo("https://ecluse.fr/problemes/liste-inconnue"));
		assertThat(this.mvc.get().uri("/api/v1/calendar/thresholds?date=demain")).hasStatus(400)
			.bodyJson()
			.hasPathSatisfying("$.errors[0].pointer", (pointer) -> assertThat(pointer).isEqualTo("/date"));
	}

	@TestComponent
	@ControllerAdvice
	private static final class Problems extends ResponseEntityExceptionHandler {

	}

}
