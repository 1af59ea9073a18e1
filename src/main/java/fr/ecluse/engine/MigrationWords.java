package fr.ecluse.engine;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Map.entry;

/**
 * Says in French what the engine's checks of a migration say in English, with names in
 * the place of ids.
 */
final class MigrationWords {

	static final String GENERAL = "le moteur ne sait pas déplacer un dossier de cet élément : il finit dans sa version";

	private static final Map<String, String> KINDS = Map.ofEntries(entry("userTask", "tâche utilisateur"),
			entry("serviceTask", "tâche automatique"), entry("sendTask", "tâche d'envoi"),
			entry("businessRuleTask", "décision"), entry("receiveTask", "attente d'un message"),
			entry("callActivity", "processus appelé"), entry("subProcess", "sous-processus"),
			entry("transaction", "sous-processus"), entry("multiInstanceBody", "répétition"),
			entry("intermediateTimer", "minuteur"), entry("boundaryTimer", "minuteur attaché"),
			entry("startTimerEvent", "minuteur de départ"), entry("intermediateMessageCatch", "attente d'un message"),
			entry("boundaryMessage", "message attaché"), entry("messageStartEvent", "message de départ"),
			entry("intermediateConditional", "attente d'une condition"),
			entry("boundaryConditional", "condition attachée"),
			entry("eventBasedGateway", "attente du premier événement"),
			entry("parallelGateway", "branchement parallèle"), entry("inclusiveGateway", "branchement inclusif"),
			entry("exclusiveGateway", "branchement exclusif"), entry("startEvent", "début"));

	private static final List<Rule> RULES = List.of(
			rule("There is no migration instruction for this instance's activity", (it,
					name) -> "aucun élément de la nouvelle version ne lui correspond : complétez les correspondances"),
			rule("Activities have incompatible types.*|Events are not of the same type.*",
					(it, name) -> "les deux éléments ne sont pas de même sorte : choisissez-en un de même sorte"),
			rule("The closest mapped ancestor '(.+)' is mapped to scope '(.+)' which is not an ancestor of target scope '(.+)'",
					(it, name) -> "« %s » correspond à « %s », qui ne contient pas « %s » : les sous-processus ont changé"
						.formatted(name.apply(it.group(1)), name.apply(it.group(2)), name.apply(it.group(3)))),
			rule("The source activity's event scope \\((.+)\\) must be mapped to the target activity's event scope \\((.+)\\)",
					(it, name) -> "il est attaché à « %s », qui doit correspondre à « %s »"
						.formatted(name.apply(it.group(1)), name.apply(it.group(2)))),
			rule("The source activity's event scope \\((.+)\\) must be mapped but the target.*",
					(it, name) -> "il attend un événement, ce que l'élément choisi ne fait pas"),
			rule("Target activity '.+' is a descendant of multi-instance body '.+' that is not mapped.*", (it,
					name) -> "l'élément choisi est répété pour chaque élément d'une liste (multi-instance), celui de départ ne l'était pas"),
			rule("Cannot remove the inner activity of a multi-instance body.*|Must map the inner activity of a multi-instance body.*",
					(it, name) -> "une répétition (multi-instance) et ce qu'elle répète vont ensemble : faites correspondre les deux"),
			rule("The target gateway must have at least the same number of incoming sequence flows.*",
					(it, name) -> "le branchement choisi attend moins de chemins que celui de départ"),
			rule("The gateway's flow scope '(.+)' must be mapped",
					(it, name) -> "son sous-processus « %s » doit aussi avoir une correspondance"
						.formatted(name.apply(it.group(1)))),
			rule("Only one gateway can be mapped to gateway.*",
					(it, name) -> "deux branchements ne peuvent pas correspondre au même"),
			rule("Target activity is not async(Before|After)", (it,
					name) -> "une tâche de fond y est en attente, que la nouvelle version n'a pas à cet endroit : laissez-la se faire, ou réglez son incident"),
			rule("Transition instance is assigned to.*|A transition instance that instantiates the process.*", (it,
					name) -> "une tâche de fond y est en attente, dont la suite n'existe plus : laissez-la se faire, ou réglez son incident"),
			rule("The variable '(.+)' exists in both.*",
					(it, name) -> "la donnée « %s » y a deux valeurs, dont une se perdrait".formatted(it.group(1))),
			rule("Process instance contains not migrated (.+): .*",
					(it, name) -> "il s'y passe quelque chose que le moteur ne sait pas déplacer"),
			rule("Cannot migrate subscription for compensation handler '(.+)'\\..*",
					(it, name) -> "la compensation « %s » est armée et n'a pas de correspondance"
						.formatted(name.apply(it.group(1)))));

	private MigrationWords() {
	}

	/** French name of a kind of element. */
	static String kind(String kind) {
		return KINDS.getOrDefault(kind, "élément");
	}

	/**
	 * A sentence about an element.
	 * @param name gives an element's name for its id
	 */
	static String sentence(String element, String failure, UnaryOperator<String> name) {
		return "« %s » : %s.".formatted(name.apply(element), clause(failure, name));
	}

	static String clause(String failure, UnaryOperator<String> name) {
		for (Rule rule : RULES) {
			Matcher matcher = rule.english.matcher(failure);
			if (matcher.matches()) {
				return rule.french.apply(matcher.toMatchResult(), name);
			}
		}
		return GENERAL;
	}

	private static Rule rule(String english, BiFunction<MatchResult, UnaryOperator<String>, String> french) {
		return new Rule(Pattern.compile(english, Pattern.DOTALL), french);
	}

	/** What the engine says, and how we say it. */
	private record Rule(Pattern english, BiFunction<MatchResult, UnaryOperator<String>, String> french) {
	}

}
