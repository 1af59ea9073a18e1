package fr.ecluse.dossier;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.procedure.Status;

import org.springframework.stereotype.Component;

/**
 * Says where the dossier stands. Input: {@code status}, a key of one of the procedure's.
 */
@Component("status")
class StatusBlock implements Block {

	private final Dossiers dossiers;

	private final Procedures procedures;

	private final Facts facts;

	StatusBlock(Dossiers dossiers, Procedures procedures, Facts facts) {
		this.dossiers = dossiers;
		this.procedures = procedures;
		this.facts = facts;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.ofInstance(step.processInstanceId()).orElseThrow();
		Status status = this.procedures.followed(dossier.procedureVersion(), dossier.procedureKey())
			.status(step.input("status"));
		if (!dossier.status().equals(status.key())) {
			this.dossiers.save(dossier.in(status));
			this.facts.add(dossier, "status", "État : " + status.label(), null);
		}
	}

}
