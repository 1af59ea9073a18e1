package fr.ecluse.tasklist;

import java.util.List;

import fr.ecluse.dossier.DossierViews;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes tasks in charge and gives them back, and has the journal say so in the same
 * transaction, as for the same acts over the members' API.
 */
@Component
class TaskClaims {

	private final TaskService tasks;

	private final DossierViews dossiers;

	private final Journal journal;

	private final TransactionTemplate transaction;

	TaskClaims(ProcessEngine engine, DossierViews dossiers, Journal journal, PlatformTransactionManager transactions) {
		this.tasks = engine.getTaskService();
		this.dossiers = dossiers;
		this.journal = journal;
		this.transaction = new TransactionTemplate(transactions);
	}

	void claim(Task task, Agent agent) {
		change(() -> {
			this.tasks.claim(task.getId(), agent.username());
			record(task, agent, "task.claimed", "Tâche « %s » prise en charge");
		});
	}

	void release(Task task, Agent agent) {
		change(() -> {
			this.tasks.setAssignee(task.getId(), null);
			if (task.getAssignee() != null) {
				record(task, agent, "task.released", "Tâche « %s » rendue à tous");
			}
		});
	}

	private void change(Runnable work) {
		try {
			this.transaction.executeWithoutResult((status) -> work.run());
		}
		catch (RuntimeException ex) {
			throw EngineProblems.refusal(ex);
		}
	}

	private void record(Task task, Agent agent, String action, String label) {
		Siren siren = new Siren(task.getTenantId());
		String instance = task.getProcessInstanceId();
		DossierViews.Summary dossier = this.dossiers.ofInstances(siren, List.of(instance)).get(instance);
		Entry entry = (dossier != null) ? Entry.of("dossier", dossier.id(), action, label.formatted(task.getName()))
				: Entry.of("task", task.getId(), action, label.formatted(task.getName()));
		this.journal.record(entry.of(siren.value()).with("task", task.getId()).with("by", agent.username()));
	}

}
