package fr.ecluse.tasklist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.EngineUser;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Two communes, their agents and requests of a small procedure (essai-tasklist, in the
 * resources of the tests).
 */
@Component
class TasklistWorld {

	static final Siren RENNES = new Siren("213502388");

	static final Siren BORDEAUX = new Siren("213300635");

	static final String PASSWORD = "quatre mots sans rapport";

	private final ProcessEngine engine;

	private final Members members;

	private final Agents agents;

	private final String hash;

	private final TransactionOperations transactions;

	private boolean ready;

	TasklistWorld(ProcessEngine engine, Members members, Agents agents, PasswordEncoder passwords,
			TransactionOperations transactions) {
		this.transactions = transactions;
		this.engine = engine;
		this.members = members;
		this.agents = agents;
		this.hash = String.valueOf(passwords.encode(PASSWORD));
	}

	/** Once per context, whichever test comes first. */
	synchronized void prepare() {
		if (!this.ready) {
			this.transactions.executeWithoutResult((transaction) -> populate());
			this.ready = true;
		}
	}

	private void populate() {
		this.members.put(new Member(RENNES, "Ville de Rennes", MemberKind.COMMUNE, "35238", "35", 220_488, null,
				Territory.METROPOLE, Letterhead.EMPTY));
		this.members.put(new Member(BORDEAUX, "Ville de Bordeaux", MemberKind.COMMUNE, "33063", "33", 259_809, null,
				Territory.METROPOLE, Letterhead.EMPTY));
		agent("tl-rennes", "Anne Le Goff", new Membership(RENNES, "instructeur"));
		agent("tl-rennes-bis", "Yann Morvan", new Membership(RENNES, "instructeur"));
		agent("tl-rennes-elu", "Claire Hamon", new Membership(RENNES, "signataire"));
		agent("tl-bordeaux", "Jean Dupuy", new Membership(BORDEAUX, "instructeur"),
				new Membership(BORDEAUX, "signataire"));
		agent("tl-partage", "Sophie Caron", new Membership(RENNES, "instructeur"),
				new Membership(BORDEAUX, "instructeur"));
	}

	Agent agent(String username, String name, Membership... memberships) {
		Agent agent = new Agent(username, name, username + "@exemple.fr", this.hash, true, Set.of(),
				Arrays.stream(memberships).collect(Collectors.toSet()));
		if (this.agents.find(username).isEmpty()) {
			this.agents.add(agent);
		}
		return agent;
	}

	/** Opens a dossier in that member and returns its first task. */
	Task request(Siren siren, String subject) {
		this.engine.getIdentityService().setAuthentication("essai", List.of(EngineUser.AGENT), List.of(siren.value()));
		try {
			String id = this.engine.getRuntimeService()
				.startProcessInstanceByKey("essai-tasklist",
						Map.of("subject", subject, "text", "Bonjour", "reference", "2026-0042"))
				.getId();
			return this.engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
		}
		finally {
			this.engine.getIdentityService().clearAuthentication();
		}
	}

}
