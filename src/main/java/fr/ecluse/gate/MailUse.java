package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import fr.ecluse.procedure.MailTemplate;
import fr.ecluse.procedure.Parameter;
import fr.ecluse.procedure.Procedure;

import static fr.ecluse.gate.ModellingModel.label;

/**
 * Whether the wordings of messages are there, used, and read nothing but what is set.
 */
final class MailUse {

	private static final String FOLDER = "mails/";

	private final ModellingPackage all;

	private final VariableWriters writers;

	private final ModellingReport report;

	/** The wordings by their names. */
	private final Map<String, String> mails;

	MailUse(ModellingPackage all, VariableWriters writers, ModellingReport report) {
		this.all = all;
		this.writers = writers;
		this.report = report;
		this.mails = mails(all.files());
	}

	/** The wordings of a package by their names. */
	static Map<String, String> mails(PackageFiles files) {
		Map<String, String> mails = new TreeMap<>();
		files.endingWith(".txt")
			.forEach((path, content) -> mails.put(path.substring(FOLDER.length(), path.length() - ".txt".length()),
					new String(content, StandardCharsets.UTF_8)));
		return mails;
	}

	void check() {
		this.mails.forEach((name, source) -> MailTemplate.places(source).forEach((place) -> {
			if (!known(place.variable())) {
				this.report.add(new Finding("courriel-champ-inconnu", Level.REFUSED, file(name), place.line(), null,
						null, unknown(place.variable())));
			}
		}));
		this.all.scopes().forEach((scope) -> scope.nodes().forEach((node) -> exists(scope, node)));
		used();
		Procedure procedure = this.all.procedure();
		if (procedure != null) {
			parameters(procedure.parameters());
		}
	}

	private boolean known(String variable) {
		return this.writers.set(variable) || this.writers.localNames().contains(variable);
	}

	private String unknown(String variable) {
		List<String> like = this.writers.like(variable);
		return "Le champ {{%s}} n'est donné par rien : ni formulaire, ni brique, ni décision, ni sortie%s."
			.formatted(variable, like.isEmpty() ? "" : " (vouliez-vous dire %s ?)".formatted(String.join(", ", like)));
	}

	private void exists(ModellingScope scope, XmlNode node) {
		String template = template(node);
		if (!template.isEmpty() && !template.contains("{") && !this.mails.containsKey(template)) {
			this.report.refuse("courriel-absent", scope.file(), node,
					"%s emploie le courriel « %s », qui n'est pas dans le paquet : ajoutez le fichier « mails/%s.txt »."
						.formatted(label(node), ModellingModel.shortened(template),
								ModellingModel.shortened(template)));
		}
	}

	private void used() {
		Set<String> used = this.all.nodes().map(MailUse::template).collect(Collectors.toSet());
		if (used.stream().noneMatch((name) -> name.contains("{"))) {
			this.mails.keySet()
				.stream()
				.filter((name) -> !used.contains(name))
				.forEach((name) -> this.report.add(Finding.of("courriel-inutile", Level.ADVICE, file(name),
						"Aucune étape n'envoie ce courriel : retirez-le, ou nommez-le dans l'entrée « template » d'une étape.")));
		}
	}

	private void parameters(List<Parameter> parameters) {
		Set<String> keys = this.mails.keySet().stream().map(MailTemplate::parameter).collect(Collectors.toSet());
		for (int i = 0; i < parameters.size(); i++) {
			Parameter parameter = parameters.get(i);
			if (parameter.type() != Parameter.Type.MAIL) {
				continue;
			}
			List<String> path = List.of("parameters", String.valueOf(i + 1));
			if (!keys.contains(parameter.key())) {
				this.report.add(this.all.atDescription("courriel-absent", Level.REFUSED, path,
						"Le paramètre « %s » ne règle aucun courriel du paquet ; clés possibles : %s."
							.formatted(parameter.key(), keys.stream().sorted().collect(Collectors.joining(", ")))));
			}
			parameter.values()
				.keySet()
				.stream()
				.map((name) -> name.split("\\.", 2)[0])
				.filter((name) -> !known(name))
				.forEach((name) -> this.report
					.add(this.all.atDescription("courriel-champ-inconnu", Level.REFUSED, path, unknown(name))));
		}
	}

	/** Name of the wording that an element sends; empty when it sends none. */
	static String template(XmlNode node) {
		return ModellingBlocks.name(node).equals("mail") ? ModellingBlocks.inputs(node).getOrDefault("template", "")
				: "";
	}

	private static String file(String name) {
		return FOLDER + name + ".txt";
	}

}
