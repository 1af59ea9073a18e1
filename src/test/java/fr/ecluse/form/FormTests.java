package fr.ecluse.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FormTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

	private static final Form FORM = Form
		.parse("""
				{"id":"essai","type":"default","components":[
				  {"type":"text","text":"# Titre"},
				  {"type":"textfield","key":"subject","label":"Objet","validate":{"required":true,"minLength":3,"maxLength":20}},
				  {"type":"textarea","key":"text","label":"Texte"},
				  {"type":"textfield","key":"postcode","label":"Code postal","validate":{"pattern":"^[0-9]{5}$"}},
				  {"type":"textfield","key":"email","label":"Courriel","validate":{"validationType":"email"}},
				  {"type":"textfield","key":"phone","label":"Téléphone","validate":{"validationType":"phone"}},
				  {"type":"number","key":"amount","label":"Montant","decimalDigits":2,"validate":{"min":0,"max":1000.5}},
				  {"type":"checkbox","key":"honour","label":"Sur l'honneur","validate":{"required":true}},
				  {"type":"select","key":"kind","label":"Nature","values":[{"label":"A","value":"a"},{"label":"B","value":"b"},{"label":"2","value":2}]},
				  {"type":"radio","key":"free","label":"Libre","valuesKey":"elsewhere"},
				  {"type":"checklist","key":"pieces","label":"Pièces","values":[{"label":"A","value":"a"},{"label":"B","value":"b"}]},
				  {"type":"datetime","subtype":"date","key":"day","dateLabel":"Jour","disallowPassedDates":true},
				  {"type":"datetime","subtype":"time","key":"hour","timeLabel":"Heure"},
				  {"type":"datetime","subtype":"datetime","key":"moment","dateLabel":"Moment"},
				  {"type":"textfield","key":"reference","label":"Référence","readonly":true},
				  {"type":"textfield","key":"reason","label":"Motif","validate":{"required":true},"conditional":{"hide":"=kind != \\"b\\""}},
				  {"type":"textfield","key":"maybe","label":"Peut-être","validate":{"required":true},"conditional":{"hide":"=count(pieces) > 1"}},
				  {"type":"textfield","key":"place.city","label":"Ville"},
				  {"type":"group","path":"person","conditional":{"hide":"=honour = false"},"components":[
				    {"type":"textfield","key":"name","label":"Nom","validate":{"required":true}}]},
				  {"type":"dynamiclist","path":"lines","components":[
				    {"type":"number","key":"price","label":"Prix","decimalDigits":0,"validate":{"required":true}}]}
				]}""");

	private static Map<String, Object> valid() {
		return new HashMap<>(Map.of("subject", "Un objet", "honour", true, "person", Map.of("name", "Zoé")));
	}

	private static List<String> sentences(String key, @Nullable Object value) {
		Map<String, Object> answers = valid();
		answers.put(key, value);
		return FORM.check(answers, TODAY).stream().map((v) -> v.pointer() + " " + v.sentence()).toList();
	}

	@Test
	void acceptsAnswersThatRespectTheForm() {
		assertThat(FORM.check(valid(), TODAY)).isEmpty();
		assertThat(FORM.id()).isEqualTo("essai");
		assertThat(FORM.keys()).contains("subject", "person", "lines", "place").doesNotContain("name", "place.city");
		assertThat(FORM.lockedKeys()).containsExactly("reference");
	}

	static List<@Nullable Object[]> goodAnswers() {
		return List.of(row("text", "Émoji 🏛️ et עברית\n\tà la ligne"), row("text", "x".repeat(4000)), row("text", ""),
				row("postcode", "01000"), row("email", "a.b@mairie.fr"), row("phone", "+33123456789"),
				row("amount", 1000.5), row("amount", 12.25), row("amount", 0), row("kind", "a"), row("kind", 2),
				row("free", "tout"), row("pieces", List.of("a", "b")), row("pieces", List.of()),
				row("day", "2026-03-31"), row("hour", "14:30Z"), row("hour", "14:30"),
				row("moment", "2020-02-29T23:59+02:00"), row("maybe", "oui"), row("place", Map.of("city", "Lyon")),
				row("lines", List.of(Map.of("price", 3), Map.of("price", 4))));
	}

	static List<@Nullable Object[]> badAnswers() {
		return List.of(row("subject", ""), row("subject", "   "), row("subject", "ab"), row("subject", "x".repeat(21)),
				row("subject", 12), row("subject", Map.of("a", 1)), row("text", "x".repeat(4001)),
				row("text", "nul \u0000"), row("text", "moitié \ud83c"), row("postcode", "1000"),
				row("email", "mairie"), row("email", "a@b <c>"), row("phone", "0123456789"), row("amount", -1),
				row("amount", 1000.51), row("amount", "douze"), row("amount", 1.234), row("amount", Double.NaN),
				row("amount", true), row("honour", false), row("honour", "oui"), row("kind", "c"), row("kind", 3),
				row("kind", List.of("a")), row("free", Map.of()), row("pieces", "a"), row("pieces", List.of("a", "c")),
				row("pieces", List.of("a", "a")), row("pieces", List.of(Map.of())), row("day", "2026-03-30"),
				row("day", "31/03/2026"), row("day", "2026-02-30"), row("day", "2026-04-01T00:00"),
				row("hour", "24:30"), row("moment", "2026-04-01"), row("reference", "moi"), row("reason", "sans objet"),
				row("maybe", 3), row("place", "Lyon"), row("place", Map.of("street", "x")), row("person", Map.of()),
				row("person", List.of()), row("lines", Map.of()), row("lines", List.of("x")),
				row("lines", List.of(Map.of("price", 3.5))), row("lines", List.of(Map.of("price", 3, "x", 1))),
				row("unknown", "x"), row("initiator", null),
				row("lines", Arrays.asList(new Object[FormPart.MOST_ROWS + 1])));
	}

	@ParameterizedTest
	@MethodSource("goodAnswers")
	void accepts(String key, @Nullable Object value) {
		assertThat(sentences(key, value)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("badAnswers")
	void refusesAndNamesTheAnswer(String key, @Nullable Object value) {
		assertThat(sentences(key, value)).anySatisfy((line) -> assertThat(line).startsWith("/" + key))
			.allSatisfy((line) -> assertThat(line).endsWith(".").doesNotContain("%"));
	}

	@Test
	void asksForWhatConditionsShow() {
		assertThat(sentences("kind", "b")).singleElement().asString().startsWith("/reason Renseignez « Motif »");
		Map<String, Object> answers = valid();
		answers.put("kind", "b");
		answers.put("reason", "parce que");
		assertThat(FORM.check(answers)).isEmpty();
	}

	@Test
	void locksAListWhoseColumnsAreAllReadOnly() {
		String list = """
				{"type": "dynamiclist", "path": "%s", "components": [
				  {"type": "textfield", "key": "service", "readonly": true},
				  {"type": "textfield", "key": "opinion", "readonly": %s}]}""";
		Form form = Form.parse(
				"{\"components\": [%s, %s]}".formatted(list.formatted("shown", true), list.formatted("asked", false)));
		assertThat(form.lockedKeys()).containsExactly("shown");
	}

	@Test
	void pointsInsideGroupsAndLists() {
		assertThat(sentences("lines", List.of(Map.of("price", 1), Map.of()))).singleElement()
			.isEqualTo("/lines/1/price Renseignez « Prix » : la réponse est obligatoire.");
		assertThat(sentences("a/b~c", 1)).singleElement().asString().startsWith("/a~1b~0c Retirez");
	}

	@ParameterizedTest
	@CsvSource({ "'=kind = \"a\"', HIDDEN", "'=kind != \"a\"', SHOWN", "'= kind = \"z\"', SHOWN",
			"'=count = 3', HIDDEN", "'=count != 3.0', SHOWN", "'=flag = true', HIDDEN", "'=flag = false', SHOWN",
			"'=absent = null', HIDDEN", "'=blank = null', HIDDEN", "'=kind != null', HIDDEN", "'=count > 2', UNKNOWN",
			"'=not(flag)', UNKNOWN", "'=kind = \"a\" or true', UNKNOWN" })
	void evaluatesSimpleHideRules(String feel, HideRule.Outcome expected) {
		Map<String, Object> answers = Map.of("kind", "a", "count", 3, "flag", true, "blank", "");
		assertThat(HideRule.parse(feel).in(answers)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{\"components\":{}}", "<html>",
			"{\"components\":[{\"type\":\"filepicker\",\"key\":\"f\"}]}",
			"{\"components\":[{\"type\":\"textfield\",\"key\":\"f\",\"validate\":{\"pattern\":\"(\"}}]}",
			"{\"components\":[{\"type\":\"textfield\",\"key\":\"a\"},{\"type\":\"textfield\",\"key\":\"a.b\"}]}" })
	void refusesFilesThatAreNotForms(String json) {
		assertThatIllegalArgumentException().isThrownBy(() -> Form.parse(json));
	}

	private static @Nullable Object[] row(String key, @Nullable Object value) {
		return new @Nullable Object[] { key, value };
	}

}
