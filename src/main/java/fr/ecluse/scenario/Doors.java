package fr.ecluse.scenario;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.deposit.Reception;
import fr.ecluse.dossier.DossierMessages;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.member.Agents;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.task.TaskWork;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Where calls of people and software enter, behind the sign-in. */
@Component
record Doors(Procedures procedures, MemberParameters parameters, DossierStart start, TaskWork tasks,
		DossierMessages messages, Reception reception, DossierViews views, Agents agents, JsonMapper json) {
}
