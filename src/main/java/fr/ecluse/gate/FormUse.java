package fr.ecluse.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import fr.ecluse.procedure.Procedure;


/** Whether the fields of forms have a part in the procedure. */
final class FormUse {

	/** What a form can name besides variables: the row it is in, and its place. */
	private static final Set<String> CONTEXT = Set.of("this", "parent", "i", "_this_", "_parent_", "_i_");

	private final ModellingPackage all;

	private final VariableWriters writers;

	private final Set<String> read = new HashSet<>();

	private final Map<String, Set<String>> formsOf = new HashMap<>();

	FormUse(ModellingPackage all, VariableWriters writers, VariableReads reads, Set<String> templates) {
		this.all = all;
		this.writers = writers;
		this.read.addAll(templates);
		reads.reads().forEach((it) -> this.read.add(it.name()));
		all.decisions().values().forEach((decision) -> this.read.addAll(decision.reads()));
		Procedure procedure = all.procedure();
		if (procedure != null) {
			this.read.add(procedure.subject());
		}
		for (FormFile form : all.forms()) {
			this.read.addAll(FormReads.of(form));
			form.keys().forEach((key) -> this.formsOf.computeIfAbsent(key, (it) -> new HashSet<>()).add(form.name()));
		}
		all.nodes()
			.filter((node) -> ModellingBlocks.name(node).equals("append"))
			.forEach((node) -> this.read.addAll(ModellingBlocks.inputs(node).keySet()));
	}

	void check(ModellingReport report) {
		Set<String> used = new HashSet<>();
		this.all.nodes().forEach((node) -> used.add(String.valueOf(node.camunda("formRef"))));
		for (FormFile form : this.all.forms()) {
			if (form.form() == null || !used.contains(form.id())) {
				continue;
			}
			Set<String> told = new HashSet<>();
			for (FormComponent component : form.components()) {
				choices(form, component, report);
				condition(form, component, report);
				String variable = component.variable();
				if (component.isField() && !variable.isEmpty() && told.add(variable)) {
					isGiven(form, component, report);
					isRead(form, component, report);
				}
			}
		}
	}

	private void isGiven(FormFile form, FormComponent field, ModellingReport report) {
		if (form.lockedKeys().contains(field.variable()) && !field.type().equals("expression")
				&& !isKnown(field.variable())) {
			report.add(field.finding("champ-jamais-donne", Level.WARNING, form.name(),
					"%s montre « %s », que rien ne donne : il restera toujours vide. Corrigez sa clé, ou retirez-le%s."
						.formatted(field.told(), field.variable(), like(field.variable()))));
		}
	}

	private void isRead(FormFile form, FormComponent field, ModellingReport report) {
		String variable = field.variable();
		boolean elsewhere = this.formsOf.getOrDefault(variable, Set.of()).size() > 1;
		if (!form.lockedKeys().contains(variable) && !elsewhere && !this.read.contains(variable)) {
			report.add(field.finding("champ-jamais-lu", Level.ADVICE, form.name(),
					"Rien n'emploie la réponse à %s : ni condition, ni décision, ni document, ni autre formulaire. Gardez-le s'il sert de trace, sinon retirez-le."
						.formatted(field.told())));
		}
	}

	private void choices(FormFile form, FormComponent field, ModellingReport report) {
		String root = field.text("valuesKey").isBlank() ? VariableNames.root(field.text("valuesExpression"))
				: VariableNames.root(field.text("valuesKey"));
		if (FormComponent.CHOICES.contains(field.type()) && !root.isEmpty() && !isKnown(root)
				&& !form.keys().contains(root) && !CONTEXT.contains(root)) {
			report.add(field.finding("champ-choix-inconnu", Level.WARNING, form.name(),
					"%s tire ses choix de « %s », que rien ne donne : la liste sera vide%s.".formatted(field.told(),
							root, like(root))));
		}
	}

	private void condition(FormFile form, FormComponent component, ModellingReport report) {
		String hide = component.json().path("conditional").path("hide").asString("");
		Set<String> names = VariableNames.ofFeel(hide.startsWith("=") ? hide.substring(1) : hide);
		Set<String> inner = new HashSet<>();
		form.components().forEach((it) -> inner.add(it.key()));
		names.stream()
			.filter((name) -> !isKnown(name) && !inner.contains(name) && !form.keys().contains(name)
					&& !CONTEXT.contains(name))
			.findFirst()
			.ifPresent((name) -> report.add(component.finding("champ-condition-inconnue", Level.WARNING, form.name(),
					"La condition qui cache %s lit « %s », que rien ne donne%s.".formatted(component.told(), name,
							like(name)))));
	}

	private boolean isKnown(String variable) {
		return this.writers.set(variable) || this.writers.localNames().contains(variable);
	}

	private String like(String variable) {
		List<String> like = this.writers.like(variable);
		return like.isEmpty() ? "" : " (vouliez-vous dire %s ?)".formatted(String.join(", ", like));
	}

}
