package fr.ecluse.dossier;

import java.time.LocalDate;
import java.util.Date;

import fr.ecluse.calendar.Territory;
import fr.ecluse.deadline.Deadline;
import fr.ecluse.deadline.Deadlines;
import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.member.Members;

import org.springframework.stereotype.Component;

/**
 * Computes a legal date. Inputs: {@code rule}; {@code name}, under which the dossier
 * shows it; {@code label} in French; {@code from}, an ISO date, the day the request was
 * received when left out. Sets {@code <name>Date} (ISO date) and {@code <name>At} (the
 * instant its day ends where the member is, for timers).
 */
@Component("deadline")
class DeadlineBlock implements Block {

	private final Deadlines deadlines;

	private final DossierDeadlines dates;

	private final Dossiers dossiers;

	private final Members members;

	DeadlineBlock(Deadlines deadlines, DossierDeadlines dates, Dossiers dossiers, Members members) {
		this.deadlines = deadlines;
		this.dates = dates;
		this.dossiers = dossiers;
		this.members = members;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.findByProcessInstanceId(step.processInstanceId()).orElseThrow();
		Territory territory = this.members.get(step.siren()).territory();
		LocalDate from = step.find("from")
			.map(LocalDate::parse)
			.orElseGet(() -> LocalDate.ofInstant(dossier.received(), territory.zone()));
		Deadline deadline = this.deadlines.compute(step.input("rule"), from, territory);
		String name = step.input("name");
		this.dates.put(dossier.id(), name, step.input("label"), deadline);
		step.set(name + "Date", deadline.date().toString());
		step.set(name + "At", Date.from(deadline.endOfDay()));
	}

}
