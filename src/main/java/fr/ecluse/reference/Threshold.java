package fr.ecluse.reference;

import java.math.BigDecimal;

import fr.ecluse.law.Confidence;
import fr.ecluse.law.Validity;

/**
 * A threshold as it holds on a day.
 *
 * @param title what it decides, in French
 * @param unit what it counts, in French, such as {@code € HT}
 * @param validity the days on which this value holds
 */
public record Threshold(String key, String title, String unit, BigDecimal value, String reference,
		Confidence confidence, Validity validity) {
}
