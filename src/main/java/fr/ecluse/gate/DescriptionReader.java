package fr.ecluse.gate;

import java.util.function.Function;

import fr.ecluse.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * Understands a {@code procedure.yaml}. Whoever runs procedures implements it, so that
 * the gate accepts exactly what will be read later.
 */
@FunctionalInterface
public interface DescriptionReader {

	/**
	 * Reads a description.
	 * @param key of the procedure
	 * @param yaml what the file holds, as a YAML parser gives it
	 * @param form gives a form of the package by its file name
	 * @throws DescriptionRefused with the place of what is wrong
	 */
	Description read(String key, @Nullable Object yaml, Function<String, Form> form);

}
