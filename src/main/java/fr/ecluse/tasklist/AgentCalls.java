package fr.ecluse.tasklist;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import fr.ecluse.document.Documents;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What our own scripts in Tasklist ask for. The guard has seen the caller and the task.
 */
@RestController
class AgentCalls {

	private final Members members;

	private final ProcessEngine engine;

	private final Documents documents;

	AgentCalls(Members members, ProcessEngine engine, Documents documents) {
		this.members = members;
		this.engine = engine;
		this.documents = documents;
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

	/** The documents of the task's dossier, oldest first. */
	@GetMapping("/camunda/api/ecluse/tasks/{id}/documents")
	List<DocumentLink> documents(@PathVariable String id) {
		Task task = Optional.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(id).singleResult())
			.orElseThrow(Refusal::notFound);
		Object dossier = this.engine.getTaskService().getVariable(id, "dossierId");
		Siren siren = new Siren(task.getTenantId());
		return this.documents.ofDossier(siren, String.valueOf(dossier))
			.stream()
			.map((document) -> new DocumentLink(document.title(),
					"/api/v1/members/%s/documents/%s".formatted(siren, document.id()), document.created()))
			.toList();
	}

	record Memberships(String username, String displayName, List<MemberName> members) {

	}

	record MemberName(Siren siren, String name) {

	}

	record DocumentLink(String title, String href, Instant created) {

	}

}
