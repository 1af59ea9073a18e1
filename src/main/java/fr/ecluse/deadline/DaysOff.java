package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import fr.ecluse.calendar.WorkingDays;
import fr.ecluse.law.FrenchDates;

/** Tells which days do not count and why: neighbours together, many of them in short. */
final class DaysOff {

	private static final int TOLD_ONE_BY_ONE = 6;

	private final WorkingDays days;

	DaysOff(WorkingDays days) {
		this.days = days;
	}

	/** The sentences about the days left out from a day to another, both included. */
	List<String> told(LocalDate first, LocalDate last, Predicate<LocalDate> relevant) {
		List<LocalDate> off = first.datesUntil(last.plusDays(1))
			.filter((day) -> relevant.test(day) && !this.days.contains(day))
			.toList();
		List<List<LocalDate>> runs = runs(off);
		return (runs.size() <= TOLD_ONE_BY_ONE) ? runs.stream().map(this::sentence).toList() : inShort(off);
	}

	private static List<List<LocalDate>> runs(List<LocalDate> days) {
		List<List<LocalDate>> runs = new ArrayList<>();
		LocalDate previous = LocalDate.MIN;
		for (LocalDate day : days) {
			if (!day.minusDays(1).equals(previous)) {
				runs.add(new ArrayList<>());
			}
			runs.get(runs.size() - 1).add(day);
			previous = day;
		}
		return runs;
	}

	private String sentence(List<LocalDate> run) {
		return ((run.size() == 1) ? "Ne compte pas : " : "Ne comptent pas : ") + named(run) + ".";
	}

	/** « du samedi 2 mai au dimanche 3 mai 2026 (fin de semaine) ». */
	String named(List<LocalDate> run) {
		LocalDate first = run.get(0);
		LocalDate last = run.get(run.size() - 1);
		String reasons = run.stream().map(this::reason).distinct().collect(Collectors.joining(" ; "));
		return (run.size() == 1) ? "le %s (%s)".formatted(FrenchDates.full(first), reasons)
				: "du %s au %s (%s)".formatted(FrenchDates.full(first), FrenchDates.full(last), reasons);
	}

	private List<String> inShort(List<LocalDate> off) {
		List<LocalDate> feasts = off.stream().filter((day) -> reason(day).startsWith("jour férié")).toList();
		List<String> sentences = new ArrayList<>();
		sentences.add("Ne comptent pas : %d jours de fin de semaine, du %s au %s.".formatted(
				off.size() - feasts.size(), FrenchDates.full(off.get(0)), FrenchDates.full(off.get(off.size() - 1))));
		if (!feasts.isEmpty()) {
			sentences.add("Ni les jours fériés : %s.".formatted(feasts.stream()
				.map((day) -> "le %s (%s)".formatted(FrenchDates.full(day), reason(day).replace("jour férié, ", "")))
				.collect(Collectors.joining(", "))));
		}
		return sentences;
	}

	private String reason(LocalDate day) {
		return this.days.whyNot(day).orElseThrow();
	}

}
