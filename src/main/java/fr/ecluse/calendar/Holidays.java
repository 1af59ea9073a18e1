package fr.ecluse.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import fr.ecluse.law.DataFile;
import fr.ecluse.law.Edition;
import fr.ecluse.law.LawFiles;
import fr.ecluse.law.LawRefusal;

/**
 * Public holidays of each territory over the years of the data file (2000 to 2100): Code
 * du travail L3133-1, L3134-13 (Alsace-Moselle), L3422-2 (overseas) and local texts.
 */
public final class Holidays {

	private final Edition edition;

	private final List<HolidayRule> rules;

	private final int firstYear;

	private final int lastYear;

	private final Map<TerritoryYear, List<Holiday>> years = new ConcurrentHashMap<>();

	private Holidays(DataFile file) {
		file.allowOnly("version", "as-of", "first-year", "last-year", "holidays");
		this.edition = file.edition();
		this.firstYear = file.number("first-year");
		this.lastYear = file.number("last-year");
		this.rules = file.maps("holidays").stream().map(HolidayRule::read).toList();
	}

	/** The holidays that come with the program. */
	public static Holidays shipped() {
		return of(LawFiles.shipped());
	}

	/** The holidays of this installation. */
	static Holidays of(LawFiles files) {
		return new Holidays(files.read("holidays.yaml"));
	}

	/** The state of the law that the holidays follow. */
	public Edition edition() {
		return this.edition;
	}

	/**
	 * The holidays of a year, in order; two feasts of one day are two entries.
	 * @throws LawRefusal when the year is out of range
	 */
	public List<Holiday> of(Territory territory, int year) {
		if (year < this.firstYear || year > this.lastYear) {
			throw new LawRefusal("annee-hors-calendrier", "Année hors du calendrier", "year",
					"Les jours fériés de %d ne sont pas connus. Choisissez une année de %d à %d.".formatted(year,
							this.firstYear, this.lastYear));
		}
		return this.years.computeIfAbsent(new TerritoryYear(territory, year), this::compute);
	}

	/** The holidays that fall on a day: none, one, or two. */
	public List<Holiday> on(Territory territory, LocalDate day) {
		return of(territory, day.getYear()).stream().filter((holiday) -> holiday.date().equals(day)).toList();
	}

	private List<Holiday> compute(TerritoryYear key) {
		List<Holiday> holidays = new ArrayList<>();
		for (HolidayRule rule : this.rules) {
			Holiday holiday = rule.in(key.year());
			if (rule.holds(holiday, key.territory())) {
				holidays.add(holiday);
			}
		}
		holidays.sort(Comparator.comparing(Holiday::date));
		return List.copyOf(holidays);
	}

	private record TerritoryYear(Territory territory, int year) {
	}

}
