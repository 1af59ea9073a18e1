package fr.ecluse.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the grammar of expressions takes, and why it refuses the rest. */
class ExpressionGrammarTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Bonjour |", "100 $ et 20 # |", "${decision} | decision",
			"#{decision} | decision", "${a + b * 2 - c / 3 % 4} | a,b,c", "${!a && (b or not c)} | a,b,c",
			"${a eq 'x' and b ne \"y\" or c le 3} | a,b,c", "${empty courriel ? 'aucun' : courriel} | courriel",
			"${demande.objet.titre} | demande", "${lots[0].montant > 90000.5} | lots",
			"${lots[rang]['titre']} | lots,rang", "${elements(lots)[1].titre} | lots",
			"${size(lots) > 0 ? deadline('silence-2-mois', recu, memberTerritory) : null} | lots,recu,memberTerritory",
			"De ${nom} à ${ville} | nom,ville", "${execution.businessKey}|", "${currentUser()}|",
			"${dateTime().plusDays(jours).withTimeAtStartOfDay().toDate()} | jours", "${née} | née",
			"${a ? today(b) : c} | a,b,c", "${true}|", "${null}|", "${-1}|" })
	void takesWhatTheEngineRuns(String text, String variables) {
		ExpressionGrammar read = ExpressionGrammar.of(text);
		assertThat(read.problem()).isEmpty();
		assertThat(String.join(",", read.variables().stream().sorted().toList()))
			.isEqualTo((variables == null) ? "" : String.join(",", Stream.of(variables.split(",")).sorted().toList()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "expression-illisible | ${", "expression-illisible | ${}",
			"expression-illisible | ${a", "expression-illisible | ${a}${", "expression-illisible | #{a}${b}",
			"expression-illisible | ${${a}}", "expression-illisible | ${'${a}'}", "expression-illisible | \\${a}",
			"expression-illisible | \\#{a}", "expression-illisible | ${a = 1}", "expression-illisible | ${a;b}",
			"expression-illisible | ${(x -> x)(1)}", "expression-illisible | ${'\\u0067et'}",
			"expression-illisible | ${a\\u002eclass}", "expression-illisible | ${'a}", "expression-illisible | ${a.}",
			"expression-illisible | ${.a}", "expression-illisible | ${a..b}", "expression-illisible | ${[1,2]}",
			"expression-illisible | ${{'a':1}}", "expression-fonction | ${T(java.lang.Runtime)}",
			"expression-illisible | ${a += b}", "expression-illisible | ${new Date()}",
			"expression-illisible | ${ex\u200Becution}", "expression-illisible | ${\u0435xecution}",
			"expression-illisible | ${a$b}", "expression-illisible | ${fn:size(a)}", "expression-illisible | ${a()()}",
			"expression-reservee | ${execution}", "expression-reservee | ${execution.processEngineServices}",
			"expression-reservee | ${execution['id']}", "expression-reservee | ${(execution)}",
			"expression-reservee | ${ execution }", "expression-reservee | ${elements(execution)}",
			"expression-reservee | ${task}", "expression-reservee | ${task.name}",
			"expression-reservee | ${caseExecution.id}", "expression-reservee | ${externalTask}",
			"expression-reservee | ${a ? b : dataSource}", "expression-reservee | ${environment}",
			"expression-reservee | x ${a} y ${beans} z", "expression-reservee | ${lots[execution]}",
			"expression-reservee | ${-task}", "expression-reservee | ${execution.variables}",
			"expression-reservee | ${authenticatedUserId}", "expression-appel | ${''.getClass()}",
			"expression-appel | ${a.getClass().forName('x')}", "expression-appel | ${execution.setVariable('x', 1)}",
			"expression-appel | ${a['getClass']()}", "expression-appel | ${a[b]()}",
			"expression-appel | ${now().setTime(0)}", "expression-appel | ${dateTime().getClass()}",
			"expression-appel | ${dateTime().toDate().plusDays(1)}", "expression-appel | ${mail.execute(execution)}",
			"expression-appel | ${dateTime()['getClass']()}", "expression-appel | ${(dateTime()).plusDays(1)}",
			"expression-appel | ${a.plusDays(1)}", "expression-appel | ${elements(a).iterator()}",
			"expression-appel | ${true.toString()}", "expression-fonction | ${S('1')}",
			"expression-fonction | ${JSON('{}')}", "expression-fonction | ${getClass()}",
			"expression-fonction | ${size()}", "expression-fonction | ${size(a, b)}",
			"expression-fonction | ${currentUser(1)}", "expression-fonction | ${execution()}",
			"expression-propriete | ${''.class}", "expression-propriete | ${''['class']}",
			"expression-propriete | ${demande.class}", "expression-propriete | ${demande['class'].name}",
			"expression-propriete | ${lots[0]['class']}", "expression-propriete | ${now().time}",
			"expression-propriete | ${dateTime().chronology}", "expression-propriete | ${currentUserGroups().class}",
			"expression-propriete | ${(a).b}", "expression-propriete | ${(a ? b : c).d}",
			"expression-propriete | ${size(a).class}", "expression-propriete | ${lots['cl'.concat('ass')]}",
			"expression-propriete | ${lots[a + b]}", "expression-illisible | ${1.class}" })
	void refusesTheRest(String rule, String text) {
		ExpressionGrammar read = ExpressionGrammar.of(text);
		assertThat(read.problem()).as(text).isPresent();
		assertThat(read.rule()).isEqualTo(rule);
		assertThat(read.variables()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 1900 })
	void refusesWhatNestsTooDeep(int depth) {
		for (String[] pair : new String[][] { { "(", ")" }, { "!", "" }, { "a ? b : ", "" }, { "a[", "]" },
				{ "size(", ")" }, { "1 + ", "" }, { "-", "" }, { "a.", "" } }) {
			String text = "${" + pair[0].repeat(depth) + "a" + pair[1].repeat(depth) + "}";
			assertThat(ExpressionGrammar.of(text).problem()).as(text).isPresent();
		}
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThat(ExpressionGrammar.of("${'" + "a".repeat(1995) + "'}").problem()).isEmpty();
		assertThat(ExpressionGrammar.of("${'" + "a".repeat(1996) + "'}").rule()).isEqualTo("expression-trop-longue");
		assertThat(ExpressionGrammar.of("a".repeat(100_000)).problem()).isEmpty();
	}

	@Test
	void tellsTextsFromExpressionsAndMixtures() {
		assertThat(ExpressionGrammar.of("texte").isLiteral()).isTrue();
		assertThat(ExpressionGrammar.of("${a}").isSingle()).isTrue();
		assertThat(ExpressionGrammar.of(" ${a}").isSingle()).isFalse();
		assertThat(ExpressionGrammar.of("${a}${b}").isSingle()).isFalse();
		assertThat(ExpressionGrammar.of("${a}${b}").isLiteral()).isFalse();
	}

	@Test
	void takesEveryExpressionOfTheShippedProcedures() throws Exception {
		List<String> refused = new ArrayList<>();
		List<String> read = new ArrayList<>();
		for (Path model : models()) {
			XmlReader.read(Files.readAllBytes(model)).walk((node) -> {
				Stream.concat(node.attributes().values().stream(), Stream.of(node.text())).forEach((text) -> {
					ExpressionGrammar expression = ExpressionGrammar.of(text);
					expression.problem().ifPresent((problem) -> refused.add(text + ": " + problem));
					read.addAll(expression.variables());
				});
			});
		}
		assertThat(refused).isEmpty();
		assertThat(read).hasSizeGreaterThan(500);
	}

	private static List<Path> models() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("processes"))) {
			return files.filter((file) -> file.toString().endsWith(".bpmn")).toList();
		}
	}

}
