package fr.ecluse.task;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.engine.Tasks;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The open tasks of one member, for the member's software. */
@RestController
@RequestMapping("/api/v1/members/{siren}/tasks")
class TaskController {

	private final Tasks tasks;

	private final TaskWork work;

	private final DossierViews dossiers;

	private final Callers callers;

	private final JsonMapper json;

	TaskController(Tasks tasks, TaskWork work, DossierViews dossiers, Callers callers, JsonMapper json) {
		this.tasks = tasks;
		this.work = work;
		this.dossiers = dossiers;
		this.callers = callers;
		this.json = json;
	}

	@GetMapping
	Page list(@PathVariable Siren siren, @RequestParam(required = false) @Nullable String dossier,
			@RequestParam(required = false) @Nullable String procedure,
			@RequestParam(required = false) @Nullable String role,
			@RequestParam(required = false) @Nullable String assignee,
			@RequestParam(required = false) @Nullable Instant dueBefore,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		if (limit < 1 || limit > 200) {
			throw Refusal.field("/limit", "« limit » est un nombre de 1 à 200.");
		}
		Cursor after = (cursor != null) ? Cursor.parse(cursor) : new Cursor(null, null);
		Map<String, DossierViews.Summary> asked = (dossier != null) ? this.dossiers.find(siren, dossier) : Map.of();
		if (dossier != null && asked.isEmpty()) {
			return new Page(List.of(), null);
		}
		String instance = asked.keySet().stream().findFirst().orElse(null);
		List<Tasks.Work> found = this.tasks.open(siren,
				new Tasks.Filter(instance, procedure, role, assignee, dueBefore, after.created(), after.id()),
				limit + 1);
		List<Tasks.Work> page = found.subList(0, Math.min(limit, found.size()));
		Map<String, DossierViews.Summary> of = !asked.isEmpty() ? asked : this.dossiers.ofInstances(siren,
				page.stream().map(Tasks.Work::processInstanceId).distinct().toList());
		return new Page(page.stream().map((it) -> View.of(it, of.get(it.processInstanceId()))).toList(),
				(found.size() > limit) ? Cursor.after(page.get(page.size() - 1)) : null);
	}

	@GetMapping("/{id}")
	Detail show(@PathVariable Siren siren, @PathVariable String id) {
		Tasks.Work task = this.work.get(siren, id);
		DossierViews.Summary dossier = this.dossiers.ofInstances(siren, List.of(task.processInstanceId()))
			.get(task.processInstanceId());
		return new Detail(View.of(task, dossier), this.tasks.form(task).map(this.json::readTree).orElse(null));
	}

	/** Has an agent take the task in charge. */
	@PutMapping("/{id}/assignee")
	Detail claim(@PathVariable Siren siren, @PathVariable String id, @RequestBody Claim claim, Principal caller) {
		this.work.claim(siren, id, agent(siren, caller, claim.agent()));
		return show(siren, id);
	}

	/** Offers the task to all of its roles again. */
	@DeleteMapping("/{id}/assignee")
	Detail release(@PathVariable Siren siren, @PathVariable String id, Principal caller) {
		this.work.release(siren, id, this.callers.of(caller));
		return show(siren, id);
	}

	@PostMapping("/{id}/completions")
	DossierViews.Detail complete(@PathVariable Siren siren, @PathVariable String id, @RequestBody Completion completion,
			Principal caller) {
		return this.work.complete(siren, id, Objects.requireNonNullElse(completion.variables(), Map.of()),
				(completion.agent() != null) ? agent(siren, caller, completion.agent()) : this.callers.of(caller));
	}

	/** An agent acts for itself; a member's software says for which agent it acts. */
	private Caller agent(Siren siren, Principal principal, @Nullable String username) {
		Caller caller = this.callers.of(principal);
		if (caller.agent() != null && (username == null || username.equals(caller.id()))) {
			return caller;
		}
		if (caller.agent() != null) {
			throw Refusal.field("/agent", "Un agent n'agit que pour lui-même : retirez « agent ».");
		}
		if (username == null) {
			throw Refusal.field("/agent", "Indiquez par « agent » l'identifiant de l'agent qui agit.");
		}
		return this.callers.agentOf(siren, username)
			.orElseThrow(() -> Refusal.field("/agent",
					"Aucun agent actif de cette collectivité n'a cet identifiant. Voyez la liste de ses agents."));
	}

	/**
	 * Who takes a task in charge.
	 *
	 * @param agent user name; an agent who is signed in may leave it out
	 */
	record Claim(@Nullable String agent) {
	}

	/**
	 * The answers to the form of a task.
	 *
	 * @param agent user name of the agent for whom software completes the task; null when
	 * it does so in its own name
	 */
	record Completion(@Nullable Map<String, @Nullable Object> variables, @Nullable String agent) {
	}

	/** One page of tasks and the cursor of the next, null on the last. */
	record Page(List<View> items, @Nullable String next) {
	}

	/**
	 * A task as callers read it.
	 *
	 * @param element id in the model, the same for each dossier
	 */
	record View(String id, String element, String name, @Nullable String help, List<String> roles,
			@Nullable String assignee, Instant created, @Nullable Instant due, @Nullable Of dossier) {

		static View of(Tasks.Work task, DossierViews.@Nullable Summary dossier) {
			return new View(task.id(), task.element(), task.name(), task.help(), task.roles(), task.assignee(),
					task.created(), task.due(), (dossier != null)
							? new Of(dossier.id(), dossier.procedure(), dossier.reference(), dossier.subject()) : null);
		}

		/** The dossier of a task. */
		record Of(String id, String procedure, @Nullable String reference, String subject) {
		}

	}

	/**
	 * A task with its form.
	 *
	 * @param form the Camunda Form, null when the task takes no answer
	 */
	record Detail(@JsonUnwrapped View task, @Nullable JsonNode form) {
	}

	/** Where a page of the list ends. */
	private record Cursor(@Nullable Instant created, @Nullable String id) {

		static String after(Tasks.Work task) {
			String text = task.created() + "|" + task.id();
			return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		}

		static Cursor parse(String cursor) {
			try {
				String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|",
						2);
				return new Cursor(Instant.parse(parts[0]), parts[1]);
			}
			catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException ex) {
				throw Refusal.field("/cursor",
						"Ce curseur n'est pas lisible. Reprenez la liste depuis son début, sans « cursor ».");
			}
		}

	}

}
