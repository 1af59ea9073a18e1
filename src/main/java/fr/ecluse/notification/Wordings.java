package fr.ecluse.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.engine.Step;
import fr.ecluse.procedure.MailTemplate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The words of messages: those that the member of the dossier set for itself, else those
 * of the procedure's version, else those that all procedures share.
 */
@Component
class Wordings {

	/** When a step names no wording. */
	private static final String SHARED = "shared/mails/information.txt";

	private static final String NAME = "[a-z][a-z0-9-]{0,99}";

	private final Procedures procedures;

	private final JsonMapper json;

	Wordings(Procedures procedures, JsonMapper json) {
		this.procedures = procedures;
		this.json = json;
	}

	Wording of(Step step) {
		String name = step.given("template").map(String::strip).filter((it) -> !it.isEmpty()).orElse(null);
		MailTemplate template = (name != null) ? MailTemplate.read(source(step, name))
				: MailTemplate.read(shipped(SHARED).orElseThrow());
		String own = (name != null) ? own(step, MailTemplate.parameter(name)) : null;
		MailTemplate words = (own != null) ? template.worded(own) : template;
		return filled(words, new Fields(step::variable, this.json));
	}

	/** With its places filled. */
	static Wording filled(MailTemplate words, Fields fields) {
		return new Wording(MailTemplate.filled(Objects.requireNonNull(words.subject()), fields::text),
				MailTemplate.filled(words.text(), fields::text));
	}

	private String source(Step step, String name) {
		if (!name.matches(NAME)) {
			throw new IllegalStateException("« %s » n'est pas le nom d'un courriel.".formatted(name));
		}
		String path = "mails/" + name + ".txt";
		return this.procedures.ofDeployment(step.deploymentId())
			.map((edition) -> edition.files().find(path).map((content) -> new String(content, StandardCharsets.UTF_8)))
			.orElseGet(() -> shipped(step.procedure() + "/" + path))
			.orElseThrow(() -> new IllegalStateException(
					"L'élément « %s » du modèle emploie le courriel « %s », qui n'est pas dans le paquet."
						.formatted(step.activityName(), name)));
	}

	/** As it was when the dossier was opened, like all that the member sets. */
	private @Nullable String own(Step step, String key) {
		Object parameters = step.variable("parameters");
		if (parameters == null) {
			return null;
		}
		Object value = this.json.readValue(parameters.toString(), Map.class).get(key);
		return (value instanceof String text && MailTemplate.faults(text, false).isEmpty()) ? text : null;
	}

	private static Optional<String> shipped(String path) {
		ClassPathResource file = new ClassPathResource("processes/" + path, Wordings.class.getClassLoader());
		try {
			return file.exists() ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
