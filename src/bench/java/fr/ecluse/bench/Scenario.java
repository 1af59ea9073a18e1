package fr.ecluse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one scenario measured: contestants in turns, one figure a round, then the ratios that were
 * aimed at and the exact figures that may not get worse. Written to {@code target/bench} for
 * {@link Report}.
 */
public final class Scenario {

	/** Where scenarios leave their figures, relative to the project. */
	static final Path FIGURES = Path.of("target", "bench", "figures");

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final String id;

	private final String title;

	private final List<Measure> measures = new ArrayList<>();

	private final List<Target> targets = new ArrayList<>();

	private final List<Exact> exacts = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private final Machine machine = Machine.now();

	/**
	 * @param id the letter of the scenario, with a word where a letter has several, as in
	 * {@code a-5-variables}
	 * @param title what is measured, in French
	 */
	public Scenario(String id, String title) {
		this.id = id;
		this.title = title;
	}

	/**
	 * A quantity that contestants are compared by.
	 * @param unit what a figure counts, in French
	 */
	public Measure measure(String name, String unit) {
		Measure measure = new Measure(name, unit, new LinkedHashMap<>());
		this.measures.add(measure);
		return measure;
	}

	/**
	 * A ratio that is aimed at.
	 * @param words what is compared with what, in French
	 * @param bound at least this, or at most this when {@code most}
	 */
	public void target(String words, double ratio, double bound, boolean most) {
		this.targets.add(new Target(words, ratio, bound, most, most ? ratio <= bound : ratio >= bound));
	}

	/** A figure that is the same in each run, such as statements of an operation, and may not exceed its bound. */
	public void exact(String words, double figure, double bound) {
		this.exacts.add(new Exact(words, figure, bound, figure <= bound));
	}

	/** A sentence that a reader of the figures needs, in French. */
	public void note(String words) {
		this.notes.add(words);
	}

	/** Writes the figures; fails when an exact one got worse. */
	public void write() {
		try {
			Files.createDirectories(FIGURES);
			Files.writeString(FIGURES.resolve(this.id + ".json"), JSON.writeValueAsString(
					new Written(this.id, this.title, this.machine, Machine.load(), this.measures, this.targets, this.exacts, this.notes))
					+ "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		System.out.print(Report.section(JSON.valueToTree(new Written(this.id, this.title, this.machine, Machine.load(), this.measures,
				this.targets, this.exacts, this.notes))));
		this.exacts.stream().filter((exact) -> !exact.held()).findFirst().ifPresent((exact) -> {
			throw new IllegalStateException("%s: %s, at most %s".formatted(exact.words(), exact.figure(), exact.bound()));
		});
	}

	/**
	 * Figures of one quantity, by contestant, one a round.
	 */
	public record Measure(String name, String unit, Map<String, List<Double>> rounds) {

		public void add(String contestant, double figure) {
			this.rounds.computeIfAbsent(contestant, (name) -> new ArrayList<>()).add(figure);
		}

		public double median(String contestant) {
			double[] sorted = this.rounds.get(contestant).stream().mapToDouble(Double::doubleValue).sorted().toArray();
			return sorted[sorted.length / 2];
		}

		/** The median of one contestant, divided by another's. */
		public double ratio(String one, String other) {
			return median(one) / median(other);
		}

	}

	record Target(String words, double ratio, double bound, boolean most, boolean held) {
	}

	record Exact(String words, double figure, double bound, boolean held) {
	}

	record Written(String id, String title, Machine machine, double loadAfter, List<Measure> measures, List<Target> targets,
			List<Exact> exacts, List<String> notes) {
	}

}
