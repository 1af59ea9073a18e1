package fr.ecluse.scenario;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Writes a scenario as a designer would: what is short stands on one line. */
final class ScenarioText {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private ScenarioText() {
	}

	static String of(Scenario scenario) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		all.put("title", scenario.title());
		if (!scenario.place().equals(Scenario.Place.USUAL)) {
			all.put("member", place(scenario.place()));
		}
		all.put("at", moment(scenario.at()));
		if (scenario.parameters() != null) {
			all.put("parameters", scenario.parameters());
		}
		all.put("start", scenario.start());
		if (scenario.startRefused() != null) {
			all.put("start-refused", refusal(scenario.startRefused()));
		}
		if (!scenario.steps().isEmpty()) {
			all.put("steps", scenario.steps().stream().map(ScenarioText::step).toList());
		}
		return YamlText.of(all);
	}

	private static Map<String, @Nullable Object> place(Scenario.Place place) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("kind", place.kind().key());
		map.put("population", place.population());
		map.put("territory", place.territory().key());
		return map;
	}

	private static Map<String, @Nullable Object> step(ScenarioStep step) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		if (step instanceof ScenarioStep.Complete complete) {
			map.put("task", complete.task());
			put(map, "as", complete.role());
			put(map, "which", complete.which());
			put(map, "with", complete.answers());
			if (complete.refused() != null) {
				map.putAll(refusal(complete.refused()));
				return Map.of("refused", map);
			}
		}
		else if (step instanceof ScenarioStep.MoveClock move) {
			map.put("clock", moment(move.to()));
		}
		else if (step instanceof ScenarioStep.Wait wait) {
			map.put("wait", wait.time().toString());
		}
		else if (step instanceof ScenarioStep.Message message) {
			map.put("message", message.message());
			put(map, "as", message.role());
			put(map, "reason", message.reason());
			put(map, "refused", (message.refused() != null) ? message.refused().message() : null);
		}
		else if (step instanceof ScenarioStep.Deposit deposit) {
			map.put("box", deposit.box());
			map.put("depositor", deposit.depositor());
			put(map, "content", deposit.content());
			put(map, "refused", (deposit.refused() != null) ? deposit.refused().message() : null);
			return Map.of("deposit", map);
		}
		else if (step instanceof ScenarioStep.Expect expect) {
			expect(expect, map);
			return Map.of("expect", map);
		}
		return map;
	}

	private static void expect(ScenarioStep.Expect expect, Map<String, @Nullable Object> map) {
		put(map, "status", expect.status());
		if (expect.tasks() != null) {
			map.put("tasks", expect.tasks());
		}
		put(map, "documents", expect.documents());
		Map<String, @Nullable Object> deadlines = new LinkedHashMap<>();
		expect.deadlines().forEach((name, due) -> deadlines.put(name, deadline(due)));
		put(map, "deadlines", deadlines);
		List<Object> mails = new ArrayList<>();
		for (ScenarioStep.Mail mail : expect.mails()) {
			Map<String, @Nullable Object> entry = new LinkedHashMap<>();
			put(entry, "to", mail.to());
			put(entry, "subject", mail.subject());
			put(entry, "text", mail.text());
			mails.add(entry);
		}
		put(map, "mails", mails);
		put(map, "variables", expect.variables());
		put(map, "timeline", expect.timeline());
		put(map, "ended", expect.ended());
	}

	private static @Nullable Object deadline(ScenarioStep.@Nullable Due due) {
		if (due == null || due.reference() == null) {
			return (due != null) ? due.date().toString() : null;
		}
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("date", due.date().toString());
		map.put("reference", due.reference());
		return map;
	}

	private static Map<String, @Nullable Object> refusal(Scenario.Refusal refusal) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		put(map, "field", refusal.field());
		map.put("message", refusal.message());
		return map;
	}

	/** Nothing is written of what is empty. */
	private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
		boolean empty = value == null || (value instanceof Map<?, ?> inner && inner.isEmpty())
				|| (value instanceof List<?> list && list.isEmpty());
		if (!empty) {
			map.put(key, value);
		}
	}

	private static String moment(LocalDateTime time) {
		return time.format((time.getSecond() == 0) ? MINUTE : SECOND);
	}

}
