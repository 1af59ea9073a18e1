package fr.ecluse.engine;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The thresholds of the law as models see them. */
@FunctionalInterface
interface ThresholdAmounts {

	/**
	 * The amount in force on that day.
	 * @throws IllegalArgumentException in French when there is no such threshold then
	 */
	BigDecimal amount(String key, LocalDate date);

}
