package fr.ecluse.notification;

import java.time.Duration;

import fr.ecluse.document.Documents;
import fr.ecluse.member.Logos;
import fr.ecluse.member.Members;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what waits through the mail server of a test. */
@Component
public class TestPost {

	private final Mails mails;

	private final Documents documents;

	private final Members members;

	private final Logos logos;

	private final TransactionTemplate transaction;

	TestPost(Mails mails, Documents documents, Members members, Logos logos, TransactionTemplate transaction) {
		this.mails = mails;
		this.documents = documents;
		this.members = members;
		this.logos = logos;
		this.transaction = transaction;
	}

	public void send(int port) {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("sender", sender);
		new MailSending(this.mails, this.documents, this.members, this.logos,
				beans.getBeanProvider(JavaMailSender.class),
				new MailSettings("ecluse@essai.example", Duration.ofSeconds(1)), this.transaction)
			.send();
	}

}
