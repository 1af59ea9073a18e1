package fr.ecluse.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How one scenario went.
 *
 * @param file path in the package
 * @param title as the scenario says it, the path when it cannot be read
 * @param difference the first one; null when it went as it says
 * @param seen how things stood at the end, or at the first difference
 * @param events what happened until then, in that order
 */
public record ScenarioResult(String file, String title, @Nullable Difference difference, Seen seen, List<Event> events,
		Duration took) {

	/** Whether it went as it says. */
	public boolean passed() {
		return this.difference == null;
	}

	/** One that could not be played. */
	static ScenarioResult notPlayed(String file, String title, Difference why) {
		return new ScenarioResult(file, title, why, Seen.NOTHING, List.of(), Duration.ZERO);
	}

	/**
	 * Where a scenario did not go as it says.
	 *
	 * @param line in the file; 0 for the file as a whole
	 * @param step from 1; 0 for the start
	 * @param sentence French
	 */
	public record Difference(int line, int step, String sentence) {

		static Difference of(ScenarioProblem problem) {
			return new Difference(problem.where().line(), problem.where().step(), problem.sentence());
		}

	}

	/**
	 * What a reader of the dossier would have seen.
	 *
	 * @param status of the dossier, null when there is none
	 * @param end the last end event that was reached, null while it runs
	 */
	public record Seen(@Nullable String status, @Nullable String end, List<OpenTask> tasks, List<Document> documents,
			List<Deadline> deadlines, List<Mail> mails) {

		static final Seen NOTHING = new Seen(null, null, List.of(), List.of(), List.of(), List.of());

	}

	/**
	 * A task that waits.
	 *
	 * @param element id in the model
	 * @param roles it is offered to
	 */
	public record OpenTask(String element, String name, List<String> roles) {
	}

	/** A document that was made. */
	public record Document(String key, String title) {
	}

	/** A deadline with its legal reference. */
	public record Deadline(String name, String label, LocalDate date, String reference) {
	}

	/** A mail that was written; of a trial none is sent. */
	public record Mail(String to, String subject, String text) {
	}

	/**
	 * Something that happened.
	 *
	 * @param at in the time of the story
	 * @param kind stable word of the timeline, {@code document} or {@code mail}
	 * @param sentence French
	 * @param actor who did it, null for the server
	 */
	public record Event(Instant at, String kind, String sentence, @Nullable String actor) {
	}

}
