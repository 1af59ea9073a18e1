package fr.ecluse.gate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import fr.ecluse.procedure.Parameter;
import fr.ecluse.procedure.Procedure;

import static fr.ecluse.gate.ModellingModel.label;

/** Whether what expressions and decisions read is set, and set before. */
final class VariableRules {

	private static final Pattern PARAMETER = Pattern.compile("\\bparameters\\.([A-Za-z_]\\w*)");

	private final ModellingPackage all;

	private final VariableWriters writers;

	private final VariableReads reads;

	private final ModellingReport report;

	VariableRules(ModellingPackage all, VariableWriters writers, VariableReads reads, ModellingReport report) {
		this.all = all;
		this.writers = writers;
		this.reads = reads;
		this.report = report;
	}

	void check() {
		expressions();
		decisions();
		parameters();
	}

	private void expressions() {
		VariableOrder order = new VariableOrder(this.all.scopes());
		Map<String, BitSet> after = new HashMap<>();
		for (VariableReads.Read read : this.reads.reads()) {
			String name = read.name();
			if (read.locals().contains(name) || this.writers.mayCompute(name)) {
				continue;
			}
			if (!this.writers.set(name)) {
				if (!read.text().equals(VariableReads.MAIL)) {
					unknown(read);
				}
			}
			else if (read.moment() == VariableReads.Moment.OPENING) {
				opening(read);
			}
			else if (!VariableWriters.SERVER.contains(name)) {
				int moment = (read.moment() == VariableReads.Moment.END) ? order.end(read.when())
						: order.begin(read.when());
				BitSet known = after.computeIfAbsent(name, (it) -> order.after(this.writers.of(it)));
				if (!known.get(moment)) {
					late(read);
				}
			}
		}
	}

	private void unknown(VariableReads.Read read) {
		List<String> like = this.writers.like(read.name());
		this.report.refuse("variable-inconnue", read.scope().file(), read.at(),
				"L'expression lit « %s », que rien ne donne : ni formulaire, ni brique, ni décision, ni sortie%s. Le dossier s'arrêterait là."
					.formatted(ModellingModel.shortened(read.name()),
							like.isEmpty() ? "" : " (vouliez-vous dire %s ?)".formatted(String.join(", ", like))));
	}

	private void late(VariableReads.Read read) {
		String setters = this.writers.of(read.name())
			.stream()
			.map(ModellingModel::label)
			.sorted()
			.limit(3)
			.reduce((one, other) -> one + ", " + other)
			.orElse("");
		this.report.warn("variable-tardive", read.scope().file(), read.at(),
				"L'expression lit « %s », qui n'est donnée que plus loin ou sur un autre chemin (%s) : donnez-la avant, au besoin vide, par une sortie ${null}."
					.formatted(read.name(), setters));
	}

	/** A timer of the whole dossier is set when nothing but the filing is known. */
	private void opening(VariableReads.Read read) {
		boolean filed = this.writers.of(read.name()).stream().anyMatch((node) -> node.isBpmn("startEvent"));
		if (!filed) {
			this.report.warn("variable-tardive", read.scope().file(), read.at(),
					"%s attend « %s » dès l'ouverture du dossier, quand seules les réponses au dépôt sont connues : placez-le dans un sous-processus qui commence après, ou au bord de celui-ci."
						.formatted(label(read.when()), read.name()));
		}
	}

	/** An input of a decision that nothing sets is always null. */
	private void decisions() {
		Set<String> known = new HashSet<>(this.writers.names());
		known.addAll(this.writers.localNames());
		this.all.decisions().values().forEach((decision) -> {
			known.addAll(decision.outputs());
			known.add(decision.id());
		});
		for (ModellingDecision decision : this.all.decisions().values()) {
			for (XmlNode input : decision.inputs()) {
				String root = VariableNames.root(ModellingDecision.text(input));
				if (!root.isEmpty() && !known.contains(root) && !this.writers.mayCompute(root)) {
					List<String> like = this.writers.like(root);
					this.report.warn("decision-entree-inconnue", decision.file(), input,
							"La décision lit « %s », que rien ne donne, et qui vaudra donc toujours null%s."
								.formatted(root, like.isEmpty() ? ""
										: " (vouliez-vous dire %s ?)".formatted(String.join(", ", like))));
				}
			}
		}
	}

	private void parameters() {
		Procedure procedure = this.all.procedure();
		if (procedure == null) {
			return;
		}
		Set<String> keys = procedure.parameters().stream().map(Parameter::key).collect(Collectors.toSet());
		Set<String> told = new HashSet<>();
		for (VariableReads.Read read : this.reads.reads()) {
			if (read.name().equals("parameters")) {
				Matcher matcher = PARAMETER.matcher(read.text());
				while (matcher.find()) {
					String key = matcher.group(1);
					if (!keys.contains(key) && told.add(key + read.at().line())) {
						this.report.warn("parametre-inconnu", read.scope().file(), read.at(),
								"L'expression lit le paramètre « %s », que procedure.yaml ne déclare pas : il vaudra toujours null."
									.formatted(ModellingModel.shortened(key)));
					}
				}
			}
		}
	}

}
