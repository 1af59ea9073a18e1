package fr.ecluse.limit;

import java.time.Duration;

/**
 * So many calls a minute, and so many at once after a pause.
 *
 * @param name what it counts, as the answers' headers call it
 * @param perMinute 0 when everything passes
 * @param burst calls that may come at once
 */
record Rate(String name, int perMinute, int burst) {

	private static final int LONGEST_WINDOW = 60;

	/**
	 * @throws IllegalArgumentException in French when nothing would ever pass
	 */
	Rate {
		if (perMinute < 0 || (perMinute > 0 && (burst < 1 || burst / perMinute > LONGEST_WINDOW))) {
			throw new IllegalArgumentException(
					("Les réglages ecluse.limits.%1$s-per-minute et -burst ne vont pas ensemble (%2$d, %3$d) : donnez un "
							+ "nombre d'appels par minute, 0 pour aucune limite, et au moins un appel d'affilée.")
						.formatted(name, perMinute, burst));
		}
	}

	boolean isSet() {
		return this.perMinute > 0;
	}

	/** How long it takes from nothing left to everything left. */
	Duration window() {
		return Duration.ofSeconds((60L * this.burst + this.perMinute - 1) / this.perMinute);
	}

}
