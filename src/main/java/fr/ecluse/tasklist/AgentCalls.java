package fr.ecluse.tasklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.tasklist.TaskDocuments.TaskDocument;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

import org.springframework.beans.factory.ObjectProvider;
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

	private final ObjectProvider<TaskDocuments> documents;

	AgentCalls(Members members, ProcessEngine engine, ObjectProvider<TaskDocuments> documents) {
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

	@GetMapping("/camunda/api/ecluse/tasks/{id}/documents")
	List<TaskDocument> documents(@PathVariable String id) {
		Task task = Optional.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(id).singleResult())
			.orElseThrow(Refusal::notFound);
		TaskDocuments documents = this.documents.getIfAvailable();
		return (documents != null) ? documents.ofProcess(new Siren(task.getTenantId()), task.getProcessInstanceId())
				: List.of();
	}

	record Memberships(String username, String displayName, List<MemberName> members) {

	}

	record MemberName(Siren siren, String name) {

	}

}
