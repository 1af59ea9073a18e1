package fr.ecluse.deadline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import fr.ecluse.calendar.CalendarByHand;
import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every day from 2024 to 2030 in every territory, against dates counted day by day on a
 * calendar made by hand. Rules that count alike are walked once.
 */
class RuleSweepTests {

	private static final LocalDate START = LocalDate.of(2024, 1, 1);

	private static final LocalDate END = LocalDate.of(2031, 1, 1);

	private static final Deadlines DEADLINES = Deadlines.shipped(Holidays.shipped());

	@ParameterizedTest
	@EnumSource
	void agreesWithACountByHand(Territory territory) {
		for (DeadlineRule rule : kinds(territory)) {
			START.datesUntil(END).forEach((from) -> {
				LocalDate date = DEADLINES.compute(rule.key(), from, territory).date();
				assertThat(date).as("%s from %s", rule.key(), from).isEqualTo(byHand(rule, from, territory));
			});
		}
	}

	@ParameterizedTest
	@MethodSource("rules")
	void staysOnItsSideOfTheStartAndMovesWithIt(DeadlineRule rule) {
		LocalDate previous = null;
		for (LocalDate from : START.datesUntil(END).toList()) {
			LocalDate date = DEADLINES.compute(rule.key(), from, Territory.METROPOLE).date();
			if (rule.backward()) {
				assertThat(date).isBefore(from);
			}
			else {
				assertThat(date).isAfter(from);
			}
			if (previous != null) {
				assertThat(date).isAfterOrEqualTo(previous);
			}
			previous = date;
		}
	}

	/** A rule in plain days is always as long; two in a row are as long as both. */
	@ParameterizedTest
	@MethodSource("plainRules")
	void addsUpWhereItCountsPlainDays(DeadlineRule rule) {
		LocalDate start = LocalDate.of(2026, 1, 1);
		long length = ChronoUnit.DAYS.between(start, compute(rule, start));
		start.datesUntil(start.plusYears(1)).forEach((from) -> {
			LocalDate once = compute(rule, from);
			assertThat(ChronoUnit.DAYS.between(from, once)).isEqualTo(length);
			assertThat(ChronoUnit.DAYS.between(from, compute(rule, once))).isEqualTo(2 * length);
		});
	}

	static List<DeadlineRule> plainRules() {
		return rules().stream().filter((rule) -> {
			RuleVersion version = version(rule, Territory.METROPOLE);
			return Set.of(Unit.DAY, Unit.WEEK, Unit.HOUR).contains(version.unit()) && !version.rollOver();
		}).toList();
	}

	static List<DeadlineRule> rules() {
		return List.copyOf(DEADLINES.rules());
	}

	private static LocalDate compute(DeadlineRule rule, LocalDate from) {
		return DEADLINES.compute(rule.key(), from, Territory.METROPOLE).date();
	}

	/** One rule of each way of counting; outside France's mainland only what differs. */
	private static List<DeadlineRule> kinds(Territory territory) {
		Set<String> seen = new HashSet<>();
		List<DeadlineRule> kinds = new ArrayList<>();
		for (DeadlineRule rule : DEADLINES.rules()) {
			RuleVersion version = version(rule, territory);
			boolean local = version.rollOver() || version.unit().skipsDays() || !version.territories().isEmpty();
			if ((local || territory == Territory.METROPOLE)
					&& seen.add(String.join(" ", version.told(), rule.sense().key(), String.valueOf(rule.backward()),
							String.valueOf(version.startCounts()), String.valueOf(version.rollOver())))) {
				kinds.add(rule);
			}
		}
		return kinds;
	}

	private static RuleVersion version(DeadlineRule rule, Territory territory) {
		return rule.on(LocalDate.of(2026, 6, 1), territory).orElseThrow();
	}

	private static LocalDate byHand(DeadlineRule rule, LocalDate from, Territory territory) {
		RuleVersion version = version(rule, territory);
		int step = rule.backward() ? -1 : 1;
		LocalDate day = version.startCounts() ? from.minusDays(1) : from;
		int units = switch (version.unit()) {
			case HOUR -> version.amount() / 24;
			case WEEK -> 7 * version.amount();
			case YEAR -> 12 * version.amount();
			default -> version.amount();
		};
		if (version.unit() == Unit.MONTH || version.unit() == Unit.YEAR) {
			day = sameDay(day, step * units);
		}
		else {
			for (int counted = 0; counted < units;) {
				day = day.plusDays(step);
				counted += (version.unit().skipsDays() && CalendarByHand.off(day, territory.key())) ? 0 : 1;
			}
		}
		boolean meeting = rule.sense() == Sense.FIRST_DAY && !rule.backward();
		day = (version.clear() && !meeting) ? day.plusDays(step) : day;
		while (version.rollOver() && CalendarByHand.off(day, territory.key())) {
			day = day.plusDays(1);
		}
		return meeting ? day.plusDays(1) : day;
	}

	private static LocalDate sameDay(LocalDate day, int months) {
		int count = day.getYear() * 12 + day.getMonthValue() - 1 + months;
		YearMonth month = YearMonth.of(count / 12, count % 12 + 1);
		return month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
	}

}
