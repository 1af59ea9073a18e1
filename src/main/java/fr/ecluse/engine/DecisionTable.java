package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Expression;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a table to be read.
 *
 * @param policy how its lines combine, in words
 * @param inputs what is looked at
 * @param outputs what it gives
 * @param rules cells, those of the inputs first; a note last where the line has one
 */
public record DecisionTable(String key, String name, String policy, List<String> inputs, List<String> outputs,
		List<Line> rules) {

	/** A line of the table. */
	public record Line(List<String> inputs, List<String> outputs, String note) {
	}

	/**
	 * The decisions of a DMN file.
	 * @throws IllegalArgumentException in French when it cannot be read
	 */
	public static List<DecisionTable> read(byte[] content) {
		DmnModelInstance model;
		try {
			model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
		}
		catch (ModelException ex) {
			throw new IllegalArgumentException(
					"Ces tables ne sont pas lisibles. Ouvrez-les dans Camunda Modeler et enregistrez-les à nouveau.",
					ex);
		}
		return model.getModelElementsByType(Decision.class).stream().map(DecisionTable::of).toList();
	}

	/** As lines of text, to be compared. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("Décision « %s » (%s), %s".formatted(this.name, this.key, this.policy));
		lines.add("  selon " + String.join(" | ", this.inputs) + " donne " + String.join(" | ", this.outputs));
		this.rules.forEach((rule) -> lines.add("  " + String.join(" | ", rule.inputs()) + " → "
				+ String.join(" | ", rule.outputs()) + (rule.note().isEmpty() ? "" : "   (" + rule.note() + ")")));
		return lines;
	}

	private static DecisionTable of(Decision decision) {
		String name = (decision.getName() != null) ? decision.getName() : decision.getId();
		Expression expression = decision.getExpression();
		if (expression instanceof org.camunda.bpm.model.dmn.instance.DecisionTable table) {
			return new DecisionTable(decision.getId(), name, policy(table.getHitPolicy().name()),
					table.getInputs().stream().map(DecisionTable::label).toList(),
					table.getOutputs().stream().map(DecisionTable::label).toList(),
					table.getRules().stream().map(DecisionTable::line).toList());
		}
		String formula = (expression instanceof LiteralExpression literal) ? text(literal.getText()) : "";
		return new DecisionTable(decision.getId(), name, "une formule", List.of(), List.of("résultat"),
				List.of(new Line(List.of(), List.of(formula), "")));
	}

	private static Line line(Rule rule) {
		return new Line(texts(rule.getInputEntries().stream().map((it) -> it.getText()).toList()),
				texts(rule.getOutputEntries().stream().map((it) -> it.getText()).toList()),
				(rule.getDescription() != null) ? rule.getDescription().getTextContent().strip() : "");
	}

	private static List<String> texts(Collection<@Nullable Text> cells) {
		return cells.stream().map(DecisionTable::text).map((it) -> it.isEmpty() ? "–" : it).toList();
	}

	private static String label(Input input) {
		String label = input.getLabel();
		return (label != null && !label.isBlank()) ? label : text(input.getInputExpression().getText());
	}

	private static String label(Output output) {
		String label = output.getLabel();
		return (label != null && !label.isBlank()) ? label : String.valueOf(output.getName());
	}

	private static String text(@Nullable Text text) {
		return (text != null) ? text.getTextContent().replaceAll("\\s+", " ").strip() : "";
	}

	private static String policy(String policy) {
		return switch (policy) {
			case "UNIQUE" -> "une seule ligne convient";
			case "FIRST" -> "la première ligne qui convient";
			case "ANY" -> "toutes les lignes qui conviennent disent pareil";
			case "COLLECT" -> "toutes les lignes qui conviennent";
			case "RULE_ORDER" -> "toutes les lignes qui conviennent, dans l'ordre";
			default -> policy;
		};
	}

}
