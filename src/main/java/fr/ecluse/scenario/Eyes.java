package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.document.Document;
import fr.ecluse.document.Documents;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.dossier.Facts;
import fr.ecluse.engine.Tasks;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Sees how things stand in the dossier of a story. */
@Component
record Eyes(DossierViews views, Documents documents, Mails mails, Tasks tasks) {

	private static final int MOST_TASKS = 200;

	ScenarioResult.Seen seen(Siren siren, String dossier, Findings findings) {
		DossierViews.Detail detail = this.views.detail(siren, dossier);
		String instance = findings.instance(dossier);
		return new ScenarioResult.Seen(detail.summary().status(), findings.end(instance),
				this.tasks.open(siren, new Tasks.Filter(instance, null, null, null, null, null, null), MOST_TASKS)
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

	/** What a scenario may expect of a dossier as it is now, and again in another one. */
	ScenarioStep.Expect outcome(Siren siren, DossierViews.Detail dossier, ProcessEngine engine) {
		String id = dossier.summary().id();
		Findings findings = new Findings(siren, engine, this.documents, this.views, this.mails);
		String instance = findings.instance(id);
		Map<String, @Nullable List<String>> texts = new LinkedHashMap<>();
		for (Document document : this.documents.ofDossier(siren, id)) {
			String text = PdfText.of(this.documents.content(siren, document.id()).orElseThrow());
			String subject = dossier.summary().subject();
			texts.put(document.key(), text.contains(PdfText.plain(subject)) ? List.of(subject) : List.of());
		}
		Map<String, ScenarioStep.@Nullable Due> deadlines = new LinkedHashMap<>();
		dossier.deadlines().forEach((it) -> deadlines.put(it.name(), new ScenarioStep.Due(it.date(), null)));
		return new ScenarioStep.Expect(Where.file(""), dossier.summary().status(), findings.openTasks(instance), texts,
				deadlines,
				this.mails.ofInstance(instance)
					.stream()
					.map((mail) -> new ScenarioStep.Mail(mail.recipient(), withoutNumbers(mail.subject(), dossier),
							null))
					.toList(),
				Map.of(), List.of(), findings.end(instance));
	}

	/** The longest part that another dossier has too. */
	private static @Nullable String withoutNumbers(String subject, DossierViews.Detail dossier) {
		String numbers = Stream
			.concat(Stream.ofNullable(dossier.summary().reference()),
					dossier.numbers().stream().map((it) -> it.number()))
			.map(Pattern::quote)
			.collect(Collectors.joining("|"));
		return numbers.isEmpty() ? subject
				: Pattern.compile(numbers)
					.splitAsStream(subject)
					.map(String::strip)
					.filter((part) -> !part.isEmpty())
					.max(Comparator.comparing(String::length))
					.orElse(null);
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
		// Of one instant, the end comes last.
		events.sort(
				Comparator.comparing(ScenarioResult.Event::at).thenComparing((event) -> event.kind().equals("closed")));
		return events;
	}

}
