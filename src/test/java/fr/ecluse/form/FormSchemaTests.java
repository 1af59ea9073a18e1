package fr.ecluse.form;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema of a form and the server's own check give the same verdict. */
class FormSchemaTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private static final Form FORM = Form
		.parse("""
				{"id":"essai","type":"default","components":[
				  {"type":"textfield","key":"subject","label":"Objet","validate":{"required":true,"minLength":3,"maxLength":20}},
				  {"type":"textarea","key":"text","label":"Texte"},
				  {"type":"textfield","key":"postcode","label":"Code postal","validate":{"pattern":"^[0-9]{5}$"}},
				  {"type":"textfield","key":"email","label":"Courriel","validate":{"validationType":"email"}},
				  {"type":"textfield","key":"phone","label":"Téléphone","validate":{"validationType":"phone"}},
				  {"type":"number","key":"amount","label":"Montant","decimalDigits":2,"validate":{"min":0,"max":1000.5}},
				  {"type":"number","key":"written","label":"Écrit","serializeToString":true},
				  {"type":"checkbox","key":"honour","label":"Sur l'honneur","validate":{"required":true}},
				  {"type":"checkbox","key":"news","label":"Nouvelles"},
				  {"type":"select","key":"kind","label":"Nature","values":[{"value":"a"},{"value":"b"},{"value":2},{"value":true}]},
				  {"type":"radio","key":"free","label":"Libre","valuesKey":"elsewhere"},
				  {"type":"checklist","key":"pieces","label":"Pièces","values":[{"value":"a"},{"value":"b"}]},
				  {"type":"taglist","key":"tags","label":"Mots","values":[{"value":"x"},{"value":"y"}],"validate":{"required":true}},
				  {"type":"datetime","subtype":"date","key":"day","dateLabel":"Jour"},
				  {"type":"datetime","subtype":"time","key":"hour","timeLabel":"Heure"},
				  {"type":"datetime","subtype":"datetime","key":"moment","dateLabel":"Moment"},
				  {"type":"textfield","key":"reference","label":"Référence","readonly":true},
				  {"type":"textfield","key":"reason","label":"Motif","validate":{"required":true},"conditional":{"hide":"=kind != \\"b\\""}},
				  {"type":"textfield","key":"unless","label":"Sauf","validate":{"required":true},"conditional":{"hide":"=kind = null"}},
				  {"type":"textfield","key":"two","label":"Deux","conditional":{"hide":"=kind = 2"}},
				  {"type":"textfield","key":"maybe","label":"Peut-être","validate":{"required":true},"conditional":{"hide":"=count(pieces) > 1"}},
				  {"type":"expression","key":"sum","label":"Somme"},
				  {"type":"textfield","key":"place.city","label":"Ville"},
				  {"type":"group","path":"person","conditional":{"hide":"=news = true"},"components":[
				    {"type":"textfield","key":"name","label":"Nom","validate":{"required":true}},
				    {"type":"checkbox","key":"adult","label":"Majeur"}]},
				  {"type":"group","path":"payer","components":[
				    {"type":"number","key":"share","label":"Part","validate":{"required":true}}]},
				  {"type":"dynamiclist","path":"lines","components":[
				    {"type":"number","key":"price","label":"Prix","decimalDigits":0,"validate":{"required":true}},
				    {"type":"textfield","key":"why","label":"Pourquoi","conditional":{"hide":"=kind = \\"a\\""}}]}
				]}""");

	/** What answers are made of; each place takes any of it. */
	private static final List<@Nullable Object> VALUES = Arrays.asList(null, "", " ", "a", "b", "x", "abc", "Un objet",
			"29200", "29200\n", "camille@essai.example", "sans arobase", "+33298000000", "0298000000", 0, 1, 2, 2.0,
			12.25, 1000.5, 1000.6, -1, 1.005, 1e30, new BigDecimal("999999999999999999"),
			new BigDecimal("1000000000000000000"), "12.25", "1e3", true, false, "2026-03-31", "2026-02-29",
			"2024-02-29", "2000-02-29", "1900-02-29", "2026-04-31", "2026-3-1", "2026-03-31T14:30", "2026-03-31T24:00",
			"14:30", "14:30:59.5Z", "14:60", "2026-03-31\n", "\uD83D\uDE00", "\u0007", "x".repeat(4000),
			"x".repeat(4001), "\uD83D\uDE00".repeat(4000), List.of(), List.of("a"), List.of("a", "b"),
			List.of("a", "a"), List.of("c"), List.of("x", "y"), Map.of(), Map.of("name", "Zoé"), Map.of("name", ""),
			Map.of("name", "Zoé", "adult", true), Map.of("city", "Brest"), Map.of("city", 3), Map.of("share", 5),
			Map.of("share", "5"), List.of(Map.of("price", 3)), List.of(Map.of("price", 3.5)), List.of(Map.of()),
			List.of(Map.of("price", 3, "why", "Parce que")), List.of("texte"));

	static Stream<Path> shippedForms() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("forms"))) {
			return files.filter((file) -> file.toString().endsWith(".form")).sorted().toList().stream();
		}
	}

	@Test
	void agreesWithTheServerOnRandomAnswers() {
		int taken = agree("essai", FORM, new Random(20260331), 20_000,
				Map.of("subject", "Un objet", "honour", true, "tags", List.of("x"), "person", Map.of("name", "Zoé"),
						"payer", Map.of("share", 5), "unless", "Toujours", "kind", "a"));
		assertThat(taken).as("answers that both take").isGreaterThan(500);
	}

	@ParameterizedTest
	@MethodSource("shippedForms")
	void agreesWithTheServerOnShippedForms(Path file) throws IOException {
		Form form = Form.parse(Files.readString(file));
		agree(file.toString(), form, new Random(file.toString().hashCode()), 300, Map.of());
	}

	@Test
	void isAValidSchema() throws IOException {
		Schema meta = SCHEMAS
			.getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
		for (Path file : shippedForms().toList()) {
			List<Error> errors = meta.validate(Form.parse(Files.readString(file)).schema().toString(),
					InputFormat.JSON);
			assertThat(errors).as(file.toString()).isEmpty();
		}
	}

	/** How many random answers both take. */
	private static int agree(String name, Form form, Random random, int rounds, Map<String, Object> base) {
		Schema schema = SCHEMAS.getSchema(form.schema().toString(), InputFormat.JSON);
		List<String> keys = new ArrayList<>(form.keys());
		keys.sort(null);
		int taken = 0;
		for (int round = 0; round < rounds; round++) {
			Map<String, @Nullable Object> answers = new LinkedHashMap<>(base);
			for (int changes = random.nextInt(base.isEmpty() ? keys.size() + 1 : 4); changes >= 0; changes--) {
				String key = keys.get(random.nextInt(keys.size()));
				if (random.nextInt(8) == 0) {
					answers.remove(key);
				}
				else {
					answers.put(key, VALUES.get(random.nextInt(VALUES.size())));
				}
			}
			if (random.nextInt(40) == 0) {
				answers.put("inconnu", "valeur");
			}
			String body = JSON.writeValueAsString(answers);
			@SuppressWarnings("unchecked")
			Map<String, @Nullable Object> read = JSON.readValue(body, HashMap.class);
			List<Violation> violations = form.check(read);
			List<Error> errors = schema.validate(body, InputFormat.JSON);
			assertThat(errors.isEmpty()).as("%s%n%s%nserver %s%nschema %s", name, body, violations, errors)
				.isEqualTo(violations.isEmpty());
			taken += violations.isEmpty() ? 1 : 0;
		}
		return taken;
	}

}
