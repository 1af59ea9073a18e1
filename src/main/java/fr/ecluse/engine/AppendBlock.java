package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Adds an object at the end of a list. Inputs: {@code list}, the name of the variable,
 * created when absent; every other input is a property of the object.
 */
@Component("append")
class AppendBlock implements Block {

	private static final String LIST = "list";

	@Override
	public void run(Step step) {
		String name = step.input(LIST);
		Map<String, @Nullable Object> entry = new LinkedHashMap<>(step.inputs());
		entry.remove(LIST);
		List<@Nullable Object> list = new ArrayList<>();
		Object existing = JsonValues.plain(step.variable(name));
		if (existing instanceof Collection<?> entries) {
			list.addAll(entries);
		}
		else if (existing != null) {
			throw new IllegalStateException(
					"« %s » est déjà le nom d'une donnée qui n'est pas une liste : donnez à ".formatted(name)
							+ "« append » un autre nom de liste.");
		}
		list.add(entry);
		step.set(name, list);
	}

}
