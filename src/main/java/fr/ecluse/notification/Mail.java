package fr.ecluse.notification;

import java.util.List;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param siren the member that writes; null when the platform itself does
 * @param processInstanceId the instance it belongs to, or another thing that it tells of
 * @param name what it is within that: the same message is never queued twice
 * @param documents ids of the documents it carries
 */
record Mail(long id, @Nullable Siren siren, String processInstanceId, String name, String recipient, String subject,
		String text, List<String> documents, int attempts) {
}
