package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.List;

import fr.ecluse.document.Document;
import fr.ecluse.document.Documents;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How things stand in a dossier, compared with what a scenario expects. */
final class Findings {

	private final Siren siren;

	private final TaskService tasks;

	private final HistoryService history;

	private final Documents documents;

	private final DossierViews dossiers;

	private final Mails mails;

	Findings(Siren siren, ProcessEngine engine, Documents documents, DossierViews dossiers, Mails mails) {
		this.siren = siren;
		this.tasks = engine.getTaskService();
		this.history = engine.getHistoryService();
		this.documents = documents;
		this.dossiers = dossiers;
		this.mails = mails;
	}

	String instance(String dossier) {
		return this.dossiers.instance(this.siren, dossier);
	}

	/** Elements of the open tasks, sorted. */
	List<String> openTasks(String instance) {
		return this.tasks.createTaskQuery()
			.processInstanceId(instance)
			.list()
			.stream()
			.map(Task::getTaskDefinitionKey)
			.sorted()
			.toList();
	}

	/** Compares; the first difference is a {@link ScenarioProblem}. */
	void check(ScenarioStep.Expect expect, JsonNode dossier, JsonNode timeline, String instance) {
		Where where = expect.where();
		if (expect.ended() != null) {
			same(where, "fin", expect.ended(), end(instance));
		}
		if (expect.tasks() != null) {
			same(where, "tâches ouvertes", expect.tasks(), openTasks(instance));
		}
		if (expect.status() != null) {
			same(where, "statut", expect.status(), dossier.path("status").asString(""));
		}
		expect.deadlines().forEach((name, due) -> deadline(where, name, due, deadline(dossier, name)));
		expect.variables().forEach((path, value) -> {
			Object found = variable(instance, path);
			if (!PlainJson.same(value, found)) {
				throw different(where, "variable " + path, PlainJson.text(value), PlainJson.text(found));
			}
		});
		expect.documents().forEach((key, texts) -> document(where, dossier.path("id").asString(""), key, texts));
		mails(where, expect.mails(), instance);
		expect.timeline().forEach((text) -> timeline(where, text, timeline));
	}

	private static void deadline(Where where, String name, ScenarioStep.@Nullable Due due, @Nullable JsonNode found) {
		same(where, "échéance " + name, (due != null) ? due.date() : null,
				(found != null) ? found.path("date").asString("") : null);
		if (due != null && found != null && !contains(found.path("reference").asString(""), due.reference())) {
			throw different(where, "référence de l'échéance " + name, due.reference(),
					found.path("reference").asString(""));
		}
	}

	private static @Nullable JsonNode deadline(JsonNode dossier, String name) {
		for (JsonNode deadline : dossier.path("deadlines")) {
			if (name.equals(deadline.path("name").asString(""))) {
				return deadline;
			}
		}
		return null;
	}

	private @Nullable Object variable(String instance, String path) {
		String[] parts = path.split("(?=[.\\[])", 2);
		HistoricVariableInstance variable = this.history.createHistoricVariableInstanceQuery()
			.processInstanceId(instance)
			.activityInstanceIdIn(instance)
			.variableName(parts[0])
			.singleResult();
		Object value = (variable != null) ? variable.getValue() : null;
		return (parts.length > 1) ? PlainJson.at(value, parts[1]) : value;
	}

	/** The last end event that was reached; null while the instance runs. */
	@Nullable String end(String instance) {
		if (this.history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 0) {
			return null;
		}
		List<HistoricActivityInstance> ends = this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instance)
			.finished()
			.orderPartiallyByOccurrence()
			.desc()
			.list()
			.stream()
			.filter((activity) -> activity.getActivityType().endsWith("EndEvent") && !activity.isCanceled())
			.toList();
		return ends.isEmpty() ? null : ends.get(0).getActivityId();
	}

	private void document(Where where, String dossier, String key, @Nullable List<String> texts) {
		List<Document> all = this.documents.ofDossier(this.siren, dossier);
		List<Document> found = all.stream().filter((document) -> document.key().equals(key)).toList();
		if (texts == null) {
			if (!found.isEmpty()) {
				throw new ScenarioProblem(where, "le document « %s » ne devait pas exister".formatted(key));
			}
			return;
		}
		if (found.isEmpty()) {
			throw new ScenarioProblem(where, "il n'y a pas de document « %s » ; il y a : %s".formatted(key,
					all.stream().map(Document::key).toList()));
		}
		String content = PdfText.of(this.documents.content(this.siren, found.get(found.size() - 1).id()).orElseThrow());
		for (String text : texts) {
			if (!content.contains(PdfText.plain(text))) {
				throw new ScenarioProblem(where,
						"le document « %s » ne contient pas « %s ». On y lit : %s".formatted(key, text, content));
			}
		}
	}

	private void mails(Where where, List<ScenarioStep.Mail> expected, String instance) {
		if (expected.isEmpty()) {
			return;
		}
		List<Mails.Written> written = this.mails.ofInstance(instance);
		List<Mails.Written> left = new ArrayList<>(written);
		for (ScenarioStep.Mail mail : expected) {
			int found = 0;
			while (found < left.size() && !matches(mail, left.get(found))) {
				found++;
			}
			if (found == left.size()) {
				throw new ScenarioProblem(where,
						"aucun courriel à « %s » avec l'objet « %s » (dans cet ordre) ; partis : %s".formatted(
								mail.to(), mail.subject(),
								written.stream()
									.map((it) -> "%s « %s »".formatted(it.recipient(), it.subject()))
									.toList()));
			}
			left.subList(0, found + 1).clear();
		}
	}

	private static boolean matches(ScenarioStep.Mail mail, Mails.Written written) {
		return contains(written.recipient(), mail.to()) && contains(written.subject(), mail.subject())
				&& contains(written.text(), mail.text());
	}

	private static boolean contains(String text, @Nullable String part) {
		return part == null || text.contains(part);
	}

	private static void timeline(Where where, String text, JsonNode timeline) {
		List<String> facts = new ArrayList<>();
		timeline.path("items").forEach((fact) -> facts.add(fact.path("label").asString("")));
		if (facts.stream().noneMatch((fact) -> fact.contains(text))) {
			throw new ScenarioProblem(where,
					"le fil du dossier ne dit pas « %s » ; il dit : %s".formatted(text, facts));
		}
	}

	private static void same(Where where, String what, @Nullable Object expected, @Nullable Object found) {
		if (!String.valueOf(expected).equals(String.valueOf(found))) {
			throw different(where, what, expected, found);
		}
	}

	private static ScenarioProblem different(Where where, String what, @Nullable Object expected,
			@Nullable Object found) {
		return new ScenarioProblem(where,
				"%s : attendu %s, constaté %s".formatted(what, shown(expected), shown(found)));
	}

	private static Object shown(@Nullable Object value) {
		return (value != null) ? value : "rien";
	}

}
