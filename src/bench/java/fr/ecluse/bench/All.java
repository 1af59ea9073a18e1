package fr.ecluse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the scenarios one after another, each in a process of its own, then writes the report.
 * With {@code -Dshort=true} only those that hold exact figures, and no report. The process ends
 * with 1 when one failed.
 */
public final class All {

	private static final List<String> LONG = List.of("fr.ecluse.bench.StartCompleteBench",
			"fr.ecluse.bench.StatementBench", "fr.ecluse.bench.ReplayBench", "fr.ecluse.bench.scale.ListBench",
			"fr.ecluse.engine.JobBench", "fr.ecluse.engine.MidnightBench",
			"fr.ecluse.dossier.FloodBench", "fr.ecluse.dossier.StartBench", "fr.ecluse.typesetting.PdfBench",
			"fr.ecluse.typesetting.BatchBench", "fr.ecluse.bench.BootBench", "fr.ecluse.gate.GateBench",
			"fr.ecluse.bench.NodesBench");

	private static final List<String> SHORT = List.of("fr.ecluse.bench.StatementBench");

	private All() {
	}

	public static void main(String[] arguments) throws Exception {
		boolean brief = Boolean.getBoolean("short");
		List<String> failed = new ArrayList<>();
		Files.createDirectories(Path.of("target", "bench"));
		for (String scenario : brief ? SHORT : LONG) {
			System.out.printf("%n=== %s%n", scenario);
			if (run(scenario, brief) != 0) {
				failed.add(scenario);
			}
		}
		if (!brief) {
			Report.main(arguments);
		}
		System.out.println(failed.isEmpty() ? "\nEvery scenario ran" : "\nFailed: " + failed);
		System.exit(failed.isEmpty() ? 0 : 1);
	}

	private static int run(String scenario, boolean brief) throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-Djava.awt.headless=true", "-Dshort=" + brief, "-cp", System.getProperty("java.class.path"), scenario)
			.inheritIO()
			.start()
			.waitFor();
	}

}
