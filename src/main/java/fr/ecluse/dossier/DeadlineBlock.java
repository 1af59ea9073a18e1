package fr.ecluse.dossier;

import java.time.LocalDate;

import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.member.Members;

import org.springframework.stereotype.Component;

/**
 * Starts a clock of the dossier by computing a legal date; passing again starts it anew.
 * Inputs: {@code rule}; {@code name}, under which the dossier shows it; {@code label} in
 * French; {@code from}, an ISO date, the day the request was received when left out. Sets
 * {@code <name>Date} (ISO date) and {@code <name>At}, the instant for timers: where the
 * member is, the end of the last day of a delay, or the start of the first lawful day.
 */
@Component("deadline")
class DeadlineBlock implements Block {

	private final Clocks clocks;

	private final Dossiers dossiers;

	private final Members members;

	DeadlineBlock(Clocks clocks, Dossiers dossiers, Members members) {
		this.clocks = clocks;
		this.dossiers = dossiers;
		this.members = members;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.ofInstance(step.processInstanceId()).orElseThrow();
		Territory territory = this.members.get(step.siren()).territory();
		LocalDate from = step.given("from")
			.map(LocalDate::parse)
			.orElseGet(() -> LocalDate.ofInstant(dossier.received(), territory.zone()));
		this.clocks.start(step, dossier,
				new Clocks.NewClock(step.input("rule"), step.input("name"), step.input("label"), from), territory);
	}

}
