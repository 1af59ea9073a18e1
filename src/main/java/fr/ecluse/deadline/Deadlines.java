package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import fr.ecluse.law.DataFile;
import fr.ecluse.law.Edition;
import fr.ecluse.law.FrenchDates;
import fr.ecluse.law.LawFiles;
import fr.ecluse.law.LawRefusal;

/** Computes the dates that the rules of the data file give. */
public final class Deadlines {

	private static final String FILE = "rules.yaml";

	private final Edition edition;

	private final Map<String, DeadlineRule> rules = new LinkedHashMap<>();

	private final Holidays holidays;

	private Deadlines(DataFile file, Holidays holidays) {
		file.allowOnly("version", "as-of", "rules");
		this.edition = file.edition();
		for (DataFile entry : file.maps("rules")) {
			DeadlineRule rule = DeadlineRule.read(entry);
			if (this.rules.put(rule.key(), rule) != null) {
				throw entry.fault("cette règle figure deux fois.");
			}
		}
		this.holidays = holidays;
	}

	/** The rules that come with the program. */
	public static Deadlines shipped(Holidays holidays) {
		return new Deadlines(LawFiles.shipped().read(FILE), holidays);
	}

	/** The rules of this installation: a replaced file must still know every key. */
	static Deadlines of(LawFiles files, Holidays holidays) {
		DataFile file = files.read(FILE);
		Deadlines deadlines = new Deadlines(file, holidays);
		for (String key : shipped(holidays).rules.keySet()) {
			if (!deadlines.rules.containsKey(key)) {
				throw file
					.fault("il manque la règle « %s », dont les modèles peuvent dépendre. Recopiez-la du fichier livré."
						.formatted(key));
			}
		}
		return deadlines;
	}

	/**
	 * The date that a rule, as in force on the day it starts, gives in a territory.
	 * @throws LawRefusal when there is no such rule, when it is not in force on that day
	 * or in that territory, or when the computation leaves the years whose holidays are
	 * known
	 */
	public Deadline compute(String rule, LocalDate from, Territory territory) {
		return compute(rule, from, territory, List.of());
	}

	/**
	 * The date that a rule gives to a clock that stood still at times, or stands still.
	 * @throws LawRefusal as without suspensions; also when the rule knows none, or when a
	 * suspension follows one that has not ended
	 */
	public Deadline compute(String rule, LocalDate from, Territory territory, List<Suspension> suspensions) {
		DeadlineRule found = this.rules.get(rule);
		if (found == null) {
			throw new LawRefusal("regle-inconnue", "Règle de délai inconnue", "rule",
					"La règle « %s » est inconnue. Règles disponibles : %s.".formatted(rule,
							String.join(", ", this.rules.keySet())));
		}
		RuleVersion version = found.on(from, territory)
			.orElseThrow(() -> new LawRefusal("regle-hors-vigueur", "Règle non en vigueur à cette date", "from",
					"La règle « %s » n'est pas en vigueur le %s (%s). Elle s'applique %s.".formatted(rule,
							FrenchDates.withoutWeekday(from), territory.label(), found.periods())));
		// Also where no day off matters: far from the known years, a date means nothing.
		this.holidays.of(territory, from.getYear());
		return new Reckoning(found, version, from, territory, this.holidays).deadline(suspensions);
	}

	/** Whether there is a rule of that key, in force somewhere on that day. */
	public boolean isInForce(String rule, LocalDate day) {
		DeadlineRule found = this.rules.get(rule);
		return found != null && found.versions().stream().anyMatch((version) -> version.validity().contains(day));
	}

	/** The keys of all rules, in the order of the file. */
	public List<String> keys() {
		return List.copyOf(this.rules.keySet());
	}

	/** The state of the law that the rules follow. */
	public Edition edition() {
		return this.edition;
	}

	Collection<DeadlineRule> rules() {
		return Collections.unmodifiableCollection(this.rules.values());
	}

}
