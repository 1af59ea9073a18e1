package fr.ecluse.scenario;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.MemberKind;
import org.jspecify.annotations.Nullable;

/**
 * One story of a procedure, from its request on.
 *
 * @param procedure key of the procedure
 * @param file as messages name it
 * @param line of its start
 * @param title French sentence
 * @param place the member it happens in
 * @param at start, as clocks show it at the member
 * @param parameters of the member for the procedure, over the defaults; null when the
 * story leaves them alone
 * @param start answers to the start form
 * @param startRefused what the server says when it must refuse the start
 */
record Scenario(String procedure, String file, int line, String title, Place place, LocalDateTime at,
		@Nullable Map<String, @Nullable Object> parameters, Map<String, @Nullable Object> start,
		@Nullable Refusal startRefused, List<ScenarioStep> steps) {

	/** The member of a story, made for it alone. */
	record Place(MemberKind kind, int population, Territory territory) {
	}

	/**
	 * A refusal to expect.
	 *
	 * @param field answer that it must concern; null when any will do
	 * @param message part of what it must say
	 */
	record Refusal(@Nullable String field, String message) {
	}

}
