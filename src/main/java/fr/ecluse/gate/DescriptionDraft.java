package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A first {@code procedure.yaml}, written after the model: a designer who comes with a
 * diagram and its forms has something to complete instead of something to invent.
 */
public final class DescriptionDraft {

	private static final Pattern ROLE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private DescriptionDraft() {
	}

	/** Id of the first executable process of the package, else of its first process. */
	public static Optional<String> processKey(PackageFiles files) {
		return process(files).map((process) -> process.find("id"));
	}

	/** The file, empty when the package has no model that can be read. */
	public static Optional<byte[]> of(String key, PackageFiles files) {
		return process(files).map((process) -> {
			Map<String, Object> description = new LinkedHashMap<>();
			String title = Objects.requireNonNullElse(process.find("name"), key).strip();
			description.put("title", title.isEmpty() ? key : title);
			description.put("description", "À compléter : à quoi sert « %s », et pour qui.".formatted(title));
			@Nullable Start start = start(process, files);
			description.put("start-form", (start != null) ? start.file() : "");
			description.put("subject", (start != null) ? start.subject() : "subject");
			Map<String, Object> register = new LinkedHashMap<>();
			register.put("key", key);
			register.put("prefix", initials(key));
			description.put("register", register);
			Map<String, Object> roles = new LinkedHashMap<>();
			roles(process).forEach((role) -> roles.put(role, "À compléter : ce que fait ce rôle."));
			description.put("roles", roles);
			DumperOptions options = new DumperOptions();
			options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
			options.setAllowUnicode(true);
			return new Yaml(options).dump(description).getBytes(StandardCharsets.UTF_8);
		});
	}

	private static Optional<XmlNode> process(PackageFiles files) {
		List<XmlNode> processes = new ArrayList<>();
		files.endingWith(".bpmn").values().forEach((content) -> {
			try {
				processes.addAll(XmlReader.read(content).children(XmlNode.BPMN, "process"));
			}
			catch (XmlReader.Unreadable ex) {
				// The gate says what is wrong with the file.
			}
		});
		return processes.stream()
			.filter((process) -> "true".equals(process.find("isExecutable")))
			.findFirst()
			.or(() -> processes.stream().findFirst());
	}

	private static Set<String> roles(XmlNode process) {
		Set<String> roles = new LinkedHashSet<>();
		process.walk((node) -> {
			String groups = node.camunda("candidateGroups");
			if (groups != null) {
				Arrays.stream(groups.split(","))
					.map(String::strip)
					.filter((role) -> ROLE.matcher(role).matches())
					.forEach(roles::add);
			}
		});
		return roles;
	}

	private static @Nullable Start start(XmlNode process, PackageFiles files) {
		return process.children(XmlNode.BPMN, "startEvent")
			.stream()
			.map((start) -> start.camunda("formRef"))
			.filter(Objects::nonNull)
			.flatMap((ref) -> files.endingWith(".form").entrySet().stream().flatMap((file) -> {
				try {
					JsonNode form = JsonMapper.shared().readTree(file.getValue());
					return form.path("id").asString("").equals(ref)
							? java.util.stream.Stream.of(new Start(file.getKey(), subject(form)))
							: java.util.stream.Stream.empty();
				}
				catch (JacksonException ex) {
					return java.util.stream.Stream.empty();
				}
			}))
			.findFirst()
			.orElse(null);
	}

	/** The first text that the form asks for. */
	private static String subject(JsonNode form) {
		for (JsonNode component : form.path("components")) {
			if (component.path("type").asString("").startsWith("text") && component.has("key")) {
				return component.path("key").asString("");
			}
		}
		return "subject";
	}

	private static String initials(String key) {
		StringBuilder initials = new StringBuilder();
		for (String word : key.split("-")) {
			if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
				initials.append(word.charAt(0));
			}
		}
		return initials.toString().toUpperCase(Locale.ROOT);
	}

	/** The form that opens a dossier. */
	private record Start(String file, String subject) {

	}

}
