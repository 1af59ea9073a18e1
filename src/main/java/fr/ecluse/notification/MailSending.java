package fr.ecluse.notification;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import fr.ecluse.document.Document;
import fr.ecluse.document.Documents;
import fr.ecluse.member.Logo;
import fr.ecluse.member.Logos;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits, a few messages at a time and each in its own transaction. Without an
 * SMTP server the messages are kept and leave as soon as one is set.
 */
@Component
class MailSending {

	private static final Logger LOGGER = LoggerFactory.getLogger(MailSending.class);

	private static final int BATCH = 20;

	private final Mails mails;

	private final Documents documents;

	private final Members members;

	private final Logos logos;

	private final ObjectProvider<JavaMailSender> smtp;

	private final MailSettings settings;

	private final TransactionTemplate transaction;

	MailSending(Mails mails, Documents documents, Members members, Logos logos, ObjectProvider<JavaMailSender> smtp,
			MailSettings settings, TransactionTemplate transaction) {
		this.mails = mails;
		this.documents = documents;
		this.members = members;
		this.logos = logos;
		this.smtp = smtp;
		this.settings = settings;
		this.transaction = transaction;
	}

	@Order(0)
	@EventListener(ApplicationReadyEvent.class)
	void sayWhenNothingCanLeave() {
		if (this.smtp.getIfAvailable() == null) {
			LOGGER.info(
					"Aucun serveur SMTP n'est réglé (SPRING_MAIL_HOST) : les courriels sont conservés, {} en attente",
					this.mails.pending());
		}
	}

	@Scheduled(fixedDelayString = "${ecluse.mail.every:2s}")
	void send() {
		JavaMailSender sender = this.smtp.getIfAvailable();
		if (sender == null) {
			return;
		}
		for (int sent = 0; sent < BATCH; sent++) {
			Boolean found = this.transaction.execute((status) -> sendOne(sender));
			if (!Boolean.TRUE.equals(found)) {
				return;
			}
		}
	}

	private boolean sendOne(JavaMailSender sender) {
		for (Mail mail : this.mails.due(1)) {
			try {
				sender.send(message(sender.createMimeMessage(), mail));
				this.mails.sent(mail);
			}
			catch (MailException | MessagingException ex) {
				LOGGER.warn("Le courriel {} n'est pas parti (essai {}) : {}", mail.id(), mail.attempts() + 1,
						ex.getMessage());
				this.mails.failed(mail, String.valueOf(ex.getMessage()));
			}
			return true;
		}
		return false;
	}

	private MimeMessage message(MimeMessage message, Mail mail) throws MessagingException {
		Siren siren = mail.siren();
		Member member = (siren != null) ? this.members.get(siren) : null;
		MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
		helper.setFrom(new InternetAddress(this.settings.from()));
		String reply = (member != null) ? member.letterhead().email() : null;
		if (reply != null) {
			helper.setReplyTo(reply);
		}
		helper.setTo(mail.recipient());
		helper.setSubject(mail.subject());
		Logo logo = (siren != null) ? this.logos.find(siren).orElse(null) : null;
		helper.setText(mail.text() + "\n\n-- \n" + ((member != null) ? member.name() : "Écluse") + "\n",
				MailLayout.html(member, logo, mail.subject(), mail.text()));
		if (logo != null) {
			helper.addInline(MailLayout.LOGO, new ByteArrayResource(logo.content()), logo.type());
		}
		message.setHeader("Auto-Submitted", "auto-generated");
		for (String id : mail.documents()) {
			Siren owner = Objects.requireNonNull(siren);
			Document document = this.documents.find(owner, id).orElseThrow();
			byte[] content = this.documents.content(owner, id).orElseThrow();
			helper.addAttachment(document.title().replace('/', '-') + ".pdf", new ByteArrayResource(content),
					"application/pdf");
		}
		return message;
	}

}
