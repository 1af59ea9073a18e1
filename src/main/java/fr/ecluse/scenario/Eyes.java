package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import fr.ecluse.document.Documents;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.dossier.Facts;
import fr.ecluse.engine.Tasks;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;

import org.springframework.stereotype.Component;

/** Sees how things stand in the dossier of a story. */
@Component
record Eyes(DossierViews views, Documents documents, Mails mails, Tasks tasks) {

	private static final int MOST_TASKS = 200;

	ScenarioResult.Seen seen(Siren siren, String dossier, Findings findings) {
		DossierViews.Detail detail = this.views.detail(siren, dossier);
		String instance = findings.instance(dossier);
		return new ScenarioResult.Seen(detail.summary().status(), findings.end(instance),
				this.tasks.open(siren, new Tasks.Filter(dossier, null, null, null, null), MOST_TASKS)
					.stream()
					.map((task) -> new ScenarioResult.OpenTask(task.element(), task.name(), task.roles()))
					.toList(),
				this.documents.ofDossier(siren, dossier)
					.stream()
					.map((document) -> new ScenarioResult.Document(document.key(), document.title()))
					.toList(),
				detail.deadlines()
					.stream()
					.map((deadline) -> new ScenarioResult.Deadline(deadline.name(), deadline.label(), deadline.date(),
							deadline.reference()))
					.toList(),
				this.mails.ofInstance(instance)
					.stream()
					.map((mail) -> new ScenarioResult.Mail(mail.recipient(), mail.subject(), mail.text()))
					.toList());
	}

	List<ScenarioResult.Event> events(Siren siren, String dossier) {
		List<ScenarioResult.Event> events = new ArrayList<>();
		for (Facts.Fact fact : this.views.timeline(siren, dossier)) {
			events.add(new ScenarioResult.Event(fact.at(), fact.kind(), fact.label(), fact.actor()));
		}
		this.documents.ofDossier(siren, dossier)
			.forEach((document) -> events.add(new ScenarioResult.Event(document.created(), "document",
					"Document édité : " + document.title(), null)));
		this.mails.ofInstance(this.views.instance(siren, dossier))
			.forEach((mail) -> events.add(new ScenarioResult.Event(mail.created(), "mail",
					"Courriel à %s : %s".formatted(mail.recipient(), mail.subject()), null)));
		events.sort(Comparator.comparing(ScenarioResult.Event::at));
		return events;
	}

}
