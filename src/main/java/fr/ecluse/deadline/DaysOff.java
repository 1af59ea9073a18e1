package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import fr.ecluse.calendar.WorkingDays;
import fr.ecluse.law.FrenchDates;

/** Tells which days do not count and why: neighbours together, many of them in short. */
final class DaysOff {

	private static final int TOLD_ONE_BY_ONE = 6;

	private static final String FEAST = "jour férié, ";

	private final WorkingDays days;

	DaysOff(WorkingDays days) {
		this.days = days;
	}

	/** The sentences about the days left out from a day to another, both included. */
	List<String> told(LocalDate first, LocalDate last) {
		List<LocalDate> off = first.datesUntil(last.plusDays(1)).filter((day) -> !this.days.contains(day)).toList();
		List<List<LocalDate>> runs = runs(off);
		return (runs.size() <= TOLD_ONE_BY_ONE) ? runs.stream().map(this::sentence).toList() : inShort(off);
	}

	/**
	 * Why days do not count: « jours fériés, Noël et Saint-Étienne ; fin de semaine ».
	 */
	String reasons(List<LocalDate> days) {
		List<String> all = days.stream().map(this::reason).distinct().toList();
		List<String> feasts = all.stream()
			.filter((reason) -> reason.startsWith(FEAST))
			.map((reason) -> reason.substring(FEAST.length()))
			.toList();
		List<String> told = new ArrayList<>();
		if (!feasts.isEmpty()) {
			told.add(((feasts.size() == 1) ? FEAST : "jours fériés, ") + String.join(" et ", feasts));
		}
		all.stream().filter((reason) -> !reason.startsWith(FEAST)).forEach(told::add);
		return String.join(" ; ", told);
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
		String first = FrenchDates.full(run.get(0));
		if (run.size() == 1) {
			return "Ne compte pas : le %s (%s).".formatted(first, reasons(run));
		}
		return "Ne comptent pas : du %s au %s (%s).".formatted(first, FrenchDates.full(run.get(run.size() - 1)),
				reasons(run));
	}

	private List<String> inShort(List<LocalDate> off) {
		List<LocalDate> feasts = off.stream().filter((day) -> reason(day).startsWith(FEAST)).toList();
		List<String> sentences = new ArrayList<>();
		sentences.add("Ne comptent pas : %d jours de fin de semaine, du %s au %s.".formatted(off.size() - feasts.size(),
				FrenchDates.full(off.get(0)), FrenchDates.full(off.get(off.size() - 1))));
		if (!feasts.isEmpty()) {
			sentences.add("Ni les jours fériés : %s.".formatted(feasts.stream()
				.map((day) -> "le %s (%s)".formatted(FrenchDates.full(day), reason(day).substring(FEAST.length())))
				.collect(Collectors.joining(", "))));
		}
		return sentences;
	}

	private String reason(LocalDate day) {
		return this.days.whyNot(day).orElseThrow();
	}

}
