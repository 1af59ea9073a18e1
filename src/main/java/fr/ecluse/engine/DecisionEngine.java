package fr.ecluse.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** How decisions are read and evaluated. */
final class DecisionEngine {

	private DecisionEngine() {
	}

	static DefaultDmnEngineConfiguration configuration(FeelAhead feel) {
		DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
		configuration.setFeelEngineFactory(() -> feel);
		DmnTransformer transformer = configuration.getTransformer();
		transformer.getTransformListeners().add(new DecisionRules(feel));
		transformer.getDataTypeTransformerRegistry().addTransformer("date", DecisionEngine::date);
		return configuration;
	}

	/** A value declared as a date is a FEEL date: models keep dates as ISO texts. */
	private static TypedValue date(Object value) {
		if (value instanceof String text) {
			return Variables.untypedValue(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
		}
		if (value instanceof ZonedDateTime time) {
			return Variables.untypedValue(time.toLocalDate());
		}
		if (value instanceof LocalDateTime time) {
			return Variables.untypedValue(time.toLocalDate());
		}
		if (value instanceof LocalDate) {
			return Variables.untypedValue(value);
		}
		throw new IllegalArgumentException("« %s » n'est pas une date.".formatted(value));
	}

}
