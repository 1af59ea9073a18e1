package fr.ecluse.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import fr.ecluse.dossier.DossierViews;
import fr.ecluse.engine.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * The words of a digest. A task is named with its dossier's number and its date; the
 * subject of a dossier, which a citizen wrote, stays in the task list.
 */
final class DigestText {

	/** Tasks named per member; the others are counted. */
	static final int NAMED = 10;

	private static final Duration SOON = Duration.ofDays(7);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.FRENCH);

	private DigestText() {
	}

	static String subject(List<OfMember> members) {
		int open = members.stream().mapToInt((member) -> member.tasks().size()).sum();
		return (open == 1) ? "Une tâche vous attend" : "%s%d tâches vous attendent"
			.formatted(members.stream().anyMatch(OfMember::more) ? "Plus de " : "", open);
	}

	static String body(List<OfMember> members, Instant last, Instant now, ZoneId zone, String address) {
		StringBuilder text = new StringBuilder("Bonjour,\n\n");
		for (OfMember member : members) {
			text.append(member.name()).append(" : ").append(summary(member, last, now)).append("\n");
			member.tasks().stream().limit(NAMED).forEach((task) -> text.append(line(member, task, now, zone)));
			int others = member.tasks().size() - NAMED;
			if (others > 0) {
				text.append("- et %s%d %s\n".formatted(member.more() ? "plus de " : "", others,
						(others == 1) ? "autre tâche" : "autres tâches"));
			}
			text.append("\n");
		}
		return text.append("Vos tâches : ")
			.append(address)
			.append("/camunda/app/tasklist/\n\nVous choisissez le rythme de ces rappels à la page ")
			.append(address)
			.append("/rappels")
			.toString();
	}

	private static String summary(OfMember member, Instant last, Instant now) {
		long late = member.tasks().stream().filter((task) -> isBefore(task.due(), now)).count();
		long soon = member.tasks().stream().filter((task) -> isBefore(task.due(), now.plus(SOON))).count() - late;
		long fresh = member.tasks().stream().filter((task) -> task.created().isAfter(last)).count();
		List<String> parts = new ArrayList<>();
		parts.add((member.tasks().size() == 1) ? "une tâche"
				: "%s%d tâches".formatted(member.more() ? "plus de " : "", member.tasks().size()));
		if (fresh > 0) {
			parts.add((fresh == 1) ? "une nouvelle" : fresh + " nouvelles");
		}
		if (late > 0) {
			parts.add((late == 1) ? "une en retard" : late + " en retard");
		}
		if (soon > 0) {
			parts.add((soon == 1) ? "une à faire dans les sept jours" : soon + " à faire dans les sept jours");
		}
		return String.join(", ", parts);
	}

	private static String line(OfMember member, Tasks.Work task, Instant now, ZoneId zone) {
		DossierViews.Summary dossier = member.dossiers().get(task.processInstanceId());
		String reference = (dossier != null && dossier.reference() != null) ? " (%s)".formatted(dossier.reference())
				: "";
		Instant due = task.due();
		String date = (due == null) ? "" : ", %s le %s".formatted(due.isBefore(now) ? "à faire depuis" : "à faire pour",
				DAY.format(due.atZone(zone)));
		return "- %s%s%s\n".formatted(task.name(), reference, date);
	}

	private static boolean isBefore(@Nullable Instant due, Instant limit) {
		return due != null && due.isBefore(limit);
	}

	/**
	 * What there is to do for one member.
	 *
	 * @param tasks most urgent first
	 * @param more whether there are more than those
	 * @param dossiers of the tasks, by instance
	 */
	record OfMember(String name, List<Tasks.Work> tasks, boolean more, Map<String, DossierViews.Summary> dossiers) {
	}

}
