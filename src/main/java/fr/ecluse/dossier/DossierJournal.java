package fr.ecluse.dossier;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the journal keep what happens to dossiers, in the transaction that does it. */
@Component
class DossierJournal {

	private final Journal journal;

	DossierJournal(Journal journal) {
		this.journal = journal;
	}

	@EventListener
	void on(DossierFact fact) {
		this.journal.record(Entry.of("dossier", fact.dossierId(), "dossier." + fact.kind(), fact.label())
			.of(fact.siren().value())
			.with("procedure", fact.procedure())
			.with("by", fact.actor()));
	}

}
