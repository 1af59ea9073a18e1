package fr.ecluse.webhook;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import fr.ecluse.event.DossierEvent;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a subscription.
 *
 * @param url where events are posted: https, a public name
 * @param types types of events, for example fr.ecluse.dossier.registered; left out or
 * empty: all
 * @param procedures keys of procedures; left out or empty: all
 * @param description what it is for, 200 characters at most
 * @param active false pauses it, true lets it go on from where it stood; left out: as it
 * is
 */
record WebhookForm(@Nullable String url, @Nullable List<@Nullable String> types,
		@Nullable List<@Nullable String> procedures, @Nullable String description, @Nullable Boolean active) {

	private static final int MOST = 30;

	private static final int LONGEST_DESCRIPTION = 200;

	private static final Pattern TYPE = Pattern.compile(Pattern.quote(DossierEvent.TYPES) + "[a-z0-9-]{1,40}");

	private static final Pattern PROCEDURE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

	URI checkedUrl(TargetRules rules) {
		if (this.url == null || this.url.isBlank()) {
			throw Refusal.field("/url",
					"Donnez l'adresse qui reçoit les événements, par exemple « https://logiciel.exemple.fr/ecluse ».");
		}
		return rules.check(this.url);
	}

	List<String> checkedTypes() {
		return checked("/types", this.types, TYPE, "« %s » n'est pas un type d'événement : il s'écrit « "
				+ DossierEvent.TYPES + "registered », par exemple.");
	}

	List<String> checkedProcedures() {
		return checked("/procedures", this.procedures, PROCEDURE,
				"« %s » n'est pas la clé d'une démarche, qui s'écrit « demande-citoyenne », par exemple.");
	}

	@Nullable String checkedDescription() {
		if (this.description != null && this.description.length() > LONGEST_DESCRIPTION) {
			throw Refusal.field("/description",
					"La description compte au plus %d caractères.".formatted(LONGEST_DESCRIPTION));
		}
		return (this.description != null && !this.description.isBlank()) ? this.description.strip() : null;
	}

	private static List<String> checked(String pointer, @Nullable List<@Nullable String> words, Pattern pattern,
			String otherwise) {
		if (words == null) {
			return List.of();
		}
		if (words.size() > MOST) {
			throw Refusal.field(pointer, "Donnez au plus %d valeurs, ou aucune pour toutes.".formatted(MOST));
		}
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			if (word == null || !pattern.matcher(word).matches()) {
				String shown = String.valueOf(word);
				throw Refusal.field(pointer + "/" + i,
						otherwise.formatted((shown.length() <= 80) ? shown : shown.substring(0, 80) + "…"));
			}
		}
		return words.stream().map(String::valueOf).distinct().toList();
	}

}
