package fr.ecluse.calendar;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a deadline is, and why, to any caller of the interface. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarController {

	private final Deadlines deadlines;

	private final Holidays holidays;

	CalendarController(Deadlines deadlines, Holidays holidays) {
		this.deadlines = deadlines;
		this.holidays = holidays;
	}

	@GetMapping("/deadlines")
	DeadlineResponse deadline(@RequestParam(required = false) @Nullable String rule,
			@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String territory) {
		Questions questions = new Questions();
		String ruleKey = questions.ask("rule", rule, "une règle, par exemple silence-2-mois", (text) -> text);
		LocalDate day = questions.ask("from", from, "une date, par exemple 2026-01-15", CalendarController::date);
		Territory place = questions.ask("territory", territory, "un territoire, par exemple metropole", Territory::of);
		if (ruleKey == null || day == null || place == null) {
			throw questions.refusal();
		}
		try {
			return DeadlineResponse.of(this.deadlines.compute(ruleKey, day, place));
		}
		catch (CalendarRefusal refusal) {
			throw problem(refusal, ("year".equals(refusal.parameter())) ? "from" : refusal.parameter());
		}
	}

	@GetMapping("/holidays")
	HolidaysResponse holidays(@RequestParam(required = false) @Nullable String territory,
			@RequestParam(required = false) @Nullable String year) {
		Questions questions = new Questions();
		Territory place = questions.ask("territory", territory, "un territoire, par exemple metropole", Territory::of);
		Integer number = questions.ask("year", year, "une année, par exemple 2026", CalendarController::year);
		if (place == null || number == null) {
			throw questions.refusal();
		}
		try {
			return new HolidaysResponse(place.key(), number, this.holidays.of(place, number));
		}
		catch (CalendarRefusal refusal) {
			throw problem(refusal, refusal.parameter());
		}
	}

	private static LocalDate date(String text) {
		if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
			throw new IllegalArgumentException(
					"« %s » n'est pas une date. Écrivez l'année, le mois et le jour : 2026-01-15.".formatted(text));
		}
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"Le %s n'existe pas dans le calendrier. Vérifiez le mois et le jour.".formatted(text), ex);
		}
	}

	private static Integer year(String text) {
		if (!text.matches("\\d{4}")) {
			throw new IllegalArgumentException(
					"« %s » n'est pas une année. Écrivez quatre chiffres : 2026.".formatted(text));
		}
		return Integer.valueOf(text);
	}

	private static ErrorResponseException problem(CalendarRefusal refusal, String parameter) {
		return problem(refusal.slug(), refusal.title(), String.valueOf(refusal.getMessage()),
				List.of(new Fault("/" + parameter, String.valueOf(refusal.getMessage()))));
	}

	private static ErrorResponseException problem(String slug, String title, String detail, List<Fault> faults) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		problem.setProperties(Map.of("errors", faults));
		return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
	}

	/** Reads the parameters and remembers every fault, to tell all of them at once. */
	private static final class Questions {

		private final List<Fault> faults = new ArrayList<>();

		<T> @Nullable T ask(String parameter, @Nullable String text, String expected, Reading<T> reading) {
			try {
				if (text == null || text.isBlank()) {
					throw new IllegalArgumentException(
							"Le paramètre « %s » manque. Indiquez %s.".formatted(parameter, expected));
				}
				return reading.read(text.strip());
			}
			catch (IllegalArgumentException ex) {
				this.faults.add(new Fault("/" + parameter, String.valueOf(ex.getMessage())));
				return null;
			}
		}

		ErrorResponseException refusal() {
			return problem("parametre-invalide", "Paramètre manquant ou invalide",
					String.join(" ", this.faults.stream().map(Fault::detail).toList()), this.faults);
		}

	}

	private interface Reading<T> {

		T read(String text);

	}

	private record Fault(String pointer, String detail) {
	}

	record DeadlineResponse(String rule, LocalDate from, String territory, LocalDate date, List<String> explanation,
			String reference, Confidence confidence) {

		static DeadlineResponse of(Deadline deadline) {
			return new DeadlineResponse(deadline.rule(), deadline.from(), deadline.territory().key(), deadline.date(),
					deadline.explanation(), deadline.reference(), deadline.confidence());
		}

	}

	record HolidaysResponse(String territory, int year, List<Holiday> items) {
	}

}
