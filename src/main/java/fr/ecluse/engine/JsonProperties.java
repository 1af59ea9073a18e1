package fr.ecluse.engine;

import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ${item.title}} and {@code ${items[0]}} from Json variables: scalars come
 * out as themselves, objects and lists as Json, what is absent as null. Properties of the
 * Java object behind are out of reach, and no method can be called on it.
 */
class JsonProperties extends ReadOnlyResolver {

	@Override
	public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
		if (!(base instanceof SpinJsonNode node)) {
			return null;
		}
		context.setPropertyResolved(true);
		if (node.isArray()) {
			return element(node, property);
		}
		String name = String.valueOf(property);
		return (node.isObject() && node.hasProp(name)) ? JsonValues.unwrapped(node.prop(name)) : null;
	}

	private static @Nullable Object element(SpinJsonNode list, Object property) {
		String index = String.valueOf(property);
		if (!index.matches("\\d{1,6}") || Integer.parseInt(index) >= list.elements().size()) {
			return null;
		}
		return JsonValues.unwrapped(list.elements().get(Integer.parseInt(index)));
	}

}
