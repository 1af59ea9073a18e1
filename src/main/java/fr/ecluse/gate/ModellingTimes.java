package fr.ecluse.gate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;

/** Times as timers of models spell them. */
final class ModellingTimes {

	static final Set<String> KINDS = Set.of("timeDate", "timeDuration", "timeCycle");

	private static final Pattern DURATION = Pattern
		.compile("P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?");

	private static final Pattern CRON = Pattern.compile("[0-9*/,?LW#-]+|[0-9A-Z*/,?#-]+");

	private ModellingTimes() {
	}

	static boolean isReadable(String kind, String text) {
		return switch (kind) {
			case "timeDate" -> isDate(text) || isDuration(text);
			case "timeDuration" -> isDuration(text);
			default -> isCycle(text);
		};
	}

	/** What would be readable, in French. */
	static String expected(String kind) {
		return switch (kind) {
			case "timeDate" -> "une date telle que 2026-11-24T08:00:00 ou ${silenceAt}";
			case "timeDuration" -> "une durée telle que P10D (dix jours), P2M (deux mois) ou PT4H (quatre heures)";
			default -> "une répétition telle que R3/P7D (trois fois, tous les sept jours)";
		};
	}

	static boolean isDuration(String text) {
		return DURATION.matcher(text).matches();
	}

	private static boolean isDate(String text) {
		try {
			if (text.length() <= 10) {
				LocalDate.parse(text);
			}
			else if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
				OffsetDateTime.parse(text);
			}
			else {
				LocalDateTime.parse(text);
			}
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean isCycle(String text) {
		if (text.startsWith("R")) {
			String[] parts = text.split("/", -1);
			return parts[0].matches("R\\d*") && (parts.length == 2 ? isDuration(parts[1]) : parts.length == 3
					&& (isDate(parts[1]) || isDuration(parts[1])) && (isDate(parts[2]) || isDuration(parts[2])));
		}
		String[] fields = text.split("\\s+");
		return fields.length >= 6 && fields.length <= 7
				&& java.util.Arrays.stream(fields).allMatch((field) -> CRON.matcher(field).matches());
	}

}
