package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.List;

import fr.ecluse.calendar.Territory;
import fr.ecluse.law.Confidence;
import fr.ecluse.law.LawRefusal;
import fr.ecluse.law.Questions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a deadline is, and why, to any caller of the interface. */
@RestController
class DeadlineController {

	private final Deadlines deadlines;

	DeadlineController(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	@GetMapping("/api/v1/calendar/deadlines")
	DeadlineResponse deadline(@RequestParam(required = false) @Nullable String rule,
			@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String territory) {
		Questions questions = new Questions();
		String ruleKey = questions.ask("rule", rule, "une règle, par exemple silence-2-mois", (text) -> text);
		LocalDate day = questions.ask("from", from, "une date, par exemple 2026-01-15", Questions::date);
		Territory place = questions.ask("territory", territory, "un territoire, par exemple metropole", Territory::of);
		if (ruleKey == null || day == null || place == null) {
			throw questions.refusal();
		}
		try {
			return DeadlineResponse.of(this.deadlines.compute(ruleKey, day, place));
		}
		catch (LawRefusal refusal) {
			throw Questions.problem(refusal, HttpStatus.BAD_REQUEST,
					("year".equals(refusal.parameter())) ? "from" : refusal.parameter());
		}
	}

	record DeadlineResponse(String rule, LocalDate from, String territory, LocalDate date, List<String> explanation,
			String reference, Confidence confidence) {

		static DeadlineResponse of(Deadline deadline) {
			return new DeadlineResponse(deadline.rule(), deadline.from(), deadline.territory().key(), deadline.date(),
					deadline.explanation(), deadline.reference(), deadline.confidence());
		}

	}

}
