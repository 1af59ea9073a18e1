package fr.ecluse.scenario;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted word of a scenario is: a number, true or false, nothing, else a text.
 * Dates stay texts as forms give them, and « non » is a French word.
 */
final class PlainValues extends Resolver {

	private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9_]*)");

	private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");

	@Override
	protected void addImplicitResolvers() {
		addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
		addImplicitResolver(Tag.INT, WHOLE, "-0123456789");
		addImplicitResolver(Tag.FLOAT, DECIMAL, "-0123456789");
		addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
		addImplicitResolver(Tag.NULL, EMPTY, null);
	}

}
