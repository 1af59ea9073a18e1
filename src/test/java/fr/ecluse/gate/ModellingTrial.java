package fr.ecluse.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.deadline.Deadlines;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A package of files that tests change a little and hand to the rules of good modelling,
 * as they would run on 2 November 2026.
 */
final class ModellingTrial {

	private static final Path GOOD = Path.of("src/test/resources/gate/good");

	private static final Modelling MODELLING = new Modelling(Deadlines.shipped(Holidays.shipped()),
			Clock.fixed(Instant.parse("2026-11-02T08:00:00Z"), ZoneOffset.UTC));

	private static final Gate GATE = new Gate(new Safety(ModellingBlock.BLOCKS.keySet()), MODELLING);

	private final String key;

	private final Map<String, byte[]> files;

	private ModellingTrial(String key, Map<String, byte[]> files) {
		this.key = key;
		this.files = files;
	}

	/** Keys of the correct packages. */
	static List<String> goodKeys() {
		return names(GOOD);
	}

	/** One of the correct packages. */
	static ModellingTrial good(String key) {
		Map<String, byte[]> files = new TreeMap<>();
		read(GOOD.resolve(key), files);
		return new ModellingTrial(key, files);
	}

	/** Keys of the procedures that come with the program. */
	static List<String> shippedKeys() {
		return names(Path.of("processes")).stream().filter((name) -> !name.equals("shared")).toList();
	}

	static ModellingTrial shipped(String key) {
		Map<String, byte[]> files = new TreeMap<>();
		read(Path.of("processes", key), files);
		read(Path.of("forms", key), files);
		return new ModellingTrial(key, files);
	}

	PackageFiles files() {
		return new PackageFiles(this.files);
	}

	String key() {
		return this.key;
	}

	/** The same with another text in a file, which has to be there exactly once. */
	ModellingTrial with(String file, String old, String replacement) {
		String text = text(file);
		assertThat(text.split(Pattern.quote(old), -1)).as("« %s » in %s", old, file).hasSize(2);
		return with(file, text.replace(old, replacement));
	}

	/** The same with another file. */
	ModellingTrial with(String file, String content) {
		return with(file, content.getBytes(StandardCharsets.UTF_8));
	}

	ModellingTrial with(String file, byte[] content) {
		Map<String, byte[]> changed = new TreeMap<>(this.files);
		changed.put(file, content);
		return new ModellingTrial(this.key, changed);
	}

	/** The same with another text in all places of a file. */
	ModellingTrial withAll(String file, String old, String replacement) {
		assertThat(text(file)).contains(old);
		return with(file, text(file).replace(old, replacement));
	}

	/** The same without an element of a model and the flows that touch it. */
	ModellingTrial withoutElement(String file, String local, String id) {
		Matcher element = Pattern
			.compile("[ \\t]*<(\\w+:)?%s id=\"%s\"[^>]*?(/>|>.*?</(\\w+:)?%s>)\\n".formatted(local, id, local),
					Pattern.DOTALL)
			.matcher(text(file));
		assertThat(element.find()).as(id).isTrue();
		ModellingTrial changed = with(file, element.replaceFirst(""));
		for (String flow : flowsAt(file, id)) {
			changed = changed.withoutFlow(file, flow);
		}
		return changed;
	}

	private List<String> flowsAt(String file, String id) {
		return Pattern.compile("<(?:\\w+:)?sequenceFlow id=\"(\\w+)\"[^>]*Ref=\"%s\"".formatted(id))
			.matcher(text(file))
			.results()
			.map((flow) -> flow.group(1))
			.toList();
	}

	/** The same without a flow. */
	ModellingTrial withoutFlow(String file, String id) {
		Matcher flow = Pattern
			.compile(
					"[ \\t]*<(\\w+:)?sequenceFlow id=\"%s\"[^>]*?(/>|[^/]>.*?</(\\w+:)?sequenceFlow>)\\n".formatted(id),
					Pattern.DOTALL)
			.matcher(text(file));
		assertThat(flow.find()).as(id).isTrue();
		return with(file, flow.replaceFirst(""));
	}

	ModellingTrial without(String file) {
		Map<String, byte[]> changed = new TreeMap<>(this.files);
		assertThat(changed.remove(file)).as(file).isNotNull();
		return new ModellingTrial(this.key, changed);
	}

	String text(String file) {
		byte[] content = this.files.get(file);
		assertThat(content).as(file).isNotNull();
		return new String(content, StandardCharsets.UTF_8);
	}

	/** The line, from 1, on which a text first stands in a file. */
	int line(String file, String text) {
		int at = text(file).indexOf(text);
		assertThat(at).as("« %s » in %s", text, file).isNotNegative();
		return (int) text(file).substring(0, at).lines().count() + (text(file).substring(0, at).endsWith("\n") ? 1 : 0);
	}

	List<Finding> findings() {
		return Gate.within(TimeBudget.of(Duration.ofMinutes(1)),
				(report) -> MODELLING.check(this.key, files(), new ModellingReport(report)));
	}

	/** What the whole gate says. */
	Verdict verdict() {
		return GATE.check(this.key, files());
	}

	List<Finding> findings(String rule) {
		return findings().stream().filter((finding) -> finding.rule().equals(rule)).toList();
	}

	private static List<String> names(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void read(Path folder, Map<String, byte[]> files) {
		try (Stream<Path> found = Files.walk(folder)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
