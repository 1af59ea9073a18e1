package fr.ecluse.rollout;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import fr.ecluse.catalogue.Edition;
import fr.ecluse.engine.InstanceMigrations;
import fr.ecluse.form.Form;
import fr.ecluse.procedure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The way from one version to another: the engine's plan, and what a dossier has to take
 * along, because the new version's expressions may name it.
 *
 * @param plan of the engine
 * @param from the version that dossiers leave
 * @param to the version that they go to
 * @param answers names that only the forms of the new version ask for: null when the
 * dossier lacks them, as if nobody had answered
 */
record Crossing(InstanceMigrations.Plan plan, Edition from, Edition to, Set<String> answers) {

	/** Variable in which a dossier keeps what its member had set when it was opened. */
	static final String PARAMETERS = "parameters";

	static Crossing of(InstanceMigrations.Plan plan, Edition from, Edition to) {
		Set<String> answers = new TreeSet<>(asked(to));
		answers.removeAll(asked(from));
		return new Crossing(plan, from, to, answers);
	}

	/** Names of the variables of a dossier that have to be known. */
	Set<String> names() {
		Set<String> names = new HashSet<>(this.answers);
		names.add(PARAMETERS);
		return names;
	}

	/** Why a dossier in that status has to wait, in French. */
	Optional<String> hindrance(String status) {
		return this.to.procedure().statuses().containsKey(status) ? Optional.empty() : Optional
			.of("L'état « %s » du dossier n'existe pas dans la version %d : attendez qu'il en change, ou déclarez-le."
				.formatted(this.from.procedure().status(status).label(), this.to.number()));
	}

	/**
	 * Why the parameters hinder a dossier, in French.
	 * @param own what holds for its member in the new version
	 */
	Optional<String> hindrance(Map<String, @Nullable Object> known, Map<String, @Nullable Object> own) {
		Map<String, @Nullable Object> values = parameters(known, own);
		return this.to.procedure()
			.parameters()
			.stream()
			.filter((it) -> it.required() && values.get(it.key()) == null)
			.findFirst()
			.map((it) -> "La collectivité doit d'abord régler le paramètre « %s » de la démarche."
				.formatted(it.label()));
	}

	/** The variables to set before a dossier crosses. */
	Map<String, @Nullable Object> variables(Map<String, @Nullable Object> known, Map<String, @Nullable Object> own) {
		Map<String, @Nullable Object> set = new LinkedHashMap<>();
		this.answers.stream().filter((it) -> !known.containsKey(it)).forEach((it) -> set.put(it, null));
		Map<String, @Nullable Object> parameters = parameters(known, own);
		if (!parameters.equals(frozen(known))) {
			set.put(PARAMETERS, parameters);
		}
		return set;
	}

	/** A dossier keeps what it was opened with; what it lacks is what holds now. */
	private Map<String, @Nullable Object> parameters(Map<String, @Nullable Object> known,
			Map<String, @Nullable Object> own) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(frozen(known));
		for (Parameter parameter : this.to.procedure().parameters()) {
			Object value = values.get(parameter.key());
			boolean lacks = !values.containsKey(parameter.key()) || (value == null && parameter.required())
					|| (value != null && parameter.check(value) != null);
			if (lacks) {
				values.put(parameter.key(), own.get(parameter.key()));
			}
		}
		return values;
	}

	private static Map<String, @Nullable Object> frozen(Map<String, @Nullable Object> known) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		if (known.get(PARAMETERS) instanceof Map<?, ?> map) {
			map.forEach((key, value) -> values.put(String.valueOf(key), value));
		}
		return values;
	}

	private static Set<String> asked(Edition edition) {
		Set<String> asked = new TreeSet<>();
		edition.files()
			.endingWith(".form")
			.values()
			.forEach((form) -> asked.addAll(Form.parse(new String(form, StandardCharsets.UTF_8)).keys()));
		return asked;
	}

}
