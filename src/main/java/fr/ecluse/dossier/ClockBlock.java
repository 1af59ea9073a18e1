package fr.ecluse.dossier;

import java.time.Clock;
import java.time.LocalDate;

import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.member.Members;

import org.springframework.stereotype.Component;

/**
 * Makes a clock of the dossier stand still, run again or stop. Inputs: {@code name} of
 * the clock; {@code action}: {@code suspend}, {@code resume} or {@code stop};
 * {@code reason} in French, shown; {@code from}, an ISO date, today where the member is
 * when left out.
 */
@Component("clock")
class ClockBlock implements Block {

	private final Clocks clocks;

	private final Dossiers dossiers;

	private final Members members;

	private final Clock clock;

	ClockBlock(Clocks clocks, Dossiers dossiers, Members members, Clock clock) {
		this.clocks = clocks;
		this.dossiers = dossiers;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.ofInstance(step.processInstanceId()).orElseThrow();
		Territory territory = this.members.get(step.siren()).territory();
		LocalDate from = step.given("from")
			.map(LocalDate::parse)
			.orElseGet(() -> LocalDate.ofInstant(this.clock.instant(), territory.zone()));
		String name = step.input("name");
		switch (step.input("action")) {
			case "suspend" -> this.clocks.suspend(step, dossier, name, from, step.input("reason"), territory);
			case "resume" -> this.clocks.resume(step, dossier, name, from, territory);
			case "stop" -> this.clocks.stop(step, dossier, name, from, step.input("reason"));
			default -> throw new IllegalStateException(
					"L'élément « %s » du modèle demande une action que la brique clock n'a pas : suspend, resume ou stop."
						.formatted(step.activityName()));
		}
	}

}
