package fr.ecluse.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the engine writes in one statement where it wrote many. */
@EcluseTest
class GroupedWritesTest {

	private static final Siren MEMBER = new Siren("213105554");

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Models models;

	@Autowired
	private Instances instances;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private HistoryService history;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private JdbcClient jdbc;

	private final String key = "paquets" + UUID.randomUUID().toString().substring(0, 8);

	private Models.Deployed deployment;

	@BeforeEach
	void deploy() {
		this.deployment = this.models.deploy(this.key, null,
				Map.of("essai.bpmn", TestModel.around(this.key, "<bpmn:userTask id=\"it\" name=\"Faire\"/>")));
	}

	@AfterEach
	void remove() {
		this.repository.deleteDeployment(this.deployment.deploymentId(), true);
	}

	@Test
	void standsInTheEngineWithAllThatReplacesItsOwn() {
		assertThat(configuration().getSessionFactories()
			.entrySet()
			.stream()
			.filter((it) -> it.getValue().getClass().getName().startsWith("fr.ecluse."))
			.map(Map.Entry::getKey)).contains(AuthorizationManager.class, ProcessDefinitionManager.class,
					TaskManager.class, DbSqlSession.class, JobManager.class);
	}

	@Test
	void keepsEveryValueWhateverItsType() {
		Map<String, Object> values = new HashMap<>();
		for (int i = 0; i < 100; i++) {
			values.put("texte" + i, "valeur " + i);
			values.put("nombre" + i, (long) i);
			values.put("decimal" + i, i / 4.0);
			values.put("rien" + i, null);
		}
		String instance = this.instances.start(this.deployment.definitionId(), MEMBER, values);
		assertThat(this.runtime.getVariables(instance)).containsAllEntriesOf(values);
		this.runtime.setVariable(instance, "nombre7", 1_000L);
		values.put("nombre7", 1_000L);
		end(instance);
		assertThat(rows(instance)).isZero();
		Map<String, Object> kept = new HashMap<>();
		for (HistoricVariableInstance variable : this.history.createHistoricVariableInstanceQuery()
			.processInstanceId(instance)
			.list()) {
			kept.put(variable.getName(), variable.getValue());
		}
		assertThat(kept).containsAllEntriesOf(values);
	}

	@Test
	void noticesThatSomebodyElseChangedOneOfThem() {
		String instance = this.instances.start(this.deployment.definitionId(), MEMBER,
				Map.of("un", "1", "deux", "2", "trois", "3"));
		long before = rows(instance);
		assertThatExceptionOfType(OptimisticLockingException.class)
			.isThrownBy(() -> configuration().getCommandExecutorTxRequired().execute((context) -> {
				this.runtime.getVariables(instance);
				configuration().getCommandExecutorTxRequiresNew().execute((other) -> {
					this.jdbc
						.sql("update ACT_RU_VARIABLE set REV_ = REV_ + 1 where PROC_INST_ID_ = ? and NAME_ = 'deux'")
						.param(instance)
						.update();
					return null;
				});
				end(instance);
				return null;
			}));
		assertThat(rows(instance)).isEqualTo(before);
		assertThat(this.runtime.getVariables(instance)).containsEntry("un", "1").containsEntry("trois", "3");
		this.engine.getRuntimeService().deleteProcessInstance(instance, "essai");
		assertThat(rows(instance)).isZero();
	}

	private void end(String instance) {
		this.engine.getTaskService()
			.complete(
					this.engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId());
	}

	private ProcessEngineConfigurationImpl configuration() {
		return (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
	}

	private long rows(String instance) {
		return this.jdbc.sql("select count(*) from ACT_RU_VARIABLE where PROC_INST_ID_ = ?")
			.param(instance)
			.query(Long.class)
			.single();
	}

}
