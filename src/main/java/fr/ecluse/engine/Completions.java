package fr.ecluse.engine;

import java.util.HashMap;
import java.util.Map;

import fr.ecluse.member.Agents;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Completes tasks in the name of an agent, who must be allowed to: the engine checks as
 * if the agent had done it in Tasklist.
 */
@Component
public class Completions {

	private static final String DOSSIER = "dossierId";

	private final TaskService tasks;

	private final HistoryService history;

	private final IdentityService identities;

	private final Agents agents;

	Completions(TaskService tasks, HistoryService history, IdentityService identities, Agents agents) {
		this.tasks = tasks;
		this.history = history;
		this.identities = identities;
		this.agents = agents;
	}

	/**
	 * Completes the task of an element of the model, once per dossier.
	 * @param element id of the task in the model
	 * @return whether the task is completed, by this call or an earlier one; false when
	 * the dossier has not come to it
	 * @throws org.camunda.bpm.engine.AuthorizationException when the task is not the
	 * agent's to do
	 * @throws ControlRefusal when the control of the task refuses the answers
	 */
	@Transactional
	public boolean complete(Siren siren, String dossierId, String element, String username, Map<String, ?> answers) {
		Task task = this.tasks.createTaskQuery()
			.tenantIdIn(siren.value())
			.processVariableValueEquals(DOSSIER, dossierId)
			.taskDefinitionKey(element)
			.singleResult();
		if (task == null) {
			return isCompleted(siren, dossierId, element);
		}
		EngineUser user = EngineUser.of(this.agents.find(username).orElseThrow());
		this.identities.setAuthentication(user.id(), user.groups(), user.tenants());
		try {
			this.tasks.claim(task.getId(), user.id());
			this.tasks.complete(task.getId(), new HashMap<>(answers));
		}
		catch (ProcessEngineException ex) {
			throw ControlRefusal.behind(ex).map(RuntimeException.class::cast).orElse(ex);
		}
		finally {
			this.identities.clearAuthentication();
		}
		return true;
	}

	private boolean isCompleted(Siren siren, String dossierId, String element) {
		return this.history.createHistoricTaskInstanceQuery()
			.tenantIdIn(siren.value())
			.processVariableValueEquals(DOSSIER, dossierId)
			.taskDefinitionKey(element)
			.finished()
			.count() > 0;
	}

}
