package fr.ecluse.procedure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.ecluse.form.Form;
import fr.ecluse.gate.Description;
import fr.ecluse.gate.DescriptionReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Tells the gate what a {@code procedure.yaml} declares, read as it will be in use. */
@Component
public final class ProcedureDescriptions implements DescriptionReader {

	@Override
	public Description read(String key, @Nullable Object yaml, Function<String, Form> form) {
		Procedure procedure = ProcedureReader.read(key, yaml, form);
		Set<String> declared = new LinkedHashSet<>(procedure.statuses().keySet());
		declared.removeAll(Status.shared().keySet());
		Map<String, List<String>> messages = new LinkedHashMap<>();
		procedure.messages().forEach((name, message) -> messages.put(name, message.roles()));
		return new Description(procedure.roles().keySet(), procedure.statuses().keySet(), declared, messages,
				procedure.parameters().stream().map(Parameter::key).collect(Collectors.toSet()), procedure.subject(),
				procedure.startForm().id());
	}

}
