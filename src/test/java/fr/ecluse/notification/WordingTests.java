package fr.ecluse.notification;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.procedure.MailTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTests {

	@Test
	void keepsASubjectOnOneLineWhateverAnswersHold() {
		Wording wording = filled("Objet : Demande {{subject}}\n\nx",
				Map.of("subject", "banc\r\nBcc: espion@essai.example\u0085\u2028\u0000fin"));
		assertThat(wording.subject()).isEqualTo("Demande banc Bcc: espion@essai.example fin");
	}

	@Test
	void evaluatesNothingThatAnswersHold() {
		String attack = "{{secret}} ${7*7} #{x} [[${x}]] <script>alert(1)</script> $1 \\";
		assertThat(filled("Objet : x\n\n{{text}}", Map.of("text", attack, "secret", "non")).text()).isEqualTo(attack);
	}

	@Test
	void boundsWhatAnswersAdd() {
		Wording wording = filled("Objet : {{text}}\n\n" + "{{text}} ".repeat(100), Map.of("text", "😀".repeat(3000)));
		assertThat(wording.subject()).hasSizeLessThanOrEqualTo(250).endsWith("…");
		assertThat(wording.text().length()).isLessThanOrEqualTo(15_000);
		assertThat(wording.text().codePoints()).noneMatch((it) -> Character.getType(it) == Character.SURROGATE);
	}

	@Test
	void writesValuesAsPeopleReadThem() {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("day", "2026-11-24");
		values.put("no", "2026-13-45");
		values.put("at", new Date(Instant.parse("2026-11-24T23:30:00Z").toEpochMilli()));
		values.put("amount", 12345.5);
		values.put("yes", true);
		values.put("list", new StringBuilder("[\"a\",{\"x\":1},\"b\"]"));
		values.put("who", new StringBuilder("{\"name\":\"Camille\",\"home\":{\"city\":\"Crozon\"}}"));
		values.put("memberTerritory", "metropole");
		assertThat(filled("Objet : x\n\n{{day}}|{{no}}|{{at}}|{{amount}}|{{yes}}|{{who.name}}|{{who.home.city}}|"
				+ "{{who.x.y}}|{{who}}|{{absent}}|", values)
			.text()).isEqualTo("24 novembre 2026|2026-13-45|25 novembre 2026|12\u00a0345,5|oui|Camille|Crozon||||");
		assertThat(filled("Objet : x\n\n{{list}}", Map.of("list", List.of("a", "b"))).text()).isEqualTo("a, b");
	}

	private static Wording filled(String source, Map<String, ? extends @Nullable Object> values) {
		return Wordings.filled(MailTemplate.read(source), new Fields(values::get, JsonMapper.shared()));
	}

}
