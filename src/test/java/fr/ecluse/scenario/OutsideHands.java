package fr.ecluse.scenario;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Acts from outside the server: the member's software over REST, its people through the
 * calls of Tasklist, or in its pages where there is a screen.
 */
final class OutsideHands implements Hands {

	private static final String TASK = "/camunda/api/engine/engine/default/task/";

	private final String procedure;

	private final Stage stage;

	private final Server software;

	private final @Nullable Screen screen;

	OutsideHands(String procedure, Stage stage, Server software, @Nullable Screen screen) {
		this.procedure = procedure;
		this.stage = stage;
		this.software = software;
		this.screen = screen;
	}

	@Override
	public Siren siren() {
		return this.stage.siren();
	}

	@Override
	public Answer set(Map<String, ? extends @Nullable Object> parameters) {
		return answer(this.software.put(this.stage.path("parameters/" + this.procedure), Map.of("values", parameters)));
	}

	@Override
	public Answer start(Map<String, ? extends @Nullable Object> answers) {
		return answer(this.software.post(this.stage.path("dossiers"),
				Map.of("procedure", this.procedure, "variables", answers)));
	}

	@Override
	public Answer complete(String role, Task task, Map<String, ? extends @Nullable Object> answers,
			boolean mayBeRefused) {
		String username = this.stage.username(role);
		if (this.screen != null && !mayBeRefused) {
			return answer(this.screen.complete(username, task.getId(), answers));
		}
		Server agent = this.stage.as(role);
		String path = TASK + task.getId();
		Server.Answer claimed = agent.post(path + "/claim", Map.of("userId", username));
		if (!claimed.accepted()) {
			return answer(claimed);
		}
		Map<String, Object> variables = new LinkedHashMap<>();
		answers.forEach((key, value) -> {
			Map<String, @Nullable Object> variable = new HashMap<>();
			variable.put("value", value);
			variables.put(key, variable);
		});
		Server.Answer done = agent.post(path + "/submit-form", Map.of("variables", variables));
		if (!done.accepted()) {
			agent.post(path + "/unclaim", Map.of());
		}
		return answer(done);
	}

	@Override
	public Answer send(String dossier, @Nullable String role, String message, @Nullable String reason) {
		Map<String, @Nullable Object> body = new HashMap<>();
		body.put("message", message);
		body.put("reason", reason);
		Server caller = (role != null) ? this.stage.as(role) : this.software;
		return answer(caller.post(this.stage.path("dossiers/%s/messages".formatted(dossier)), body));
	}

	@Override
	public Answer deposit(String dossier, String box, Map<String, ? extends @Nullable Object> depositor,
			Map<String, ? extends @Nullable Object> content) {
		return answer(this.software.post(this.stage.path("dossiers/%s/deposits/%s".formatted(dossier, box)),
				Map.of("depositor", depositor, "content", content)));
	}

	@Override
	public Answer dossier(String id) {
		return answer(this.software.get(this.stage.path("dossiers/" + id)));
	}

	@Override
	public Answer timeline(String id) {
		return answer(this.software.get(this.stage.path("dossiers/" + id + "/timeline")));
	}

	private static Answer answer(Server.Answer answer) {
		return new Answer(answer.status(), answer.body());
	}

}
