package fr.ecluse.catalogue;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.procedure.Parameter;
import fr.ecluse.procedure.Procedure;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one member sets for a procedure. */
@RestController
@RequestMapping("/api/v1/members/{siren}/parameters/{procedure}")
class ParameterController {

	private final Procedures procedures;

	private final MemberParameters parameters;

	private final Callers callers;

	ParameterController(Procedures procedures, MemberParameters parameters, Callers callers) {
		this.procedures = procedures;
		this.parameters = parameters;
		this.callers = callers;
	}

	@GetMapping
	View show(@PathVariable Siren siren, @PathVariable String procedure) {
		return view(siren, this.procedures.offer(procedure, siren).procedure());
	}

	@PutMapping
	View put(@PathVariable Siren siren, @PathVariable String procedure, @RequestBody Choice choice, Principal caller) {
		Procedure found = this.procedures.offer(procedure, siren).procedure();
		if (choice.values() == null) {
			throw Refusal.valuesMissing();
		}
		this.parameters.put(siren, found, choice.values(), this.callers.of(caller).name());
		return view(siren, found);
	}

	private View view(Siren siren, Procedure procedure) {
		Optional<MemberParameters.Setting> own = this.parameters.own(siren, procedure.key());
		return new View(procedure.key(), procedure.title(),
				procedure.parameters().stream().map(Declaration::of).toList(),
				own.map(MemberParameters.Setting::values).orElse(Map.of()), this.parameters.of(siren, procedure),
				own.map(MemberParameters.Setting::changed).orElse(null),
				own.map(MemberParameters.Setting::by).orElse(null));
	}

	/** What a member sets. */
	record Choice(@Nullable Map<String, @Nullable Object> values) {
	}

	/**
	 * What may be set, and what is.
	 *
	 * @param values what the member has set itself
	 * @param effective what holds, defaults included
	 */
	record View(String procedure, String title, List<Declaration> parameters, Map<String, @Nullable Object> values,
			Map<String, @Nullable Object> effective, @Nullable Instant changed, @Nullable String changedBy) {
	}

	/** A parameter as the procedure declares it. */
	record Declaration(String key, String label, @Nullable String help, String type, Map<String, String> values,
			@JsonProperty("default") @Nullable Object byDefault, @Nullable Number min, @Nullable Number max,
			boolean required) {

		static Declaration of(Parameter parameter) {
			return new Declaration(parameter.key(), parameter.label(), parameter.help(), parameter.type().key(),
					parameter.values(), parameter.defaultValue(), parameter.min(), parameter.max(),
					parameter.required());
		}

	}

}
