package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.ecluse.calendar.Territory;
import fr.ecluse.law.DataFile;

/**
 * A rule under its stable key, in its successive versions.
 *
 * @param starts what the day that it counts from is
 * @param ends what the date that it gives is
 * @param backward whether it counts towards the past, from an event to come
 */
record DeadlineRule(String key, String title, String starts, String ends, Sense sense, boolean backward,
		List<RuleVersion> versions) {

	private static final Map<String, Sense> SENSES = Map.of("last-day", Sense.LAST_DAY, "first-day", Sense.FIRST_DAY,
			"event", Sense.EVENT);

	private static final Map<String, Boolean> DIRECTIONS = Map.of("forward", false, "backward", true);

	static DeadlineRule read(DataFile entry) {
		entry.allowOnly("key", "title", "starts", "ends", "sense", "direction", "versions");
		if (!entry.text("key").matches("[a-z0-9]+(-[a-z0-9]+)*")) {
			throw entry.fault("une clé s'écrit en minuscules sans accent, chiffres et traits d'union.");
		}
		boolean backward = entry.has("direction") && entry.choice("direction", DIRECTIONS);
		List<RuleVersion> versions = entry.maps("versions").stream().map(RuleVersion::read).toList();
		if (versions.isEmpty()) {
			throw entry.fault("il faut au moins une version.");
		}
		for (RuleVersion one : versions) {
			if (versions.stream().anyMatch((other) -> other != one && one.collidesWith(other))) {
				throw entry.fault("deux versions sont en vigueur le même jour au même endroit (%s)."
					.formatted(one.validity().told()));
			}
			if (backward && (one.rollOver() || one.startCounts())) {
				throw entry.fault("un délai à rebours ne connaît ni « roll-over » ni « start-counts ».");
			}
		}
		return new DeadlineRule(entry.text("key"), entry.text("title"), entry.text("starts"), entry.text("ends"),
				entry.choice("sense", SENSES), backward, versions);
	}

	/** The version in force; one made for the territory goes before a general one. */
	Optional<RuleVersion> on(LocalDate day, Territory territory) {
		return this.versions.stream()
			.filter((version) -> version.validity().contains(day))
			.filter((version) -> version.territories().isEmpty() || version.territories().contains(territory))
			.min(Comparator.comparing((version) -> version.territories().isEmpty()));
	}

	/** When and where the rule holds, in French. */
	String periods() {
		return this.versions.stream().map(DeadlineRule::period).distinct().collect(Collectors.joining(", puis "));
	}

	private static String period(RuleVersion version) {
		String places = version.territories().stream().sorted().map(Territory::label).collect(Collectors.joining(", "));
		return version.validity().told() + (places.isEmpty() ? "" : " (%s)".formatted(places));
	}

}
