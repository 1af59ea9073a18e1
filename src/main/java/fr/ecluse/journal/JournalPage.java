package fr.ecluse.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of the journal, in the order of its chain.
 *
 * @param items the rows
 * @param next what to give as {@code after} for the rows that follow; null when there are
 * none yet
 */
public record JournalPage(List<Line> items, @Nullable String next) {

	/**
	 * A row of the journal.
	 *
	 * @param number place in the chain, from 1 without gaps
	 * @param day UTC day on which it was sealed
	 * @param at when it was done
	 * @param siren the member concerned; null when it concerns none in particular
	 * @param subject what was touched
	 * @param action stable word for software
	 * @param actor who did it
	 * @param label French sentence
	 * @param details more of it
	 * @param sha256 hash of the content concerned, in hex; null without content
	 * @param hash of the row and all rows before it, in hex
	 */
	public record Line(long number, LocalDate day, Instant at, @Nullable String siren, Subject subject, String action,
			Actor actor, String label, JsonNode details, @Nullable String sha256, String hash) {
	}

	/**
	 * What was touched.
	 *
	 * @param kind such as {@code dossier} or {@code agent}
	 * @param id its id
	 */
	public record Subject(String kind, String id) {
	}

}
