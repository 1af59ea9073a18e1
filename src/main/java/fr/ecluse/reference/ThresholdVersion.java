package fr.ecluse.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import fr.ecluse.law.Confidence;
import fr.ecluse.law.DataFile;
import fr.ecluse.law.Validity;

/**
 * What a threshold is over a stretch of time.
 *
 * @param bands one when the threshold depends on nothing; else several, from the smallest
 * quantity, which is 0, to the largest
 */
record ThresholdVersion(Validity validity, List<Band> bands, String reference) {

	static ThresholdVersion read(DataFile entry, boolean banded) {
		entry.allowOnly("from", "until", banded ? "bands" : "value", "reference", "confidence");
		List<Band> bands = banded ? bands(entry) : List.of(Band.read(entry, 0, entry.confidence()));
		return new ThresholdVersion(entry.validity(), bands, entry.text("reference"));
	}

	private static List<Band> bands(DataFile entry) {
		List<Band> bands = new ArrayList<>();
		for (DataFile line : entry.maps("bands")) {
			line.allowOnly("from", "value", "confidence");
			int from = line.number("from");
			int before = bands.isEmpty() ? -1 : bands.get(bands.size() - 1).from();
			if (from <= before || (bands.isEmpty() && from != 0)) {
				throw line.fault("les tranches partent de 0 et se suivent dans l'ordre.");
			}
			bands.add(Band.read(line, from, line.has("confidence") ? line.confidence() : entry.confidence()));
		}
		if (bands.isEmpty()) {
			throw entry.fault("il faut au moins une tranche.");
		}
		return bands;
	}

	Band at(long quantity) {
		Band found = this.bands.get(0);
		for (Band band : this.bands) {
			found = (quantity >= band.from()) ? band : found;
		}
		return found;
	}

	/** The value that holds from a quantity up. */
	record Band(int from, BigDecimal value, Confidence confidence) {

		private static Band read(DataFile entry, int from, Confidence confidence) {
			return new Band(from, entry.decimal("value"), confidence);
		}

	}

}
