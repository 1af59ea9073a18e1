package fr.ecluse.tasklist;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import fr.ecluse.member.Agent;
import fr.ecluse.form.Form;
import fr.ecluse.form.Violation;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * The answers to a form on their way to the engine. The engine does not check them
 * against the form, and would take any variable of any type: only what the form asks for
 * goes on, with the type that its value has.
 */
@Component
class Answers {

	/** Types under which a list comes when the variable was none before. */
	private static final Set<String> UNTYPED = Set.of("object", "null");

	private static final Pattern STRUCTURE = Pattern.compile("\\s*[\\[{]");

	private final ProcessEngine engine;

	private final StartForms startForms;

	private final Clock clock;

	Answers(ProcessEngine engine, StartForms startForms, Clock clock) {
		this.engine = engine;
		this.startForms = startForms;
		this.clock = clock;
	}

	/** The start form, with the choice of the member where there is one to make. */
	byte[] startForm(String definitionId, Agent agent) {
		String form = read(() -> this.engine.getFormService().getDeployedStartForm(definitionId));
		if (form == null) {
			throw Refusal.notFound();
		}
		return this.startForms.forAgent(form, definitionId, agent).getBytes(StandardCharsets.UTF_8);
	}

	byte[] ofStart(String definitionId, JsonBody body, Agent agent) {
		String form = read(() -> this.engine.getFormService().getDeployedStartForm(definitionId));
		return checked((form != null) ? this.startForms.forAgent(form, definitionId, agent) : null, body);
	}

	byte[] ofTask(Task task, JsonBody body, Agent agent) {
		if (!agent.username().equals(task.getAssignee())) {
			throw Refusal.conflict("Prenez d'abord la tâche en charge, puis validez-la.");
		}
		return checked(read(() -> this.engine.getFormService().getDeployedTaskForm(task.getId())), body);
	}

	private byte[] checked(@Nullable String json, JsonBody body) {
		Map<String, @Nullable Object> values = values(body.tree());
		if (json == null) {
			if (!values.isEmpty()) {
				throw Refusal.badRequest("Cette étape n'a pas de formulaire : elle ne prend aucune donnée.");
			}
			return bytes(values);
		}
		Form form = Form.parse(json);
		values.keySet().removeAll(form.lockedKeys());
		List<Violation> violations = form.check(values, LocalDate.now(this.clock));
		if (!violations.isEmpty()) {
			throw Refusal.answers(violations);
		}
		return bytes(values);
	}

	private static Map<String, @Nullable Object> values(JsonNode body) {
		body.propertyNames().forEach((name) -> {
			if (!"variables".equals(name) && !body.path(name).isNull()) {
				throw Refusal.badRequest("Un formulaire ne transmet que ses réponses.");
			}
		});
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		body.path("variables").properties().forEach((entry) -> values.put(entry.getKey(), value(entry.getValue())));
		return values;
	}

	/**
	 * All comes as itself but lists and objects: Tasklist sends them as text, with the
	 * type that the variable had before.
	 */
	private static @Nullable Object value(JsonNode variable) {
		JsonNode value = variable.path("value");
		String type = variable.path("type").asString("").toLowerCase(Locale.ROOT);
		boolean json = "json".equals(type);
		if (value.isString()
				&& (json || UNTYPED.contains(type) && STRUCTURE.matcher(value.stringValue()).lookingAt())) {
			try {
				value = JsonBody.JSON.readTree(value.stringValue());
			}
			catch (JacksonException ex) {
				if (json) {
					throw Refusal.badRequest("Une réponse du formulaire n'est pas lisible.");
				}
			}
		}
		return JsonBody.JSON.convertValue(value, Object.class);
	}

	private static byte[] bytes(Map<String, @Nullable Object> values) {
		Map<String, Object> variables = new LinkedHashMap<>();
		values.forEach((key, value) -> variables.put(key, typed(value)));
		return JsonBody.JSON.writeValueAsBytes(Map.of("variables", variables));
	}

	private static Map<String, @Nullable Object> typed(@Nullable Object value) {
		Map<String, @Nullable Object> variable = new LinkedHashMap<>();
		boolean structured = value instanceof Map<?, ?> || value instanceof List<?>;
		variable.put("value", structured ? JsonBody.JSON.writeValueAsString(value) : value);
		variable.put("type", type(value));
		return variable;
	}

	private static String type(@Nullable Object value) {
		if (value == null) {
			return "Null";
		}
		if (value instanceof String) {
			return "String";
		}
		if (value instanceof Boolean) {
			return "Boolean";
		}
		if (value instanceof Number number) {
			BigDecimal decimal = new BigDecimal(number.toString());
			if (decimal.stripTrailingZeros().scale() > 0) {
				return "Double";
			}
			return (decimal.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) ? "Long" : "Integer";
		}
		return "Json";
	}

	/** The form as deployed, null when the step has none. */
	private static @Nullable String read(DeployedForm form) {
		try (InputStream stream = form.open()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (BadUserRequestException ex) {
			return null;
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private interface DeployedForm {

		InputStream open();

	}

}
