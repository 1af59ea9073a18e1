package fr.ecluse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where figures were measured.
 *
 * @param loadBefore the load of the last minute when the scenario began, processes
 */
record Machine(String processor, int cores, String memory, String java, String day, double loadBefore) {

	static Machine now() {
		return new Machine(processorName(), Runtime.getRuntime().availableProcessors(), physicalMemory(),
				Runtime.version().toString(), LocalDate.now().toString(), load());
	}

	static double load() {
		return Math.max(0, Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 10) / 10.0);
	}

	private static String processorName() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.replaceFirst(".*?:\\s*", ""))
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException ex) {
			return System.getProperty("os.arch");
		}
	}

	private static String physicalMemory() {
		long bytes = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getTotalMemorySize();
		return String.format(Locale.FRENCH, "%.0f Gio", bytes / (double) (1 << 30));
	}

}
