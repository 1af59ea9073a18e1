package fr.ecluse.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import fr.ecluse.dossier.DossierMessages;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.ErrorResponseException;

/**
 * Acts inside the server, in the transaction of the caller: through the same doors as
 * calls from outside, behind the sign-in. What is refused is undone, and the transaction
 * goes on.
 */
final class OwnHands implements Hands {

	private static final Caller SOFTWARE = new Caller("api-key:essai", "Logiciel d'essai", null);

	private final Doors doors;

	private final TransactionOperations undoable;

	private final Walk walk;

	private final String procedure;

	private final Siren siren;

	OwnHands(Doors doors, TransactionOperations undoable, Walk walk, String procedure, Siren siren) {
		this.doors = doors;
		this.undoable = undoable;
		this.walk = walk;
		this.procedure = procedure;
		this.siren = siren;
	}

	@Override
	public Siren siren() {
		return this.siren;
	}

	@Override
	public Answer set(Map<String, ? extends @Nullable Object> parameters) {
		return attempt(() -> {
			this.doors.parameters()
				.put(this.siren, this.doors.procedures().get(this.procedure), asCalled(parameters), SOFTWARE.name());
			return Map.of();
		});
	}

	@Override
	public Answer start(Map<String, ? extends @Nullable Object> answers) {
		return attempt(() -> Map.of("id",
				this.doors.start()
					.start(this.siren,
							new DossierStart.Request(this.procedure, null, asCalled(answers), null, SOFTWARE.name()))
					.dossierId()));
	}

	@Override
	public Answer complete(String role, Task task, Map<String, ? extends @Nullable Object> answers,
			boolean mayBeRefused) {
		return attempt(() -> this.doors.tasks().complete(this.siren, task.getId(), asCalled(answers), person(role)));
	}

	@Override
	public Answer send(String dossier, @Nullable String role, String message, @Nullable String reason) {
		return attempt(() -> {
			this.doors.messages()
				.send(this.siren, dossier, new DossierMessages.Sending(message, reason),
						(role != null) ? person(role) : SOFTWARE);
			return Map.of();
		});
	}

	@Override
	public Answer deposit(String dossier, String box, Map<String, ? extends @Nullable Object> depositor,
			Map<String, ? extends @Nullable Object> content) {
		byte[] body = this.doors.json().writeValueAsBytes(Map.of("depositor", depositor, "content", content));
		return attempt(() -> {
			Optional<ErrorResponseException> late = this.doors.reception().take(this.siren, dossier, box, body);
			return late.<Object>map(this::refusal).orElse(Map.of());
		});
	}

	@Override
	public Answer dossier(String id) {
		return attempt(() -> this.doors.views().detail(this.siren, id));
	}

	@Override
	public Answer timeline(String id) {
		return attempt(() -> Map.of("items", this.doors.views().timeline(this.siren, id)));
	}

	private Answer attempt(Supplier<Object> work) {
		int mark = this.walk.mark();
		try {
			Object done = Objects.requireNonNull(this.undoable.execute((status) -> work.get()));
			return (done instanceof Answer answer) ? answer : new Answer(200, this.doors.json().valueToTree(done));
		}
		catch (ErrorResponseException ex) {
			this.walk.backTo(mark);
			return refusal(ex);
		}
		catch (TransactionException ex) {
			// The savepoint is lost, and the whole trial with it.
			throw ex;
		}
		catch (RuntimeException ex) {
			this.walk.backTo(mark);
			return new Answer(500, this.doors.json().createObjectNode().put("detail", Failures.messages(ex)));
		}
	}

	private Answer refusal(ErrorResponseException refusal) {
		ProblemDetail problem = refusal.getBody();
		ObjectNode body = this.doors.json().createObjectNode();
		body.put("detail", problem.getDetail());
		Map<String, Object> more = Objects.requireNonNullElse(problem.getProperties(), Map.of());
		JsonNode errors = this.doors.json().valueToTree(more.getOrDefault("errors", List.of()));
		return new Answer(problem.getStatus(), body.set("errors", errors));
	}

	private Caller person(String role) {
		return Caller.of(this.doors.agents().find(Cast.username(role, this.siren)).orElseThrow());
	}

	/** With numbers and lists of the types that a call over HTTP has. */
	private Map<String, @Nullable Object> asCalled(Map<String, ? extends @Nullable Object> values) {
		Map<String, @Nullable Object> called = new LinkedHashMap<>();
		this.doors.json()
			.valueToTree(values)
			.properties()
			.forEach((it) -> called.put(it.getKey(), this.doors.json().treeToValue(it.getValue(), Object.class)));
		return called;
	}

}
