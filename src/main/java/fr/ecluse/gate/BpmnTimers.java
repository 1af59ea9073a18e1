package fr.ecluse.gate;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timers and retries that end, and leave the engine time for others. */
final class BpmnTimers {

	private static final Duration SHORTEST = Duration.ofMinutes(1);

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(10);

	private static final Duration LONGEST = Duration.ofDays(3660);

	private static final int MOST_REPETITIONS = 1000;

	private static final int MOST_RETRIES = 20;

	private static final Pattern CYCLE = Pattern.compile("R(\\d{0,9})/(P[^/]{1,40})(?:/(.{1,40}))?");

	private static final Pattern DURATION = Pattern.compile(
			"P(?=.)(?:(\\d{1,4})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?(T(?=.)(?:\\d{1,6}H)?(?:\\d{1,6}M)?(?:\\d{1,8}S)?)?");

	private static final Pattern DATE = Pattern
		.compile("(20\\d\\d)-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:?\\d\\d)?)?");

	private BpmnTimers() {
	}

	static void check(XmlNode node, SafetyReport.InFile report) {
		String text = node.text().strip();
		switch (node.local()) {
			case "timeDate" -> {
				if (!DATE.matcher(text).matches() && !isExpression(text)) {
					refuse(node, report,
							"%s n'est pas une date. Donnez une expression telle que ${silenceAt}, ou une date du siècle telle que 2027-01-31T08:00:00.",
							text);
				}
			}
			case "timeDuration" -> {
				if (!isExpression(text) && !isBetween(text, SHORTEST)) {
					refuse(node, report,
							"%s n'est pas une durée d'au moins une minute et d'au plus dix ans. Écrivez par exemple PT30M, P15D ou P2M.",
							text);
				}
			}
			case "timeCycle" -> checkCycle(node, text, report);
			case "failedJobRetryTimeCycle" -> checkRetries(node, text, report);
			default -> {
			}
		}
	}

	private static void checkCycle(XmlNode node, String text, SafetyReport.InFile report) {
		Matcher cycle = CYCLE.matcher(text);
		if (!cycle.matches() || cycle.group(1).isEmpty()) {
			refuse(node, report,
					"%s est un cycle sans fin, ou illisible. Bornez-le, par exemple R12/P1M : douze fois, tous les mois.",
					text);
		}
		else if (Integer.parseInt(cycle.group(1)) > MOST_REPETITIONS || !isBetween(cycle.group(2), SHORTEST)
				|| (cycle.group(3) != null && !DATE.matcher(cycle.group(3)).matches())) {
			refuse(node, report,
					"%s : un cycle revient 1000 fois au plus, toutes les minutes au plus, par exemple R12/P1M.", text);
		}
	}

	private static void checkRetries(XmlNode node, String text, SafetyReport.InFile report) {
		Matcher cycle = CYCLE.matcher(text);
		boolean fine;
		if (cycle.matches()) {
			fine = !cycle.group(1).isEmpty() && Integer.parseInt(cycle.group(1)) <= MOST_RETRIES
					&& isBetween(cycle.group(2), SHORTEST_RETRY) && cycle.group(3) == null;
		}
		else {
			String[] each = text.split(",", -1);
			fine = each.length <= MOST_RETRIES
					&& Arrays.stream(each).allMatch((it) -> isBetween(it.strip(), SHORTEST_RETRY));
		}
		if (!fine) {
			refuse(node, report,
					"%s : un travail qui échoue est repris 20 fois au plus, toutes les dix secondes au plus, par exemple R3/PT10M ou PT1M,PT10M,PT1H.",
					text);
		}
	}

	/** Whether a text is a duration that a due date may have. */
	static boolean isDuration(String text) {
		return isBetween(text, SHORTEST);
	}

	private static boolean isBetween(String text, Duration shortest) {
		return read(text).filter((it) -> it.compareTo(shortest) >= 0 && it.compareTo(LONGEST) <= 0).isPresent();
	}

	/** A length, months counted as thirty days. */
	private static Optional<Duration> read(String text) {
		Matcher parts = DURATION.matcher(text);
		if (!parts.matches()) {
			return Optional.empty();
		}
		long days = number(parts.group(1)) * 365 + number(parts.group(2)) * 30 + number(parts.group(3)) * 7
				+ number(parts.group(4));
		Duration time = (parts.group(5) != null) ? Duration.parse("P" + parts.group(5)) : Duration.ZERO;
		return Optional.of(time.plusDays(days));
	}

	private static long number(String digits) {
		return (digits != null) ? Long.parseLong(digits) : 0;
	}

	private static boolean isExpression(String text) {
		ExpressionGrammar expression = ExpressionGrammar.of(text);
		return expression.isSingle() || expression.problem().isPresent();
	}

	private static void refuse(XmlNode node, SafetyReport.InFile report, String message, String text) {
		report.refuse("minuterie-interdite", node, message.formatted(SafetyReport.quoted(text)));
	}

}
