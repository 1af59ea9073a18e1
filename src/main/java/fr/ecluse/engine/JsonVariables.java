package fr.ecluse.engine;

import java.util.Collection;
import java.util.Map;

import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.impl.JsonValueSerializer;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.SpinValue;
import org.jspecify.annotations.Nullable;

/**
 * Stores every list and object as a variable of type Json, whoever sets it: a block, a
 * decision, an input, a call. No Java object is ever serialized.
 */
class JsonVariables extends JsonValueSerializer {

	@Override
	protected boolean canWriteValue(TypedValue value) {
		return (value instanceof UntypedValueImpl untyped && isPlain(untyped.getValue())) || super.canWriteValue(value);
	}

	@Override
	public SpinValue convertToTypedValue(UntypedValueImpl untyped) {
		Object value = untyped.getValue();
		return isPlain(value) ? SpinValues.jsonValue(JsonValues.node(value)).create()
				: super.convertToTypedValue(untyped);
	}

	private static boolean isPlain(@Nullable Object value) {
		return value instanceof Collection || value instanceof Map;
	}

}
