package fr.ecluse.scenario;

import fr.ecluse.engine.TrialModels;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.procedure.Procedures;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a package of files the version in force, in the transaction of a trial and for
 * its members.
 */
@Component
class Rehearsal {

	private final TrialModels models;

	private final Procedures procedures;

	Rehearsal(TrialModels models, Procedures procedures) {
		this.models = models;
		this.procedures = procedures;
	}

	/**
	 * Takes the package in.
	 * @throws org.camunda.bpm.engine.ProcessEngineException when the engine refuses a
	 * file
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Prepared prepare(String procedure, PackageFiles files) {
		return new Prepared(this.procedures.get(procedure), this.models.deploy(procedure, files.ofEngine()));
	}

	/** A package that was taken in. */
	record Prepared(Procedure procedure, TrialModels.Deployed models) {

		/** Puts it in force for a member. */
		void inForceFor(Siren siren) {
			// The latest version is in force for everybody.
		}

		/** Leaves nothing of it in memory. */
		void forget() {
			this.models.forget();
		}

	}

}
