package fr.ecluse.notification;

import java.time.Duration;
import java.util.Map;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.MemberParameters;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A message of a shipped procedure arrives in the words of the member, or in its own. */
@EcluseTest
class OwnWordingTest {

	private static final Siren MEMBER = new Siren("212900427");

	private static final String NAME = "<b>Camille</b> {{subject}} ${7*7}";

	@RegisterExtension
	static final GreenMailExtension SMTP = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

	@Autowired
	private Members members;

	@Autowired
	private Procedures procedures;

	@Autowired
	private MemberParameters parameters;

	@Autowired
	private DossierStart start;

	@Autowired
	private TestPost post;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from mail").update();
			this.jdbc.sql("delete from member_parameters where siren = ?").param(MEMBER.value()).update();
			this.members.put(new Member(MEMBER, "Commune de Crozon", MemberKind.COMMUNE, "29042", "29", 7410, null,
					Territory.METROPOLE, Letterhead.EMPTY));
		});
	}

	@Test
	void arrivesInTheMembersWordsInBothParts() throws Exception {
		this.parameters.put(MEMBER, this.procedures.get("demande-citoyenne"),
				Map.of("mailAccuseEnregistrement",
						"Objet : Bien reçu : {{subject}}\n\nDemat da {{applicantName}},\n\nN° {{reference}} & merci."),
				"essai");
		MimeMessage message = received();
		assertThat(message.getSubject()).isEqualTo("Bien reçu : Un banc");
		assertThat(message.getHeader("Bcc")).isNull();
		assertThat(part(message, "text/plain")).contains("Demat da " + NAME + ",")
			.containsPattern("N° \\S+-2\\d{3}-\\d{5} & merci");
		assertThat(part(message, "text/html"))
			.contains("<html lang=\"fr\">", "<title>Bien reçu : Un banc</title>",
					"Demat da &lt;b&gt;Camille&lt;/b&gt; {{subject}} ${7*7},</p>", "&amp; merci.")
			.doesNotContain("<b>Camille");
	}

	@Test
	void arrivesInTheWordsOfTheProcedureOtherwise() throws Exception {
		MimeMessage message = received();
		assertThat(message.getSubject()).startsWith("Votre demande ").endsWith(" est enregistrée");
		assertThat(part(message, "text/plain")).startsWith("Bonjour,")
			.contains("L'accusé d'enregistrement joint fait foi")
			.doesNotContain("{{");
		assertThat(part(message, "text/html")).contains("L&#39;accusé d&#39;enregistrement joint fait foi");
	}

	@Test
	void refusesWordsThatAreNoPlainText() {
		for (String words : new String[] { "<b>x</b>", "${x}", "{{#if}}", "{{applicantEmail}}", "Objet :\n\nx",
				"Objet : x" }) {
			assertThatThrownBy(() -> this.parameters.put(MEMBER, this.procedures.get("demande-citoyenne"),
					Map.of("mailDecision", words), "essai"))
				.as(words)
				.isInstanceOf(ErrorResponseException.class);
		}
	}

	private MimeMessage received() {
		this.start.start(MEMBER,
				new DossierStart.Request(
						"demande-citoyenne", null, Map.of("applicantName", NAME, "applicantEmail",
								"camille@courriel.example", "subject", "Un banc", "text", "Le banc est cassé."),
						null, "essai"));
		await().atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(this.jdbc.sql("select count(*) from mail where siren = ?")
				.param(MEMBER.value())
				.query(Long.class)
				.single()).isEqualTo(1));
		this.post.send(SMTP.getSmtp().getPort());
		assertThat(SMTP.getReceivedMessages()).hasSize(1);
		return SMTP.getReceivedMessages()[0];
	}

	private static String part(Part part, String type) throws Exception {
		if (part.isMimeType(type)) {
			return String.valueOf(part.getContent()).replace("\r\n", "\n");
		}
		String found = "";
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount() && found.isEmpty(); i++) {
				BodyPart child = parts.getBodyPart(i);
				found = part(child, type);
			}
		}
		return found;
	}

}
