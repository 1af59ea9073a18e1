package fr.ecluse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the figures that scenarios left into {@code src/bench/RESULTS.md}, one JSON file and one
 * plot for each. Figures of scenarios that did not run this time are kept from the JSON file.
 */
public final class Report {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Path FOLDER = Path.of("src", "bench");

	private static final Path KEPT = FOLDER.resolve("figures");

	private Report() {
	}

	public static void main(String[] arguments) throws IOException {
		Files.createDirectories(KEPT);
		try (Stream<Path> fresh = Files.list(Scenario.FIGURES)) {
			for (Path file : fresh.toList()) {
				Files.writeString(KEPT.resolve(file.getFileName()), Files.readString(file));
			}
		}
		List<JsonNode> all = new ArrayList<>();
		try (Stream<Path> files = Files.list(KEPT)) {
			for (Path file : files.filter((it) -> it.toString().endsWith(".json")).sorted().toList()) {
				all.add(JSON.readTree(Files.readString(file)));
			}
		}
		StringBuilder text = new StringBuilder("""
				# Relevé

				Écrit par la commande de [README.md](README.md) ; les chiffres bruts sont dans `figures`. Chaque scénario
				alterne les concurrents dans une même exécution : médiane des tours, étendue entre parenthèses.

				""");
		text.append(summary(all));
		for (JsonNode scenario : all) {
			text.append('\n').append(section(scenario));
			String plot = Plot.of(scenario);
			if (plot != null) {
				String name = scenario.path("id").stringValue() + ".svg";
				Files.writeString(KEPT.resolve(name), plot);
				text.append("\n![").append(scenario.path("title").stringValue()).append("](figures/").append(name).append(")\n");
			}
		}
		Files.writeString(FOLDER.resolve("RESULTS.md"), text);
	}

	private static String summary(List<JsonNode> all) {
		StringBuilder text = new StringBuilder("| | but | borne | mesuré | tenu |\n|---|---|---|---|---|\n");
		for (JsonNode scenario : all) {
			for (JsonNode target : scenario.path("targets")) {
				text.append(row(scenario, target.path("words"), target.path("most").booleanValue(), target.path("bound"),
						target.path("ratio"), target.path("held")));
			}
			for (JsonNode exact : scenario.path("exacts")) {
				text.append(row(scenario, exact.path("words"), true, exact.path("bound"), exact.path("figure"),
						exact.path("held")));
			}
		}
		return text.toString();
	}

	private static String row(JsonNode scenario, JsonNode words, boolean most, JsonNode bound, JsonNode figure, JsonNode held) {
		return "| %s | %s | %s %s | %s | %s |\n".formatted(scenario.path("id").stringValue(), words.stringValue(),
				most ? "≤" : "≥", number(bound.doubleValue()), number(figure.doubleValue()),
				held.booleanValue() ? "oui" : "**non**");
	}

	/** A scenario in Markdown: its machine, one table for all its quantities, its notes. */
	static String section(JsonNode scenario) {
		StringBuilder text = new StringBuilder("## %s : %s\n\n".formatted(scenario.path("id").stringValue(),
				scenario.path("title").stringValue()));
		JsonNode machine = scenario.path("machine");
		text.append("%s, %d cœurs, %s, Java %s, le %s ; charge %s avant, %s après.\n\n".formatted(
				machine.path("processor").stringValue(), machine.path("cores").intValue(), machine.path("memory").stringValue(),
				machine.path("java").stringValue(), machine.path("day").stringValue(),
				number(machine.path("loadBefore").doubleValue()), number(scenario.path("loadAfter").doubleValue())));
		text.append("| quoi | qui | médiane | étendue | tours |\n|---|---|---|---|---|\n");
		for (JsonNode measure : scenario.path("measures")) {
			measure.path("rounds").properties().forEach((contestant) -> {
				double[] sorted = figures(contestant.getValue());
				text.append("| %s (%s) | %s | %s | %s – %s | %d |\n".formatted(measure.path("name").stringValue(),
						measure.path("unit").stringValue(), contestant.getKey(), number(sorted[sorted.length / 2]),
						number(sorted[0]), number(sorted[sorted.length - 1]), sorted.length));
			});
		}
		scenario.path("notes").forEach((note) -> text.append("\n").append(note.stringValue()).append("\n"));
		return text.toString();
	}

	static double[] figures(JsonNode rounds) {
		return rounds.valueStream().mapToDouble(JsonNode::doubleValue).sorted().toArray();
	}

	/** Three digits that count, as French writes them. */
	static String number(double figure) {
		double size = Math.abs(figure);
		String form = (size >= 100 || size == Math.rint(size)) ? "%,.0f" : (size >= 10) ? "%.1f" : (size >= 0.1) ? "%.2f" : "%.4f";
		return String.format(Locale.FRENCH, form, figure).replace('\u202f', ' ');
	}

}
