package fr.ecluse.calendar;

/**
 * A question that the calendar cannot answer. The message is French and says what to do;
 * the parameter is the one to change.
 */
public final class CalendarRefusal extends IllegalArgumentException {

	private final String slug;

	private final String title;

	private final String parameter;

	private CalendarRefusal(String slug, String title, String parameter, String detail) {
		super(detail);
		this.slug = slug;
		this.title = title;
		this.parameter = parameter;
	}

	static CalendarRefusal unknownRule(String key, String known) {
		return new CalendarRefusal("regle-inconnue", "Règle de délai inconnue", "rule",
				"La règle « %s » est inconnue. Règles disponibles : %s.".formatted(key, known));
	}

	static CalendarRefusal notInForce(String key, String from, String periods) {
		return new CalendarRefusal("regle-hors-vigueur", "Règle non en vigueur à cette date", "from",
				"La règle « %s » n'est pas en vigueur le %s. Elle s'applique %s.".formatted(key, from, periods));
	}

	static CalendarRefusal yearOutOfRange(int year, int first, int last) {
		return new CalendarRefusal("annee-hors-calendrier", "Année hors du calendrier", "year",
				"Les jours fériés de %d ne sont pas connus. Choisissez une année de %d à %d.".formatted(year, first,
						last));
	}

	/** End of the problem's stable type, such as {@code regle-inconnue}. */
	public String slug() {
		return this.slug;
	}

	/** Short French title. */
	public String title() {
		return this.title;
	}

	/** The parameter of the question to change. */
	public String parameter() {
		return this.parameter;
	}

}
