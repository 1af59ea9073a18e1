package fr.ecluse.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One step of a story. */
sealed interface ScenarioStep {

	/** Where it stands, for messages. */
	Where where();

	/**
	 * Somebody of a role takes a task and completes it.
	 *
	 * @param task element of the model
	 * @param role null for the role the model offers the task to
	 * @param which variables that tell one open task of that element from another
	 * @param refused null when it must be accepted
	 */
	record Complete(Where where, String task, @Nullable String role, Map<String, @Nullable Object> which,
			Map<String, @Nullable Object> answers, Scenario.@Nullable Refusal refused) implements ScenarioStep {
	}

	/** The clock moves; what falls due on the way happens at its own time. */
	record MoveClock(Where where, LocalDateTime to) implements ScenarioStep {
	}

	/** Time passes. */
	record Wait(Where where, TemporalAmount time) implements ScenarioStep {
	}

	/**
	 * A message that the dossier waits for arrives.
	 *
	 * @param role null for the member's software
	 * @param refused null when it must be accepted
	 */
	record Message(Where where, String message, @Nullable String role, @Nullable String reason,
			Scenario.@Nullable Refusal refused) implements ScenarioStep {
	}

	/**
	 * Something is put into a sealed box.
	 *
	 * @param refused null when it must be accepted
	 */
	record Deposit(Where where, String box, Map<String, @Nullable Object> depositor,
			Map<String, @Nullable Object> content, Scenario.@Nullable Refusal refused) implements ScenarioStep {
	}

	/**
	 * How things must stand now; what is null is not looked at.
	 *
	 * @param tasks elements of exactly the open tasks, sorted
	 * @param documents by key, texts that the latest document of that key contains; null
	 * for a key that must not exist
	 * @param deadlines by name; null for one that must not be there
	 * @param mails each must have left, in that order
	 * @param timeline texts that facts of the timeline contain
	 * @param ended the last end event of the finished instance
	 */
	record Expect(Where where, @Nullable String status, @Nullable List<String> tasks,
			Map<String, @Nullable List<String>> documents, Map<String, @Nullable Due> deadlines, List<Mail> mails,
			Map<String, @Nullable Object> variables, List<String> timeline,
			@Nullable String ended) implements ScenarioStep {
	}

	/** A deadline to expect: its day, and part of its legal reference. */
	record Due(LocalDate date, @Nullable String reference) {
	}

	/** A mail to expect: to whom, and what its subject and text contain. */
	record Mail(@Nullable String to, @Nullable String subject, @Nullable String text) {
	}

}
