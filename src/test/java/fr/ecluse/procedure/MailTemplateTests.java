package fr.ecluse.procedure;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailTemplateTests {

	private static final String GOOD = "Objet : Votre demande {{reference}}\r\n\r\nBonjour {{ applicant.name }},\r\n\r\n1 < 2 & 3 > 2.\r\n";

	@Test
	void readsSubjectTextAndPlaces() {
		assertThat(MailTemplate.faults(GOOD, true)).isEmpty();
		MailTemplate read = MailTemplate.read("\uFEFF" + GOOD);
		assertThat(read.subject()).isEqualTo("Votre demande {{reference}}");
		assertThat(read.text()).isEqualTo("Bonjour {{ applicant.name }},\n\n1 < 2 & 3 > 2.");
		assertThat(MailTemplate.places(GOOD)).containsExactly(new MailTemplate.Place("reference", 1),
				new MailTemplate.Place("applicant.name", 3));
		assertThat(MailTemplate.places(GOOD).get(1).variable()).isEqualTo("applicant");
		assertThat(MailTemplate.parameter("accuse-reception")).isEqualTo("mailAccuseReception");
	}

	@Test
	void neverLooksAtWhatFillsAPlace() {
		assertThat(MailTemplate.filled("{{a}} {{b}}", (name) -> name.equals("a") ? "{{b}} $1 \\ ${7*7}" : "<b>"))
			.isEqualTo("{{b}} $1 \\ ${7*7} <b>");
	}

	@Test
	void keepsTheSubjectThatOwnWordsDoNotGive() {
		MailTemplate template = MailTemplate.read(GOOD);
		assertThat(template.worded("Bonjour.")).isEqualTo(new MailTemplate(template.subject(), "Bonjour."));
		assertThat(template.worded("Objet: Autre\n\nBonjour.")).isEqualTo(new MailTemplate("Autre", "Bonjour."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "${7*7}", "#{x}", "*{x}", "@{/x}", "~{x}", "[[x]]", "[(x)]", "<%= 1 %>", "{{#a}}x{{/a}}",
			"{{^a}}", "{{{a}}}", "{{&a}}", "{{>a}}", "{{!a}}", "{{a b}}", "{{a()}}", "{{a", "a}}",
			"{{a.class.x.y.z.t.u.v}}", "{{T(java.lang.Runtime)}}", "<script>", "</p>", "<!-- x -->", "<?xml ?>",
			"&lt;b&gt;", "&#60;", "a\u0000b", "a\u202eb", "a\u0085b", "a\u2028b", "a\u0007b" })
	void refusesWhatIsNoPlainText(String line) {
		assertThat(MailTemplate.faults("Objet : Essai\n\nBonjour,\n" + line + "\nFin", true)).singleElement()
			.satisfies((fault) -> {
				assertThat(fault.line()).isEqualTo(4);
				assertThat(fault.message()).endsWith(".");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bonjour", "Objet :\n\nBonjour", "Objet : x\nBonjour", "Objet : x\n\n", "" })
	void refusesWhatHasNoSubjectOrText(String source) {
		assertThat(MailTemplate.faults(source, true)).isNotEmpty();
	}

	@Test
	void boundsItsSize() {
		assertThat(MailTemplate.faults("Objet : x\n\n" + "a".repeat(MailTemplate.LONGEST), true)).singleElement()
			.satisfies((fault) -> assertThat(fault.message()).contains("8000 au plus"));
		assertThat(MailTemplate.faults("Objet : " + "a".repeat(201) + "\n\nx", true)).hasSize(1);
	}

	@Test
	void takesOwnWordsWithThePlacesOfTheMessageAlone() {
		Parameter parameter = new Parameter("mailDecision", "Courriel", null, Parameter.Type.MAIL,
				Map.of("reference", "numéro"), null, null, (BigDecimal) null, false);
		assertThat(parameter.check("Bonjour {{reference}}")).isNull();
		assertThat(parameter.check(7)).isEqualTo("Un texte est attendu.");
		assertThat(parameter.check("Bonjour {{applicantEmail}}")).contains("{{applicantEmail}}", "reference");
		assertThat(parameter.check("Bonjour,\n<b>x</b>")).startsWith("Ligne 2 : ");
	}

}
