package fr.ecluse.dossier;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;

import org.springframework.stereotype.Component;

/** Says where the dossier stands. Input: {@code status}, one of {@link Status}'s keys. */
@Component("status")
class StatusBlock implements Block {

	private final Dossiers dossiers;

	private final Facts facts;

	StatusBlock(Dossiers dossiers, Facts facts) {
		this.dossiers = dossiers;
		this.facts = facts;
	}

	@Override
	public void run(Step step) {
		Status status = Status.of(step.input("status"));
		Dossier dossier = this.dossiers.findByProcessInstanceId(step.processInstanceId()).orElseThrow();
		if (!dossier.status().equals(status.key())) {
			this.dossiers.save(dossier.in(status));
			this.facts.add(dossier.id(), "status", "État : " + status.label(), null);
		}
	}

}
