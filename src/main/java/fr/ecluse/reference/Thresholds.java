package fr.ecluse.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.ecluse.law.DataFile;
import fr.ecluse.law.Edition;
import fr.ecluse.law.FrenchDates;
import fr.ecluse.law.LawFiles;
import fr.ecluse.law.LawRefusal;
import fr.ecluse.law.Validity;
import org.jspecify.annotations.Nullable;

/** The amounts, numbers and shares that the law sets, each as it holds on a day. */
public final class Thresholds {

	private static final String FILE = "thresholds.yaml";

	private final Edition edition;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private Thresholds(DataFile file) {
		file.allowOnly("version", "as-of", "thresholds");
		this.edition = file.edition();
		for (DataFile line : file.maps("thresholds")) {
			Entry entry = Entry.read(line);
			if (this.entries.put(entry.key(), entry) != null) {
				throw line.fault("ce seuil figure deux fois.");
			}
		}
	}

	/** The thresholds that come with the program. */
	public static Thresholds shipped() {
		return new Thresholds(LawFiles.shipped().read(FILE));
	}

	/** The thresholds of this installation: a replaced file must still know every key. */
	static Thresholds of(LawFiles files) {
		DataFile file = files.read(FILE);
		Thresholds thresholds = new Thresholds(file);
		for (String key : shipped().entries.keySet()) {
			if (!thresholds.entries.containsKey(key)) {
				throw file
					.fault("il manque le seuil « %s », dont les modèles peuvent dépendre. Recopiez-le du fichier livré."
						.formatted(key));
			}
		}
		return thresholds;
	}

	/**
	 * The value of a threshold on a day.
	 * @throws LawRefusal when there is no such threshold, when its value on that day is
	 * not known, or when it depends on a quantity
	 */
	public BigDecimal value(String key, LocalDate date) {
		return on(key, date).value();
	}

	/**
	 * The value of a threshold on a day for a quantity, such as a population; a threshold
	 * that depends on none has one value for all.
	 * @throws LawRefusal when there is no such threshold, when its value on that day is
	 * not known, or when the quantity is negative
	 */
	public BigDecimal value(String key, LocalDate date, long quantity) {
		return on(key, date, quantity).value();
	}

	/** The threshold on a day, with its source; refused as {@link #value}. */
	public Threshold on(String key, LocalDate date) {
		Entry entry = entry(key);
		if (entry.by() != null) {
			throw new LawRefusal("seuil-par-tranche", "Seuil par tranche", "key",
					"Le seuil « %s » dépend d'une quantité (%s). Indiquez-la.".formatted(key, entry.by()));
		}
		return on(key, date, 0);
	}

	/** The threshold on a day for a quantity, with its source. */
	public Threshold on(String key, LocalDate date, long quantity) {
		Entry entry = entry(key);
		if (quantity < 0) {
			throw new LawRefusal("quantite-negative", "Quantité négative", "quantity",
					"La quantité (%d) ne peut pas être négative. Corrigez-la.".formatted(quantity));
		}
		ThresholdVersion version = entry.on(date)
			.orElseThrow(() -> new LawRefusal("seuil-inconnu-a-cette-date", "Seuil inconnu à cette date", "date",
					("La valeur du seuil « %s » n'est pas connue le %s. Elle est connue %s. "
							+ "Complétez thresholds.yaml dans le dossier du droit.")
						.formatted(key, FrenchDates.withoutWeekday(date), entry.periods())));
		ThresholdVersion.Band band = version.at(quantity);
		return new Threshold(key, entry.title(), entry.unit(), band.value(), version.reference(), band.confidence(),
				version.validity());
	}

	/** The state of the law that the thresholds follow. */
	public Edition edition() {
		return this.edition;
	}

	private Entry entry(String key) {
		Entry entry = this.entries.get(key);
		if (entry == null) {
			throw new LawRefusal("seuil-inconnu", "Seuil inconnu", "key", "Le seuil « %s » est inconnu. Seuils : %s."
				.formatted(key, String.join(", ", this.entries.keySet())));
		}
		return entry;
	}

	List<Entry> entries() {
		return List.copyOf(this.entries.values());
	}

	/**
	 * A threshold in its successive versions.
	 *
	 * @param by what its value depends on, in French, or null
	 */
	record Entry(String key, String title, String unit, @Nullable String by, List<ThresholdVersion> versions) {

		private static Entry read(DataFile line) {
			line.allowOnly("key", "title", "unit", "by", "versions");
			boolean banded = line.has("by");
			List<ThresholdVersion> versions = line.maps("versions")
				.stream()
				.map((version) -> ThresholdVersion.read(version, banded))
				.toList();
			for (ThresholdVersion one : versions) {
				if (versions.stream().anyMatch((other) -> other != one && one.validity().overlaps(other.validity()))) {
					throw line.fault("deux versions valent le même jour (%s).".formatted(one.validity().told()));
				}
			}
			if (versions.isEmpty()) {
				throw line.fault("il faut au moins une version.");
			}
			return new Entry(line.text("key"), line.text("title"), line.text("unit"), line.optionalText("by"),
					versions);
		}

		Optional<ThresholdVersion> on(LocalDate date) {
			return this.versions.stream().filter((version) -> version.validity().contains(date)).findFirst();
		}

		private String periods() {
			return this.versions.stream()
				.map(ThresholdVersion::validity)
				.map(Validity::told)
				.collect(Collectors.joining(", puis "));
		}

	}

}
