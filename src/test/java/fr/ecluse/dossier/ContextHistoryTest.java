package fr.ecluse.dossier;

import java.util.Map;
import java.util.stream.Collectors;

import fr.ecluse.EcluseTest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What the history of an instance keeps of its variables. */
@EcluseTest
class ContextHistoryTest {

	private static final Map<String, String> ANSWERS = Map.of("applicantName", "Camille Essai", "subject", "Un banc",
			"text", "Le texte de la demande.");

	private static final String[] CONTEXT = { "dossierId", "received", "memberSiren", "memberDepartment", "memberName",
			"memberKind", "memberPopulation", "memberTerritory" };

	@Autowired
	private DossierWorld world;

	@Autowired
	private HistoryService history;

	@Autowired
	private RuntimeService runtime;

	private String instance = "";

	@BeforeEach
	void file() {
		this.world.open();
		String id = this.world.file(DossierWorld.QUIMPER, "demande-citoyenne", ANSWERS);
		this.instance = this.world.instance(id);
		this.world.steps(DossierWorld.QUIMPER, id);
	}

	@Test
	void hasEachAnswerAsAChangeAndTheContextOnce() {
		assertThat(values()).containsKeys(CONTEXT)
			.containsEntry("memberName", "Ville de Quimper")
			.containsEntry("subject", "Un banc");
		// The parameters may be others after a migration: a scenario is written from the
		// first ones.
		assertThat(changes()).containsAllEntriesOf(ANSWERS).containsKey("parameters").doesNotContainKeys(CONTEXT);
	}

	@Test
	void hasWhatIsChangedLaterAsAChange() {
		this.runtime.setVariable(this.instance, "memberName", "Commune nouvelle");
		assertThat(changes()).containsEntry("memberName", "Commune nouvelle");
		assertThat(values()).containsEntry("memberName", "Commune nouvelle");
	}

	private Map<String, String> values() {
		return this.history.createHistoricVariableInstanceQuery()
			.processInstanceId(this.instance)
			.list()
			.stream()
			.collect(Collectors.toMap(HistoricVariableInstance::getName,
					(variable) -> String.valueOf(variable.getValue()), (one, other) -> one));
	}

	private Map<String, String> changes() {
		return this.history.createHistoricDetailQuery()
			.processInstanceId(this.instance)
			.variableUpdates()
			.list()
			.stream()
			.map(HistoricVariableUpdate.class::cast)
			.collect(Collectors.toMap(HistoricVariableUpdate::getVariableName,
					(update) -> String.valueOf(update.getValue()), (one, other) -> one));
	}

}
