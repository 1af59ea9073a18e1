package fr.ecluse.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and days as the pages write them, on the clocks of one place. */
record Moments(ZoneId zone) {

	static final Moments PARIS = new Moments(ZoneId.of("Europe/Paris"));

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy 'à' H 'h' mm",
			Locale.FRENCH);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

	public String of(Instant instant) {
		return first(MOMENT.format(instant.atZone(this.zone)));
	}

	public String day(LocalDate date) {
		return first(DAY.format(date));
	}

	private static String first(String text) {
		return text.startsWith("1 ") ? "1er" + text.substring(1) : text;
	}

}
