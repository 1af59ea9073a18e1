package fr.ecluse.notification;

import fr.ecluse.member.Member;
import fr.ecluse.procedure.MailTemplate;

/** Messages as their readers would see them, each place with its name in brackets. */
public final class MailPreviews {

	private MailPreviews() {
	}

	/** The page of a wording, under the name of a member. */
	public static String page(Member member, String source) {
		MailTemplate template = MailTemplate.read(source);
		String subject = (template.subject() != null) ? template.subject() : "";
		return MailLayout.html(member, null, MailTemplate.filled(subject, MailPreviews::shown),
				MailTemplate.filled(template.text(), MailPreviews::shown));
	}

	private static String shown(String place) {
		return "[" + place + "]";
	}

}
