package fr.ecluse.calendar;

import java.util.List;

import fr.ecluse.law.Edition;
import fr.ecluse.law.LawRefusal;
import fr.ecluse.law.Questions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the public holidays of a territory to any caller of the interface. */
@RestController
class HolidayController {

	private final Holidays holidays;

	HolidayController(Holidays holidays) {
		this.holidays = holidays;
	}

	@GetMapping("/api/v1/calendar/holidays")
	HolidaysResponse holidays(@RequestParam(required = false) @Nullable String territory,
			@RequestParam(required = false) @Nullable String year) {
		Questions questions = new Questions();
		Territory place = questions.ask("territory", territory, "un territoire, par exemple metropole", Territory::of);
		Integer number = questions.ask("year", year, "une année, par exemple 2026", HolidayController::year);
		if (place == null || number == null) {
			throw questions.refusal();
		}
		try {
			return new HolidaysResponse(place.key(), number, this.holidays.edition(), this.holidays.of(place, number));
		}
		catch (LawRefusal refusal) {
			throw Questions.problem(refusal, HttpStatus.BAD_REQUEST, refusal.parameter());
		}
	}

	private static Integer year(String text) {
		if (!text.matches("\\d{4}")) {
			throw new IllegalArgumentException(
					"« %s » n'est pas une année. Écrivez quatre chiffres : 2026.".formatted(text));
		}
		return Integer.valueOf(text);
	}

	record HolidaysResponse(String territory, int year, Edition edition, List<Holiday> items) {
	}

}
