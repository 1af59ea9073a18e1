package fr.ecluse.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.member.Members;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.procedure.Procedures;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the dossier its number in the chronological register of its member and year. No
 * number is skipped: the counter's row stays locked until the transaction ends. Sets the
 * variable {@code reference} and names the instance by it.
 */
@Component("register")
class RegisterBlock implements Block {

	private final JdbcClient jdbc;

	private final Dossiers dossiers;

	private final Procedures procedures;

	private final Members members;

	private final Facts facts;

	private final Clock clock;

	RegisterBlock(JdbcClient jdbc, Dossiers dossiers, Procedures procedures, Members members, Facts facts,
			Clock clock) {
		this.jdbc = jdbc;
		this.dossiers = dossiers;
		this.procedures = procedures;
		this.members = members;
		this.facts = facts;
		this.clock = clock;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.findByProcessInstanceId(step.processInstanceId()).orElseThrow();
		if (dossier.reference() == null) {
			Procedure.Register register = this.procedures.get(step.procedure()).register();
			ZoneId zone = this.members.get(step.siren()).territory().zone();
			Year year = Year.from(LocalDate.ofInstant(this.clock.instant(), zone));
			String number = "%s-%s-%05d".formatted(register.prefix(), year,
					next(dossier.siren(), register.key(), year.getValue()));
			this.dossiers.save(dossier.registered(number));
			this.facts.add(dossier.id(), "registered", "Demande enregistrée sous le numéro " + number, null);
			step.set("reference", number);
			step.rename(number);
		}
	}

	private int next(String siren, String register, int year) {
		this.jdbc.sql("""
				insert into register_counter (siren, register, year, last) values (:siren, :register, :year, 1)
				on duplicate key update last = last + 1
				""").param("siren", siren).param("register", register).param("year", year).update();
		return this.jdbc
			.sql("select last from register_counter where siren = :siren and register = :register and year = :year")
			.param("siren", siren)
			.param("register", register)
			.param("year", year)
			.query(Integer.class)
			.single();
	}

}
