package fr.ecluse.procedure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import fr.ecluse.form.Form;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a {@code procedure.yaml}. */
public final class ProcedureReader {

	private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern STATUS = Pattern.compile("(?=.{1,30}$)[a-z0-9]+(-[a-z0-9]+)*");

	/** A name that expressions of models and FEEL can spell. */
	private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");

	private ProcedureReader() {
	}

	/**
	 * Reads the file.
	 * @param form gives a form of the package by its file name
	 * @throws DescriptionRefused with the place of what is wrong
	 */
	public static Procedure read(String key, byte[] bytes, Function<String, Form> form) {
		Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
			.load(new String(bytes, StandardCharsets.UTF_8));
		Section file = new Section("processes/%s/procedure.yaml".formatted(key), yaml).allowOnly("title", "description",
				"start-form", "subject", "register", "roles", "statuses", "messages", "parameters", "attachments");
		Section register = file.section("register").allowOnly("key", "prefix");
		Map<String, String> roles = file.labels("roles");
		return new Procedure(key, file.text("title"), file.text("description"),
				new Procedure.Register(register.word("key", WORD), register.text("prefix")),
				file.word("subject", VARIABLE), roles, statuses(file),
				file.entries("messages", WORD, (message) -> message(message, roles.keySet())), parameters(file),
				AttachmentRules.read(file), form.apply(file.text("start-form")));
	}

	/**
	 * Those all procedures share, which may get another label, then the declared ones.
	 */
	private static Map<String, Status> statuses(Section file) {
		Map<String, Status> statuses = Status.shared();
		file.entries("statuses", STATUS, (section) -> section.allowOnly("label", "open")).forEach((key, section) -> {
			Boolean open = section.flag("open");
			Status shared = statuses.get(key);
			if (shared == null && open == null) {
				throw section.refused("« open » dit par true ou false si le dossier suit encore son cours");
			}
			if (shared != null && open != null && open != shared.open()) {
				throw section.refused("« open » d'un état commun à toutes les démarches ne change pas");
			}
			statuses.put(key, new Status(key, section.text("label"),
					(shared != null) ? shared.open() : Boolean.TRUE.equals(open)));
		});
		return statuses;
	}

	private static Procedure.Message message(Section section, Set<String> roles) {
		section.allowOnly("title", "help", "roles");
		List<String> senders = section.texts("roles");
		for (String role : senders) {
			if (!roles.contains(role)) {
				throw section.refused("roles", "le rôle « %s » n'est pas de cette démarche".formatted(role));
			}
		}
		return new Procedure.Message(section.text("title"), section.find("help"), senders);
	}

	private static List<Parameter> parameters(Section file) {
		List<Parameter> parameters = file.items("parameters", ProcedureReader::parameter);
		Set<String> keys = new HashSet<>();
		for (Parameter parameter : parameters) {
			if (!keys.add(parameter.key())) {
				throw file.refused("parameters", "le paramètre « %s » y est deux fois".formatted(parameter.key()));
			}
		}
		return parameters;
	}

	private static Parameter parameter(Section section) {
		section.allowOnly("key", "label", "help", "type", "values", "default", "min", "max", "required");
		Parameter.Type type = type(section);
		Map<String, String> values = section.labels("values");
		boolean choice = type == Parameter.Type.CHOICE || type == Parameter.Type.CHOICES || type == Parameter.Type.MAIL;
		if (choice == values.isEmpty()) {
			throw section.refused(
					"« values » donne les choix des types choice et choices, les champs du type mail, et d'eux seuls");
		}
		Object byDefault = section.value("default");
		Parameter parameter = new Parameter(section.word("key", VARIABLE), section.text("label"), section.find("help"),
				type, values, byDefault, section.number("min"), section.number("max"),
				Boolean.TRUE.equals(section.flag("required")));
		String wrong = (byDefault != null) ? parameter.check(byDefault) : null;
		if (wrong != null) {
			throw section.refused("default", "« default » ne convient pas. " + wrong.replaceFirst("\\.$", ""));
		}
		return parameter;
	}

	private static Parameter.Type type(Section section) {
		String type = section.text("type");
		return Arrays.stream(Parameter.Type.values())
			.filter((it) -> it.key().equals(type))
			.findFirst()
			.orElseThrow(() -> section.refused("type",
					"le type « %s » n'existe pas ; types possibles : %s".formatted(type,
							Arrays.stream(Parameter.Type.values())
								.map(Parameter.Type::key)
								.collect(Collectors.joining(", ")))));
	}

}
