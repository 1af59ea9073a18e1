package fr.ecluse.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the gate has to know of a {@code procedure.yaml}.
 *
 * @param roles keys of the roles that tasks may name
 * @param statuses keys of all statuses that its dossiers may have
 * @param declaredStatuses those of them that the file itself declares
 * @param messages names of the messages, with the roles that may send each
 * @param parameters keys of what each member sets
 * @param subject variable that gives a dossier its subject
 * @param startForm id of the form that a request fills
 */
public record Description(Set<String> roles, Set<String> statuses, Set<String> declaredStatuses,
		Map<String, List<String>> messages, Set<String> parameters, String subject, String startForm) {
}
