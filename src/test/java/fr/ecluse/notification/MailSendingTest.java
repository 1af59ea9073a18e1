package fr.ecluse.notification;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.document.Documents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Logo;
import fr.ecluse.member.Logos;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends through a real SMTP server. */
@EcluseTest
class MailSendingTest {

	private static final Siren MEMBER = new Siren("212900427");

	@RegisterExtension
	static final GreenMailExtension SMTP = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

	@Autowired
	private Mails mails;

	@Autowired
	private Members members;

	@Autowired
	private Logos logos;

	@Autowired
	private Documents documents;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	private final String instance = UUID.randomUUID().toString();

	@BeforeEach
	void clean() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from mail").update();
			this.members.put(new Member(MEMBER, "Commune de Crozon", MemberKind.COMMUNE, "29042", "29", 7410, null,
					Territory.METROPOLE,
					new Letterhead(null, null, null, null, "mairie@crozon.example", null, null, null)));
			this.mails.add(mail("un"));
			this.mails.add(mail("un"));
		});
	}

	@Test
	void sendsEachMessageOnceInTheNameOfTheMember() throws Exception {
		MailSending sending = sending(SMTP.getSmtp().getPort());
		sending.send();
		sending.send();
		assertThat(received()).hasSize(1);
		MimeMessage message = received().get(0);
		assertThat(message.getSubject()).isEqualTo("Décision reçue 😀");
		assertThat(message.getReplyTo()[0]).hasToString("mairie@crozon.example");
		assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(GreenMailUtil.getWholeMessage(message)).contains("Commune de Crozon");
		assertThat(pending()).isZero();
	}

	@Test
	void showsThePlainTextAsAPageWithTheLogoInsideTheMessage() throws Exception {
		this.transaction.executeWithoutResult((status) -> this.logos.put(MEMBER,
				new Logo("b".repeat(64), "image/png", "Blason de Crozon", 10, 10, new byte[] { 1, 2, 3 })));
		try {
			sending(SMTP.getSmtp().getPort()).send();
			String message = GreenMailUtil.getWholeMessage(received().get(0));
			assertThat(message).containsSubsequence("multipart/mixed", "multipart/related", "multipart/alternative",
					"text/plain", "Bonjour,", "-- ", "Commune de Crozon", "text/html", "<html lang", "cid:logo",
					"Content-ID: <logo>");
		}
		finally {
			this.transaction.executeWithoutResult((status) -> this.logos.remove(MEMBER));
		}
	}

	@Test
	void keepsWhatCouldNotLeaveForLater() {
		sending(1).send();
		assertThat(pending()).isEqualTo(1);
		assertThat(this.jdbc.sql("select attempts from mail where process_instance_id = ?")
			.param(this.instance)
			.query(Integer.class)
			.single()).isEqualTo(1);
		sending(SMTP.getSmtp().getPort()).send();
		assertThat(received()).isEmpty(); // not before the minute has passed
		this.transaction
			.executeWithoutResult((status) -> this.jdbc.sql("update mail set next_attempt = '2000-01-01'").update());
		sending(SMTP.getSmtp().getPort()).send();
		assertThat(received()).hasSize(1);
	}

	@Test
	void losesAMessageWithItsTransaction() {
		this.transaction.executeWithoutResult((status) -> {
			this.mails.add(mail("annulé"));
			status.setRollbackOnly();
		});
		assertThat(pending()).isEqualTo(1);
	}

	private long pending() {
		return this.jdbc.sql("select count(*) from mail where state = 'pending' and process_instance_id = ?")
			.param(this.instance)
			.query(Long.class)
			.single();
	}

	private static List<MimeMessage> received() {
		return Arrays.stream(SMTP.getReceivedMessages())
			.filter((message) -> GreenMailUtil.getWholeMessage(message).contains("camille@courriel.example"))
			.toList();
	}

	private Mail mail(String name) {
		return new Mail(0, MEMBER, this.instance, name, "camille@courriel.example", "Décision reçue 😀", "Bonjour,",
				List.of(), 0);
	}

	private MailSending sending(int port) {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("sender", sender);
		ObjectProvider<JavaMailSender> smtp = beans.getBeanProvider(JavaMailSender.class);
		return new MailSending(this.mails, this.documents, this.members, this.logos, smtp,
				new MailSettings("ecluse@essai.example", Duration.ofSeconds(1)), this.transaction);
	}

}
