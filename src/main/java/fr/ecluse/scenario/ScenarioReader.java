package fr.ecluse.scenario;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.MemberKind;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads the scenarios of a procedure; what it does not know it refuses, by its line. */
final class ScenarioReader {

	static final LocalDateTime FIRST = LocalDateTime.parse("2000-01-01T00:00");

	/** Later dates than this do not fit everywhere in the engine. */
	static final LocalDateTime LAST = LocalDateTime.parse("2199-12-31T23:59");

	private static final LocalDateTime START = LocalDateTime.parse("2026-11-02T09:00");

	private final String procedure;

	private final String file;

	private ScenarioReader(String procedure, String file) {
		this.procedure = procedure;
		this.file = file;
	}

	static Scenario read(String procedure, String file, String yaml) {
		return new ScenarioReader(procedure, file).scenario(yaml);
	}

	private Scenario scenario(String yaml) {
		YamlPart all = YamlPart.of(this.file, parse(yaml))
			.allowOnly("title", "member", "at", "parameters", "start", "start-refused", "steps");
		if (!all.has("start")) {
			throw all.problem("start", "est obligatoire : les réponses au formulaire de dépôt, au besoin {}");
		}
		List<ScenarioStep> steps = new ArrayList<>();
		if (all.has("steps")) {
			for (YamlPart step : all.parts("steps")) {
				steps.add(step(step, step.place().atStep(steps.size() + 1)));
			}
		}
		Scenario.Refusal refused = all.has("start-refused") ? refusal(all.part("start-refused")) : null;
		if (refused != null && !steps.isEmpty()) {
			throw all.problem("steps", "n'a pas de sens quand le dépôt est refusé");
		}
		return new Scenario(this.procedure, this.file, all.line("start"), all.text("title"),
				place(all.has("member") ? all.part("member") : null), all.has("at") ? moment(all, "at") : START,
				all.has("parameters") ? all.data("parameters") : null, all.data("start"), refused, List.copyOf(steps));
	}

