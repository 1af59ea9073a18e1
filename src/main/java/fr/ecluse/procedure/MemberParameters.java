package fr.ecluse.procedure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.form.Violation;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What members set for the procedures they use. Each change is kept, the last holds. */
@Component
public class MemberParameters {

	private static final TypeReference<LinkedHashMap<String, @Nullable Object>> VALUES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final Journal journal;

	MemberParameters(JdbcClient jdbc, JsonMapper json, Clock clock, Journal journal) {
		this.journal = journal;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * The values that hold for a member: its own, else the default, else null; one for
	 * each parameter of the procedure.
	 */
	public Map<String, @Nullable Object> of(Siren siren, Procedure procedure) {
		return complete(procedure, own(siren, procedure.key()).map(Setting::values).orElse(Map.of()));
	}

	/**
	 * As {@link #of}, of a member that is about to open a dossier.
	 * @throws org.springframework.web.ErrorResponseException 409 when a required one has
	 * no value
	 */
	public Map<String, @Nullable Object> frozen(Siren siren, Procedure procedure) {
		Map<String, @Nullable Object> values = of(siren, procedure);
		List<String> missing = procedure.parameters()
			.stream()
			.filter((parameter) -> parameter.required() && values.get(parameter.key()) == null)
			.map(Parameter::label)
			.toList();
		if (!missing.isEmpty()) {
			throw Refusal.parametersMissing(procedure, missing);
		}
		return values;
	}

	/**
	 * The parameters that have to be set before a dossier can be opened, and are not,
	 * with the members concerned; in their order, without those that all have set.
	 */
	public Map<Parameter, List<Siren>> missing(Procedure procedure, List<Siren> members) {
		List<Parameter> required = procedure.parameters()
			.stream()
			.filter((parameter) -> parameter.required() && parameter.defaultValue() == null)
			.toList();
		Map<Parameter, List<Siren>> missing = new LinkedHashMap<>();
		if (required.isEmpty() || members.isEmpty()) {
			return missing;
		}
		Map<Siren, Map<String, @Nullable Object>> own = new HashMap<>();
		this.jdbc.sql("""
				select siren, content from member_parameters
				 where id in (select max(id) from member_parameters where procedure_key = :procedure group by siren)
				""").param("procedure", procedure.key()).query((row) -> {
			own.put(new Siren(row.getString("siren")), this.json.readValue(row.getString("content"), VALUES));
		});
		for (Parameter parameter : required) {
			List<Siren> concerned = members.stream().filter((siren) -> {
				Object value = own.getOrDefault(siren, Map.of()).get(parameter.key());
				return value == null || parameter.check(value) != null;
			}).toList();
			if (!concerned.isEmpty()) {
				missing.put(parameter, concerned);
			}
		}
		return missing;
	}

	/** What the member has set itself, empty when nothing yet. */
	public Optional<Setting> own(Siren siren, String procedure) {
		return this.jdbc.sql("""
				select content, changed, changed_by from member_parameters
				where siren = :siren and procedure_key = :procedure order by id desc limit 1
				""")
			.param("siren", siren.value())
			.param("procedure", procedure)
			.query((row, number) -> new Setting(this.json.readValue(row.getString("content"), VALUES),
					row.getObject("changed", LocalDateTime.class).toInstant(ZoneOffset.UTC),
					row.getString("changed_by")))
			.optional();
	}

	/**
	 * Sets what holds for a member from now on; dossiers that are open keep what they
	 * were opened with.
	 * @throws org.springframework.web.ErrorResponseException 400 with all that is wrong
	 */
	@Transactional
	public void put(Siren siren, Procedure procedure, Map<String, ? extends @Nullable Object> values, String by) {
		Map<String, Object> given = new LinkedHashMap<>();
		values.forEach((key, value) -> {
			if (value != null) {
				given.put(key, value);
			}
		});
		List<Violation> violations = check(procedure, values);
		if (!violations.isEmpty()) {
			throw Refusal.values(violations);
		}
		this.journal.record(Entry
			.of("parameter", procedure.key(), "parameter.changed",
					"Paramètres de « %s » réglés".formatted(procedure.title()))
			.of(siren.value())
			.changing(own(siren, procedure.key()).map(Setting::values).orElse(Map.of()), given));
		this.jdbc.sql("""
				insert into member_parameters (siren, procedure_key, content, changed, changed_by)
				values (:siren, :procedure, :content, :changed, :by)
				""")
			.param("siren", siren.value())
			.param("procedure", procedure.key())
			.param("content", this.json.writeValueAsString(given))
			.param("changed", LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.param("by", by)
			.update();
	}

	private static List<Violation> check(Procedure procedure, Map<String, ? extends @Nullable Object> values) {
		List<Violation> violations = new ArrayList<>();
		List<String> keys = procedure.parameters().stream().map(Parameter::key).toList();
		values.forEach((key, value) -> {
			if (!keys.contains(key)) {
				violations.add(new Violation(pointer(key), keys.isEmpty()
						? "Cette démarche n'a aucun paramètre : retirez cette valeur."
						: "Ce paramètre n'existe pas ; paramètres possibles : %s.".formatted(String.join(", ", keys))));
			}
		});
		for (Parameter parameter : procedure.parameters()) {
			Object value = values.get(parameter.key());
			String wrong = (value != null) ? parameter.check(value)
					: (parameter.required() && parameter.defaultValue() == null) ? "Une valeur est nécessaire." : null;
			if (wrong != null) {
				violations
					.add(new Violation(pointer(parameter.key()), "« %s » : %s".formatted(parameter.label(), wrong)));
			}
		}
		return violations;
	}

	/**
	 * A value that a newer version of the procedure does not take any more is left out.
	 */
	private static Map<String, @Nullable Object> complete(Procedure procedure,
			Map<String, ? extends @Nullable Object> own) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (Parameter parameter : procedure.parameters()) {
			Object value = own.get(parameter.key());
			boolean holds = value != null && parameter.check(value) == null;
			values.put(parameter.key(), holds ? value : parameter.defaultValue());
		}
		return values;
	}

	private static String pointer(String key) {
		return "/values/" + key.replace("~", "~0").replace("/", "~1");
	}

	/** What a member has set, when, and who did. */
	public record Setting(Map<String, @Nullable Object> values, Instant changed, String by) {
	}

}
