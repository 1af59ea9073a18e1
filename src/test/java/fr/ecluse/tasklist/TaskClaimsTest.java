package fr.ecluse.tasklist;

import java.util.List;

import fr.ecluse.EcluseTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who takes a task in Tasklist, or gives it back, is kept like over the API. */
@EcluseTest
class TaskClaimsTest {

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	private Task task;

	private String path;

	@BeforeEach
	void prepare() {
		this.world.prepare();
		this.task = this.world.request(TasklistWorld.RENNES, "Une benne");
		this.path = "/camunda/api/engine/engine/default/task/" + this.task.getId();
	}

	@Test
	void journalsWhoTakesATaskAndGivesItBack() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		assertThat(agent.post(this.path + "/claim", "{\"userId\":\"tl-rennes\"}").statusCode()).isEqualTo(204);
		assertThat(assignee()).isEqualTo("tl-rennes");
		assertThat(agent.post(this.path + "/unclaim", "").statusCode()).isEqualTo(204);
		assertThat(assignee()).isNull();
		assertThat(agent.post(this.path + "/unclaim", "").statusCode()).isEqualTo(204);
		Object dossier = this.engine.getRuntimeService().getVariable(this.task.getProcessInstanceId(), "dossierId");
		String start = "dossier " + dossier + " 213502388 agent tl-rennes ";
		assertThat(journaled()).containsExactly(
				start + "task.claimed Tâche « " + this.task.getName() + " » prise en charge",
				start + "task.released Tâche « " + this.task.getName() + " » rendue à tous");
	}

	@Test
	void journalsNothingOfWhatIsRefused() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		agent.post(this.path + "/claim", "{\"userId\":\"tl-rennes\"}");
		AgentClient colleague = AgentClient.signedIn(this.port, "tl-rennes-bis");
		assertThat(colleague.post(this.path + "/claim", "{\"userId\":\"tl-rennes-bis\"}").statusCode()).isEqualTo(403);
		assertThat(colleague.post(this.path + "/unclaim", "").statusCode()).isEqualTo(403);
		AgentClient signatory = AgentClient.signedIn(this.port, "tl-rennes-elu");
		assertThat(signatory.post(this.path + "/claim", "{\"userId\":\"tl-rennes-elu\"}").statusCode()).isEqualTo(403);
		assertThat(journaled()).hasSize(1);
	}

	private String assignee() {
		return this.engine.getTaskService().createTaskQuery().taskId(this.task.getId()).singleResult().getAssignee();
	}

	private List<String> journaled() {
		return this.jdbc.sql("""
				select concat_ws(' ', subject_kind, subject_id, siren, actor_kind, actor_id, action, label)
				from journal_entry where action like 'task.%' and details like :task order by id
				""").param("task", "%" + this.task.getId() + "%").query(String.class).list();
	}

}
