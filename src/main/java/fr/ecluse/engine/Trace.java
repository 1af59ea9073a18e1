package fr.ecluse.engine;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where an instance stands, how it came there and what holds it up.
 *
 * @param model id of the engine's definition, for {@link Traces#model}
 * @param modelVersion number the engine gave it, from 1
 * @param positions where it waits now, empty once it has ended
 * @param visits the elements it passed, in order; the last {@link Traces#MOST_VISITS}
 * @param troubles what failed there and has not been mended
 */
public record Trace(String model, int modelVersion, List<Position> positions, List<Visit> visits,
		List<Trouble> troubles) {

	/**
	 * An element where the instance waits.
	 *
	 * @param name as the model names it
	 * @param kind the engine's word for the kind of element
	 * @param since null when the server has not begun it yet
	 * @param due instant that it waits for, or until which a task is to be done
	 * @param assignee who has taken the task
	 * @param roles roles of the member that the task is offered to
	 */
	public record Position(String element, String name, String kind, @Nullable Instant since, @Nullable Instant due,
			@Nullable String assignee, List<String> roles) {
	}

	/**
	 * A passage through an element.
	 *
	 * @param ended null while it lasts
	 * @param cancelled whether something else made it pointless
	 * @param assignee who did the task
	 */
	public record Visit(String element, String name, String kind, Instant began, @Nullable Instant ended,
			boolean cancelled, @Nullable String assignee) {
	}

	/**
	 * Something the server could not do.
	 *
	 * @param job what to give to {@link Traces#retry}
	 * @param cause French sentences: what went wrong and what may help
	 * @param detail what the server's parts said of it
	 * @param since when it was given up, or failed last
	 * @param next when the server tries again by itself; null when it has given up
	 */
	public record Trouble(String job, String element, String name, String cause, String detail, Instant since,
			@Nullable Instant next) {
	}

}
