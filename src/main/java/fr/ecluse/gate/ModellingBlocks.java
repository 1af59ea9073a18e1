package fr.ecluse.gate;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import fr.ecluse.deadline.Deadlines;
import fr.ecluse.procedure.Procedure;
import org.jspecify.annotations.Nullable;

import static fr.ecluse.gate.ModellingModel.label;

/** Whether each block gets what it needs, and what it gets exists. */
final class ModellingBlocks {

	private static final Pattern BOX = Pattern.compile("[a-z][a-z0-9-]{0,59}");

	private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,40}");

	private static final Pattern REGISTER = Pattern.compile("[a-z0-9-]{1,60}");

	private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._/-]{1,30}");

	private final ModellingPackage all;

	private final Deadlines deadlines;

	private final LocalDate today;

	private final Set<String> set;

	private final Set<String> clocks = new TreeSet<>();

	private final Set<String> boxes = new TreeSet<>();

	/**
	 * Looks at the blocks of a package.
	 * @param set variables that something sets: blocks take them for inputs left out
	 */
	ModellingBlocks(ModellingPackage all, Deadlines deadlines, LocalDate today, Set<String> set) {
		this.all = all;
		this.deadlines = deadlines;
		this.today = today;
		this.set = set;
		all.nodes().forEach((node) -> {
			Map<String, String> inputs = inputs(node);
			String name = inputs.getOrDefault("name", "");
			if (name(node).equals("deadline")) {
				this.clocks.add(name);
			}
			else if (name(node).equals("box") && "open".equals(inputs.get("action"))) {
				this.boxes.add(name);
			}
		});
	}

	void getTheirInputs(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			ModellingBlock block = ModellingBlock.BLOCKS.get(name(node));
			if (block != null) {
				Map<String, String> inputs = inputs(node);
				for (String input : new TreeSet<>(required(name(node), block, inputs))) {
					if (!inputs.containsKey(input) && !this.set.contains(input)) {
						report.refuse("brique-entree-absente", scope.file(), node,
								"%s ne donne pas « %s » à la brique %s : ajoutez cette entrée.".formatted(label(node),
										input, name(node)));
					}
				}
				if (!block.open()) {
					unknown(scope, node, block, report);
				}
			}
		}
	}

	/** What the block needs, given what it is asked to do. */
	private static Set<String> required(String name, ModellingBlock block, Map<String, String> inputs) {
		Set<String> required = new HashSet<>(block.required());
		String action = inputs.getOrDefault("action", "");
		if (name.equals("clock") && (action.equals("suspend") || action.equals("stop"))) {
			required.add("reason");
		}
		else if (name.equals("box") && action.equals("open")) {
			required.add("closesAt");
		}
		else if (name.equals("box") && action.equals("unseal")) {
			required.add("result");
		}
		else if (name.equals("mail") && !inputs.containsKey("template")
				&& (inputs.containsKey("subject") || inputs.containsKey("text"))) {
			required.addAll(Set.of("subject", "text"));
		}
		else if (name.equals("register") && inputs.containsKey("register")) {
			required.addAll(Set.of("prefix", "result"));
		}
		return required;
	}

	/** An input nobody reads is most often a known one misspelt. */
	private static void unknown(ModellingScope scope, XmlNode node, ModellingBlock block, ModellingReport report) {
		List<XmlNode> parameters = ModellingModel.parameters(node, "inputParameter");
		Set<String> read = new HashSet<>();
		ModellingModel.extensions(node, "inputOutput")
			.forEach((mapping) -> mapping.walk((it) -> read.addAll(VariableNames.ofExpression(it.text()))));
		for (XmlNode parameter : parameters) {
			String input = parameter.find("name");
			if (input != null && !read.contains(input) && !block.required().contains(input)
					&& !block.optional().contains(input)) {
				Set<String> known = new TreeSet<>(block.required());
				known.addAll(block.optional());
				report.warn("brique-entree-inconnue", scope.file(), parameter,
						"La brique %s de %s ne connaît pas l'entrée « %s » ; elle connaît : %s.".formatted(name(node),
								label(node), ModellingModel.shortened(input), String.join(", ", known)));
			}
		}
	}

	/** What inputs name literally is there. */
	void nameWhatExists(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			Map<String, String> inputs = literals(node);
			switch (name(node)) {
				case "document" -> template(scope, node, inputs.get("template"), report);
				case "deadline" -> rule(scope, node, inputs.get("rule"), report);
				case "status" -> status(scope, node, inputs.get("status"), report);
				case "clock" -> {
					oneOf(scope, node, "action", inputs, Set.of("suspend", "resume", "stop"), report);
					begun(scope, node, this.clocks, inputs.get("name"), report);
				}
				case "box" -> {
					oneOf(scope, node, "action", inputs, Set.of("open", "close", "unseal"), report);
					spelt(scope, node, "name", inputs, BOX, "en minuscules, chiffres et tirets", report);
					if (!"open".equals(inputs.get("action"))) {
						begun(scope, node, this.boxes, inputs.get("name"), report);
					}
				}
				case "fact" -> spelt(scope, node, "kind", inputs, KIND, "en minuscules, chiffres et tirets", report);
				case "register" -> {
					spelt(scope, node, "register", inputs, REGISTER, "en minuscules, chiffres et tirets", report);
					spelt(scope, node, "prefix", inputs, PREFIX, "de lettres, chiffres, points et tirets", report);
				}
				default -> {
				}
			}
		}
	}

	private void template(ModellingScope scope, XmlNode node, @Nullable String template, ModellingReport report) {
		Set<String> known = this.all.templates();
		if (template != null && !known.contains(template)) {
			report.refuse("gabarit-absent", scope.file(), node,
					"%s emploie le gabarit « %s », qui n'est pas dans le paquet%s.".formatted(label(node),
							ModellingModel.shortened(template), list(known)));
		}
	}

	private void rule(ModellingScope scope, XmlNode node, @Nullable String rule, ModellingReport report) {
		if (rule != null && !this.deadlines.isInForce(rule, this.today)) {
			boolean known = this.deadlines.keys().contains(rule);
			report.refuse("delai-regle-inconnue", scope.file(), node, known
					? "La règle de délai « %s » qu'emploie %s n'est plus, ou pas encore, en vigueur : choisissez celle qui l'a remplacée."
						.formatted(rule, label(node))
					: "%s emploie la règle de délai « %s », qui n'existe pas : la liste est à l'adresse /api/v1/calendar/rules."
						.formatted(label(node), ModellingModel.shortened(rule)));
		}
	}

	private void status(ModellingScope scope, XmlNode node, @Nullable String status, ModellingReport report) {
		Procedure procedure = this.all.procedure();
		if (status != null && procedure != null && !procedure.statuses().containsKey(status)) {
			report.refuse("etat-inconnu", scope.file(), node,
					"%s met le dossier dans l'état « %s », que procedure.yaml ne déclare pas%s.".formatted(label(node),
							ModellingModel.shortened(status), list(procedure.statuses().keySet())));
		}
	}

	private static void oneOf(ModellingScope scope, XmlNode node, String input, Map<String, String> inputs,
			Set<String> values, ModellingReport report) {
		String value = inputs.get(input);
		if (value != null && !values.contains(value)) {
			report.refuse("brique-entree-impossible", scope.file(), node,
					"« %s » n'est pas une valeur de « %s » pour la brique de %s%s."
						.formatted(ModellingModel.shortened(value), input, label(node), list(values)));
		}
	}

	private static void spelt(ModellingScope scope, XmlNode node, String input, Map<String, String> inputs,
			Pattern pattern, String how, ModellingReport report) {
		String value = inputs.get(input);
		if (value != null && !pattern.matcher(value).matches()) {
			report.refuse("brique-entree-impossible", scope.file(), node,
					"« %s » de %s s'écrit %s, sans espace ni accent : « %s » ne convient pas.".formatted(input,
							label(node), how, ModellingModel.shortened(value)));
		}
	}

	/** A clock or box is begun somewhere before it is changed. */
	private void begun(ModellingScope scope, XmlNode node, Set<String> begun, @Nullable String name,
			ModellingReport report) {
		if (name == null || begun.contains(name) || begun.stream().anyMatch((it) -> it.contains("{"))) {
			return;
		}
		boolean box = begun == this.boxes;
		report.warn(box ? "coffre-inconnu" : "delai-inconnu", scope.file(), node,
				(box ? "%s change le coffre « %s », qu'aucune étape n'ouvre%s."
						: "%s change le délai « %s », qu'aucune étape ne calcule%s.")
					.formatted(label(node), ModellingModel.shortened(name), list(begun)));
	}

	private static String list(Set<String> names) {
		return names.isEmpty() ? ""
				: " (possibles : %s)".formatted(names.stream().sorted().limit(20).collect(Collectors.joining(", ")));
	}

	/** Name of the block that an element calls; empty when it calls none. */
	static String name(XmlNode node) {
		XmlNode worker = ModellingModel.isEvent(node) ? ModellingModel.definition(node) : node;
		String delegate = (worker != null) ? worker.camunda("delegateExpression") : null;
		return (delegate == null) ? "" : delegate.replaceAll("^\\s*[$#]\\{\\s*|\\s*}\\s*$", "");
	}

	/** The inputs that an element gives, those with nothing in them left out. */
	static Map<String, String> inputs(XmlNode node) {
		Map<String, String> inputs = new LinkedHashMap<>();
		for (XmlNode parameter : ModellingModel.parameters(node, "inputParameter")) {
			String name = parameter.find("name");
			if (name != null && !(parameter.text().isBlank() && parameter.children().isEmpty())) {
				inputs.put(name, parameter.text().strip());
			}
		}
		return inputs;
	}

	/** The inputs whose value stands in the model. */
	private static Map<String, String> literals(XmlNode node) {
		Map<String, String> inputs = inputs(node);
		inputs.values().removeIf((value) -> value.contains("{") || value.isEmpty());
		return inputs;
	}

}
