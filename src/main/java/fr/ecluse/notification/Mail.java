package fr.ecluse.notification;

import java.util.List;

import fr.ecluse.member.Siren;

/**
 * A message to send.
 *
 * @param siren the member that writes
 * @param processInstanceId the instance it belongs to
 * @param name what it is within the instance: the same message is never queued twice
 * @param documents ids of the documents it carries
 */
record Mail(long id, Siren siren, String processInstanceId, String name, String recipient, String subject, String text,
		List<String> documents, int attempts) {
}
