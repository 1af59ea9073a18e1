package fr.ecluse.modeler;

import java.util.Set;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.OpsnRole;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The designer whose requests were recorded. */
@TestComponent
class Designers {

	static final String USERNAME = "modeler.conceptrice";

	Designers(Agents agents, PasswordEncoder encoder, TransactionTemplate transaction) {
		transaction.executeWithoutResult((status) -> {
			if (agents.find(USERNAME).isEmpty()) {
				agents.add(new Agent(USERNAME, "Cléo Gabarit", null,
						String.valueOf(encoder.encode("péniche canal écluse 42")), true, Set.of(OpsnRole.DESIGNER),
						Set.of()));
			}
		});
	}

}
