package fr.ecluse.tasklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.ecluse.dossier.DossierMessages;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What our own scripts in Tasklist ask for. The guard has seen the caller and the task.
 */
@RestController
class AgentCalls {

	private final Members members;

	private final ProcessEngine engine;

	private final DossierViews views;

	private final DossierMessages messages;

	AgentCalls(Members members, ProcessEngine engine, DossierViews views, DossierMessages messages) {
		this.members = members;
		this.engine = engine;
		this.views = views;
		this.messages = messages;
	}

	/** The caller's members by name. */
	@GetMapping("/camunda/api/ecluse/members")
	Memberships members(HttpServletRequest request) {
		Agent agent = Objects.requireNonNull(AgentFilter.of(request));
		return new Memberships(agent.username(), agent.displayName(),
				this.members.findAll(agent.members())
					.values()
					.stream()
					.map((member) -> new MemberName(member.siren(), member.name()))
					.toList());
	}

	/** The dossier of the task, with what the caller may send to it. */
	@GetMapping("/camunda/api/ecluse/tasks/{id}/dossier")
	TaskDossier dossier(@PathVariable String id, HttpServletRequest request) {
		Place place = place(id);
		return new TaskDossier(this.views.detail(place.siren(), place.dossier()),
				this.messages.offers(place.siren(), place.dossier(), caller(request)));
	}

	/** Sends a message to the dossier of the task. */
	@PostMapping("/camunda/api/ecluse/tasks/{id}/messages")
	Sent send(@PathVariable String id, @RequestBody DossierMessages.Sending message, HttpServletRequest request) {
		Place place = place(id);
		this.messages.send(place.siren(), place.dossier(), message, caller(request));
		return new Sent(this.engine.getTaskService().createTaskQuery().taskId(id).count() > 0);
	}

	private Place place(String id) {
		Task task = Optional.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(id).singleResult())
			.orElseThrow(Refusal::notFound);
		Object dossier = this.engine.getTaskService().getVariable(id, "dossierId");
		return new Place(new Siren(task.getTenantId()), String.valueOf(dossier));
	}

	private static Caller caller(HttpServletRequest request) {
		return Caller.of(Objects.requireNonNull(AgentFilter.of(request)));
	}

	/** Where a task is. */
	private record Place(Siren siren, String dossier) {

	}

	record TaskDossier(@JsonUnwrapped DossierViews.Detail dossier, List<DossierMessages.Offer> offers) {

	}

	/** Whether the task from which the message was sent is still to be done. */
	record Sent(boolean taskRemains) {

	}

	record Memberships(String username, String displayName, List<MemberName> members) {

	}

	record MemberName(Siren siren, String name) {

	}

}
