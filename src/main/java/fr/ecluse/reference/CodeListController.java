package fr.ecluse.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import fr.ecluse.law.Confidence;
import fr.ecluse.law.Edition;
import fr.ecluse.law.LawRefusal;
import fr.ecluse.law.Questions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives the codes of a list that may be used on a day. */
@RestController
class CodeListController {

	private final CodeLists lists;

	private final Clock clock;

	CodeListController(CodeLists lists, Clock clock) {
		this.lists = lists;
		this.clock = clock;
	}

	@GetMapping("/api/v1/reference/codes/{list}")
	Response codes(@PathVariable String list, @RequestParam(required = false) @Nullable String date) {
		LocalDate day = Questions.dateOrToday(date, this.clock);
		try {
			return Response.of(this.lists.get(list), day);
		}
		catch (LawRefusal refusal) {
			throw Questions.problem(refusal, HttpStatus.NOT_FOUND, refusal.parameter());
		}
	}

	record Response(String list, String title, LocalDate date, Edition edition, String reference, Confidence confidence,
			List<Item> items) {

		private static Response of(CodeList list, LocalDate day) {
			return new Response(list.key(), list.title(), day, list.edition(), list.reference(), list.confidence(),
					list.on(day).stream().map(Item::of).toList());
		}

	}

	record Item(String code, String label, @Nullable String parent, @Nullable LocalDate validFrom,
			@Nullable LocalDate validUntil) {

		private static Item of(Code code) {
			return new Item(code.code(), code.label(), code.parent(), code.validity().from(), code.validity().until());
		}

	}

}
