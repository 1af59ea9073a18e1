package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedPassiveEventTriggerActivityValidator;
import org.camunda.bpm.engine.impl.migration.validation.instruction.UpdateEventTriggersValidator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/** The elements of a model as the engine has read it. */
final class ModelElements {

	/** What a repetition is called beside the element that it repeats. */
	static final String BODY = BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX;

	private ModelElements() {
	}

	/** All elements of a model, the outer ones first. */
	static List<ActivityImpl> all(ScopeImpl scope) {
		List<ActivityImpl> all = new ArrayList<>();
		for (ActivityImpl activity : scope.getActivities()) {
			all.add(activity);
			all.addAll(all(activity));
		}
		return all;
	}

	static Map<String, ModelComparison.Place> places(ScopeImpl scope) {
		Map<String, ModelComparison.Place> places = new LinkedHashMap<>();
		for (ActivityImpl it : all(scope)) {
			boolean stop = isMovable(it) && !isAttached(it) && !isBody(it);
			places.put(it.getId(),
					new ModelComparison.Place(it.getId(), name(it), kind(it), MigrationWords.kind(kind(it)), stop));
		}
		return places;
	}

	static String name(ActivityImpl activity) {
		return name(activity, activity.getId());
	}

	static String name(@Nullable ActivityImpl activity, String id) {
		String plain = id.replace(BODY, "");
		if (activity != null && isBody(activity) && !activity.getActivities().isEmpty()) {
			return name(activity.getActivities().get(0), plain);
		}
		Object name = (activity != null) ? activity.getProperty("name") : null;
		return (name != null && !name.toString().isBlank()) ? name.toString().replaceAll("\\s+", " ").strip() : plain;
	}

	static String kind(ActivityImpl activity) {
		return Objects.requireNonNullElse(activity.getProperties().get(BpmnProperties.TYPE), "element");
	}

	/** Whether the engine can move what stands, or waits, there. */
	static boolean isMovable(ActivityImpl activity) {
		return SupportedActivityValidator.INSTANCE.valid(activity)
				&& SupportedPassiveEventTriggerActivityValidator.INSTANCE.valid(activity)
				&& !activity.isCompensationHandler();
	}

	/** Whether it is an event that waits beside a step, and not a step of its own. */
	static boolean isAttached(ActivityImpl activity) {
		return UpdateEventTriggersValidator.definesPersistentEventTrigger(activity)
				&& activity.getEventScope() != activity;
	}

	static boolean isBody(ActivityImpl activity) {
		return activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior;
	}

}
