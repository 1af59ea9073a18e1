package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import fr.ecluse.gate.PackageReader.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Made up and spoiled uploads by the thousand: each ends in a verdict, in time. Some
 * thousands in each build, more with {@code -Decluse.fuzz=100000}.
 */
class FuzzTests {

	private static final int INPUTS = Integer.getInteger("ecluse.fuzz", 2000);

	private static final long SEED = Long.getLong("ecluse.fuzz-seed", 20261125);

	/** Of the processor's time; what a whole verdict may take. */
	private static final double BOUND_MS = 2000;

	private final Gate gate = Packages.gate();

	private final List<Map<String, byte[]>> sources = sources();

	@Test
	void endsInAVerdictWhateverTheBytes() {
		double[] times = new double[INPUTS];
		Map<String, Integer> rules = new TreeMap<>();
		Set<String> failures = new TreeSet<>();
		int accepted = 0;
		this.gate.check("deliberation", ModellingTrial.shipped("deliberation").files());
		for (int i = 0; i < INPUTS; i++) {
			long seed = SEED + i;
			long start = cpu();
			try {
				PackageReader.Reading reading = PackageReader.read(input(new Random(seed)));
				start = cpu();
				Verdict verdict = this.gate.check(reading.key().orElse(Attack.KEY), reading);
				accepted += verdict.accepted() ? 1 : 0;
				verdict.findings().forEach((finding) -> rules.merge(finding.rule(), 1, Integer::sum));
				if (verdict.findings().stream().anyMatch((finding) -> finding.rule().equals("controle-impossible"))) {
					failures.add("seed " + seed);
				}
			}
			catch (RuntimeException | Error ex) {
				failures.add("seed " + seed + ": " + ex);
			}
			times[i] = (cpu() - start) / 1e6;
		}
		Arrays.sort(times);
		System.out.printf(Locale.ROOT,
				"%d inputs, seed %d: %d accepted, %d rules, %d failures; processor time per verdict: median %.1f ms, 99 %% %.0f ms, longest %.0f ms%n",
				INPUTS, SEED, accepted, rules.size(), failures.size(), times[INPUTS / 2], times[(int) (INPUTS * 0.99)],
				times[INPUTS - 1]);
		System.out.println(rules);
		assertThat(failures).isEmpty();
		assertThat(times[INPUTS - 1]).isLessThan(BOUND_MS);
		assertThat(rules).hasSizeGreaterThan(20);
	}

	private static long cpu() {
		return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	/** Small ones mostly; the shipped procedures are a hundred times larger. */
	private List<Part> input(Random random) {
		Mutations mutations = new Mutations(random);
		int kind = random.nextInt(100);
		if (kind < 15) {
			return List.of(new Part(Attack.MODEL, Attack.utf8(text(mutations, true))));
		}
		if (kind < 30) {
			return List.of(new Part(Attack.MODEL, Attack.deciding()),
					new Part(Attack.DECISIONS, Attack.utf8(text(mutations, false))));
		}
		Map<String, byte[]> source = this.sources
			.get((kind < 34) ? random.nextInt(3) : 3 + random.nextInt(this.sources.size() - 3));
		List<Part> parts = new ArrayList<>();
		List<String> paths = new ArrayList<>(source.keySet());
		String spoiled = paths.get(random.nextInt(paths.size()));
		byte[] other = source.getOrDefault(paths.get(random.nextInt(paths.size())), new byte[0]);
		source.forEach((path, content) -> {
			boolean chosen = path.equals(spoiled);
			if (chosen || random.nextInt(4) > 0) {
				parts.add(new Part(chosen && random.nextInt(8) == 0 ? name(mutations, path) : path,
						chosen ? mutations.spoil(content, other) : content));
			}
		});
		if (kind >= 92) {
			byte[] zip = PackageReaderTests.zip(new ArrayList<>(distinct(parts).values()));
			return List.of(new Part("x.zip", random.nextInt(4) == 0 ? zip : mutations.spoil(zip, zip)));
		}
		return parts;
	}

	private static Map<String, Part> distinct(List<Part> parts) {
		Map<String, Part> distinct = new TreeMap<>();
		parts.forEach((part) -> distinct.putIfAbsent(part.name(), part));
		return distinct;
	}

	private static String text(Mutations mutations, boolean model) {
		return model
				? Attack.model(Attack.around("<bpmn:userTask id=\"it\" name=\"${"
						+ Attack.xml(mutations.expression()).replace("'", "&apos;") + "}\"/>"))
				: Attack.decisions(Attack.literal("d", mutations.expression()));
	}

	private static String name(Mutations mutations, String path) {
		return new String(mutations.spoil(path.getBytes(StandardCharsets.UTF_8), path.getBytes(StandardCharsets.UTF_8)),
				StandardCharsets.UTF_8);
	}

	private static List<Map<String, byte[]>> sources() {
		List<Map<String, byte[]>> sources = new ArrayList<>();
		for (String key : ModellingTrial.shippedKeys()) {
			Map<String, byte[]> files = new TreeMap<>(ModellingTrial.shipped(key).files().byPath());
			files.keySet().removeIf((path) -> path.startsWith("samples") || path.startsWith("scenarios"));
			sources.add(files);
		}
		ModellingTrial.goodKeys().forEach((key) -> sources.add(ModellingTrial.good(key).files().byPath()));
		Stream.concat(Attacks.ofModels(), Attacks.ofOtherFiles())
			.map(Attack::files)
			.filter((files) -> files.values().stream().allMatch((content) -> content.length < 100_000))
			.forEach(sources::add);
		return sources;
	}

}
