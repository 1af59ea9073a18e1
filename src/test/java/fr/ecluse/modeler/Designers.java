package fr.ecluse.modeler;

import java.util.Set;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.OpsnRole;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The designer whose requests were recorded. */
@Component
class Designers {

	static final String USERNAME = "modeler.conceptrice";

	private final Agents agents;

	private final PasswordEncoder encoder;

	private final TransactionTemplate transaction;

	Designers(Agents agents, PasswordEncoder encoder, TransactionTemplate transaction) {
		this.agents = agents;
		this.encoder = encoder;
		this.transaction = transaction;
	}

	void prepare() {
		this.transaction.executeWithoutResult((status) -> {
			if (this.agents.find(USERNAME).isEmpty()) {
				this.agents.add(new Agent(USERNAME, "Cléo Gabarit", null,
						String.valueOf(this.encoder.encode("péniche canal écluse 42")), true, Set.of(OpsnRole.DESIGNER),
						Set.of()));
			}
		});
	}

}
