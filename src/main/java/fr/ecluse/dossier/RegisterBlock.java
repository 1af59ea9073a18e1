package fr.ecluse.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.member.Members;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.catalogue.Procedures;

import org.springframework.stereotype.Component;

/**
 * Gives a number in a chronological register of the member. Without inputs, the dossier
 * gets its own in the register of its procedure, as variable {@code reference} and name
 * of the instance. With {@code register}, {@code prefix} and {@code result}, each passage
 * gets a further number in that register, as variable {@code result}; {@code year} is the
 * current one where the member is when left out.
 */
@Component("register")
class RegisterBlock implements Block {

	private static final int LONGEST_REGISTER = 60;

	private final Registers registers;

	private final Dossiers dossiers;

	private final Procedures procedures;

	private final Members members;

	private final Facts facts;

	private final Clock clock;

	RegisterBlock(Registers registers, Dossiers dossiers, Procedures procedures, Members members, Facts facts,
			Clock clock) {
		this.registers = registers;
		this.dossiers = dossiers;
		this.procedures = procedures;
		this.members = members;
		this.facts = facts;
		this.clock = clock;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.ofInstance(step.processInstanceId()).orElseThrow();
		if (step.given("register").isPresent()) {
			further(step, dossier);
		}
		else if (dossier.reference() == null) {
			Procedure.Register register = this.procedures.followed(dossier.procedureVersion(), dossier.procedureKey())
				.register();
			String number = this.registers.give(dossier, step.passage(), register.key(), register.prefix(), year(step));
			this.dossiers.save(dossier.registered(number));
			this.facts.add(dossier, "registered", "Demande enregistrée sous le numéro " + number, null);
			step.set("reference", number);
			step.rename(number);
		}
	}

	private void further(Step step, Dossier dossier) {
		String register = word(step.input("register"), "[a-z0-9-]{1," + LONGEST_REGISTER + "}");
		String prefix = word(step.input("prefix"), "[A-Za-z0-9._/-]{1,30}");
		String result = step.input("result");
		int year = step.given("year")
			.map((text) -> Integer.parseInt(word(text, "[0-9]{4}")))
			.orElseGet(() -> year(step));
		String number = this.registers.given(dossier.id(), step.passage()).orElseGet(() -> {
			String given = this.registers.give(dossier, step.passage(), register, prefix, year);
			this.facts.add(dossier, "numbered", "Numéro %s donné au registre « %s »".formatted(given, register), null);
			return given;
		});
		step.set(result, number);
	}

	private int year(Step step) {
		ZoneId zone = this.members.get(step.siren()).territory().zone();
		return LocalDate.ofInstant(this.clock.instant(), zone).getYear();
	}

	private static String word(String text, String pattern) {
		if (!text.matches(pattern)) {
			throw new IllegalStateException(
					"« %s » n'est pas une entrée possible de la brique register (%s).".formatted(text, pattern));
		}
		return text;
	}

}
