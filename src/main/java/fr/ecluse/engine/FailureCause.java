package fr.ecluse.engine;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in French why a step failed and what may help, from what the server's parts said
 * of it.
 */
final class FailureCause {

	private static final List<Known> KNOWN = List.of(new Known(
			"No outgoing sequence flow for the element with id '([^']+)'",
			"À « %2$s », aucun passage ne convient : aucune condition n'est remplie et il n'y a pas de passage par "
					+ "défaut. Le modèle doit en prévoir un."),
			new Known("Cannot resolve identifier '([^']+)'",
					"Une expression nomme « %s », que ce dossier ne connaît pas. Le modèle doit donner cette variable "
							+ "avant « %2$s »."),
			new Known("no processes deployed with key '([^']+)'",
					"Le modèle appelé, « %s », n'est pas publié. Publiez-le, puis réessayez."),
			new Known("no decision definition deployed with key '([^']+)'",
					"La table de décision « %s » n'est pas publiée avec ce modèle. Publiez-la, puis réessayez."),
			new Known("Data too long for column '([^']+)'",
					"Une réponse ou un résultat dépasse ce qu'un dossier peut garder (4 000 caractères). Raccourcissez-le "
							+ "ou gardez-le dans un document."),
			new Known("MailConnectException|MailSendException|Couldn't connect to host",
					"Le serveur de courriel ne répond pas. Dès qu'il répond à nouveau, réessayez."),
			new Known("(?:OptimisticLockingException|Deadlock found)",
					"Deux actions sur ce dossier se sont croisées. Réessayez."),
			new Known("(?:SQLTransientConnectionException|Connection is not available|SQLNonTransientConnection)",
					"La base de données ne répondait pas. Réessayez."));

	private static final Pattern CAUSE = Pattern.compile("^(?:Caused by: )?[\\w.$]+(?:Exception|Error|Refused): (.+)$");

	private FailureCause() {
	}

	/**
	 * The French sentences.
	 * @param trace stack trace of the failure, or at least its message
	 * @param name of the element, as readers of the diagram see it
	 */
	static String of(String trace, String name) {
		for (Known known : KNOWN) {
			Matcher matcher = known.pattern().matcher(trace);
			if (matcher.find()) {
				return known.sentence().formatted((matcher.groupCount() > 0) ? matcher.group(1) : "", name);
			}
		}
		// The innermost cause is the one that our own parts say in French.
		List<String> causes = Arrays.stream(trace.split("\\R"))
			.map(CAUSE::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1).strip())
			.toList();
		String last = causes.isEmpty() ? trace.lines().findFirst().orElse("").strip() : causes.get(causes.size() - 1);
		return "« %s » a échoué. Le serveur dit : %s".formatted(name,
				last.isEmpty() ? "rien de plus." : shortened(last));
	}

	private static String shortened(String text) {
		return (text.length() <= 400) ? text : text.substring(0, 399) + "…";
	}

	private record Known(Pattern pattern, String sentence) {

		Known(String pattern, String sentence) {
			this(Pattern.compile(pattern), sentence);
		}

	}

}
