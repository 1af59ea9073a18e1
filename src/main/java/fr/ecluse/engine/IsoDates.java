package fr.ecluse.engine;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;

import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Stores the dates and durations that decisions give as ISO texts. */
class IsoDates extends StringValueSerializer {

	@Override
	protected boolean canWriteValue(TypedValue value) {
		return (value instanceof UntypedValueImpl untyped
				&& (untyped.getValue() instanceof TemporalAccessor || untyped.getValue() instanceof TemporalAmount))
				|| super.canWriteValue(value);
	}

	@Override
	public StringValue convertToTypedValue(UntypedValueImpl untyped) {
		Object value = untyped.getValue();
		return Variables.stringValue((value != null) ? value.toString() : null);
	}

}