	private Node parse(String yaml) {
		LoaderOptions options = new LoaderOptions();
		// What refers to itself would never end.
		options.setMaxAliasesForCollections(0);
		DumperOptions dumping = new DumperOptions();
		try {
			Node node = new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options,
					new PlainValues())
				.compose(new StringReader(yaml));
			if (node == null) {
				throw new ScenarioProblem(Where.file(this.file), "le fichier est vide");
			}
			return node;
		}
		catch (MarkedYAMLException ex) {
			throw new ScenarioProblem(new Where(this.file, ex.getProblemMark().getLine() + 1, 0, ""),
					"le YAML n'est pas lisible (%s) ; un texte qui contient : # ? , { } [ ] se met entre guillemets"
						.formatted(ex.getProblem()),
					ex);
		}
		catch (YAMLException ex) {
			throw new ScenarioProblem(Where.file(this.file),
					"le YAML n'est pas lisible (%s)".formatted(ex.getMessage()), ex);
		}
	}

	private static Scenario.Place place(@Nullable YamlPart member) {
		MemberKind kind = MemberKind.COMMUNE;
		Territory territory = Territory.METROPOLE;
		int population = 1200;
		if (member != null) {
			member.allowOnly("kind", "population", "territory");
			kind = member.has("kind") ? known(member, "kind", MemberKind::of) : kind;
			territory = member.has("territory") ? known(member, "territory", Territory::of) : territory;
			population = member.has("population") ? member.number("population") : population;
		}
		return new Scenario.Place(kind, population, territory);
	}

	private static ScenarioStep step(YamlPart step, Where where) {
		for (String kind : List.of("task", "refused", "clock", "wait", "message", "deposit", "expect")) {
			if (step.has(kind) && !(kind.equals("refused") && step.has("message"))) {
				return switch (kind) {
					case "task" -> complete(step.allowOnly("task", "as", "which", "with"), where, null);
					case "refused" -> refused(step.allowOnly("refused").part("refused"), where);
					case "clock" -> new ScenarioStep.MoveClock(where, moment(step.allowOnly("clock"), "clock"));
					case "wait" -> new ScenarioStep.Wait(where, duration(step.allowOnly("wait")));
					case "message" -> message(step.allowOnly("message", "as", "reason", "refused"), where);
					case "deposit" -> deposit(step.allowOnly("deposit").part("deposit"), where);
					default -> expect(step.allowOnly("expect").part("expect"), where);
				};
			}
		}
		throw new ScenarioProblem(where,
				"une étape commence par task, refused, clock, wait, message, deposit ou expect");
	}

	private static ScenarioStep complete(YamlPart step, Where where, Scenario.@Nullable Refusal refused) {
		return new ScenarioStep.Complete(where, step.text("task"), step.optionalText("as"), step.data("which"),
				step.data("with"), refused);
	}

	private static ScenarioStep refused(YamlPart step, Where where) {
		step.allowOnly("task", "as", "which", "with", "field", "message");
		return complete(step, where, new Scenario.Refusal(step.optionalText("field"), step.text("message")));
	}

	private static Scenario.Refusal refusal(YamlPart part) {
		part.allowOnly("field", "message");
		return new Scenario.Refusal(part.optionalText("field"), part.text("message"));
	}

	private static Scenario.@Nullable Refusal refusalText(YamlPart part) {
		return part.has("refused") ? new Scenario.Refusal(null, part.text("refused")) : null;
	}

	private static ScenarioStep message(YamlPart step, Where where) {
		return new ScenarioStep.Message(where, step.text("message"), step.optionalText("as"),
				step.optionalText("reason"), refusalText(step));
	}

	private static ScenarioStep deposit(YamlPart step, Where where) {
		step.allowOnly("box", "depositor", "content", "refused");
		return new ScenarioStep.Deposit(where, step.text("box"), step.data("depositor"), step.data("content"),
				refusalText(step));
	}

	private static ScenarioStep expect(YamlPart step, Where where) {
		step.allowOnly("status", "tasks", "documents", "deadlines", "mails", "variables", "timeline", "ended");
		Map<String, @Nullable List<String>> documents = new LinkedHashMap<>();
		if (step.has("documents")) {
			YamlPart part = step.part("documents");
			part.keys().forEach((key) -> documents.put(key, part.isNothing(key) ? null : part.texts(key)));
		}
		Map<String, ScenarioStep.@Nullable Due> deadlines = new LinkedHashMap<>();
		if (step.has("deadlines")) {
			YamlPart part = step.part("deadlines");
			part.keys().forEach((name) -> deadlines.put(name, part.isNothing(name) ? null : due(part, name)));
		}
		List<ScenarioStep.Mail> mails = !step.has("mails") ? List.of() : step.parts("mails").stream().map((mail) -> {
			mail.allowOnly("to", "subject", "text");
			return new ScenarioStep.Mail(mail.optionalText("to"), mail.optionalText("subject"),
					mail.optionalText("text"));
		}).toList();
		return new ScenarioStep.Expect(where, step.optionalText("status"),
				step.has("tasks") ? step.texts("tasks").stream().sorted().toList() : null, documents, deadlines, mails,
				step.data("variables"), step.has("timeline") ? step.texts("timeline") : List.of(),
				step.optionalText("ended"));
	}

	private static ScenarioStep.Due due(YamlPart deadlines, String name) {
		if (!deadlines.isPart(name)) {
			return new ScenarioStep.Due(day(deadlines, name), null);
		}
		YamlPart due = deadlines.part(name).allowOnly("date", "reference");
		return new ScenarioStep.Due(day(due, "date"), due.optionalText("reference"));
	}

	private static LocalDate day(YamlPart part, String key) {
		return parsed(part, key, "une date 2026-11-24", LocalDate::parse);
	}

	private static LocalDateTime moment(YamlPart part, String key) {
		LocalDateTime moment = parsed(part, key, "une date et une heure locales, comme 2026-11-24T09:00",
				LocalDateTime::parse);
		if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
			throw part.problem(key, "est entre %d et %d".formatted(FIRST.getYear(), LAST.getYear()));
		}
		return moment;
	}

	private static TemporalAmount duration(YamlPart part) {
		return parsed(part, "wait", "une durée ISO comme P10D ou PT2H",
				(text) -> text.contains("T") ? Duration.parse(text) : Period.parse(text));
	}

	private static <T> T parsed(YamlPart part, String key, String what, Function<String, T> reading) {
		try {
			return reading.apply(part.text(key));
		}
		catch (DateTimeException ex) {
			throw part.problem(key, "est " + what);
		}
	}

	private static <T> T known(YamlPart part, String key, Function<String, T> reading) {
		try {
			return reading.apply(part.text(key));
		}
		catch (IllegalArgumentException ex) {
			throw part.problem(key, "n'est pas connu (%s)".formatted(ex.getMessage()));
		}
	}

}
