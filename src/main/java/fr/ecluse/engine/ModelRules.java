package fr.ecluse.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * What must never run, refused each time the engine reads a model (at deployment and at
 * every later start), and what every model gets: roles of the member, and the listener of
 * its instances. Only what is never acceptable belongs here, since a rule that tightens
 * would stop running instances.
 */
class ModelRules extends AbstractBpmnParseListener {

	/** With the old name by which the engine still takes it. */
	static final Namespace CAMUNDA = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

	private static final int MAX_CARDINALITY = 100;

	private static final Pattern CODE_FORM = Pattern.compile("^\\s*(embedded|app|https?|file|javascript|data):.*",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "executionListener", "taskListener",
			"connector", "field", "signalEventDefinition", "scriptFormat");

	private static final Set<String> ATTRIBUTES = Set.of("class", "expression", "type", "resource", "formHandlerClass",
			"variableMappingClass", "variableMappingDelegateExpression", "calledElementTenantId", "decisionRefTenantId",
			"caseTenantId", "tenantId", "caseRef", "errorCodeVariable", "errorMessageVariable");

	private final Set<String> blocks;

	/** Looked up once, and not before there are instances: they use the engine. */
	private final Supplier<List<InstanceListener>> listeners;

	ModelRules(Set<String> blocks, ObjectProvider<InstanceListener> listeners) {
		this.blocks = blocks;
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
	}

	@Override
	public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
		check(root);
		ModelDecisions.check(root, definitions);
		StepBudget.count(definitions);
	}

	@Override
	public void parseProcess(Element element, ProcessDefinitionEntity definition) {
		definition.addListener(ExecutionListener.EVENTNAME_START, topLevel(InstanceListener::started));
		definition.addListener(ExecutionListener.EVENTNAME_END, topLevel(InstanceListener::ended));
	}

	@Override
	public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
		// The control comes first: what it refuses leaves no trace.
		ModelDecisions.control(element)
			.ifPresent((control) -> task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE,
					(done) -> control.check((ExecutionEntity) done.getExecution(), (AbstractVariableScope) done)));
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, (done) -> {
			Step step = new Step(done.getExecution());
			String user = Context.getCommandContext().getAuthenticatedUserId();
			this.listeners.get()
				.forEach((listener) -> listener.completed(step, (user != null) ? user : done.getAssignee()));
		});
		Set<Expression> groups = task.getCandidateGroupIdExpressions();
		Set<Expression> roles = new HashSet<>();
		groups.forEach((group) -> roles.add(new RoleInMember(group)));
		groups.clear();
		groups.addAll(roles);
	}

	@Override
	public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
		Optional<Control> found = ModelDecisions.control(element);
		boolean topLevel = scope instanceof ProcessDefinitionEntity;
		if (topLevel && element.element("messageEventDefinition") != null) {
			throw refused(element, "un début par message, que personne ne peut envoyer avant que le dossier existe");
		}
		if (found.isPresent() && !topLevel) {
			throw refused(element, "un contrôle sur le début d'un sous-processus");
		}
		found.ifPresent((control) -> start.addListener(ExecutionListener.EVENTNAME_START,
				(ExecutionListener) (execution) -> control.check((ExecutionEntity) execution,
						(AbstractVariableScope) execution)));
	}

	private ExecutionListener topLevel(BiConsumer<InstanceListener, Step> event) {
		return (DelegateExecution execution) -> {
			if (execution.getSuperExecution() == null) {
				Step step = new Step(execution);
				this.listeners.get().forEach((listener) -> event.accept(listener, step));
			}
		};
	}

	private void check(Element element) {
		String name = element.getTagName();
		String local = name.substring(name.indexOf(':') + 1);
		if (ELEMENTS.contains(local)) {
			throw refused(element, "l'élément « " + local + " »");
		}
		for (String attribute : ATTRIBUTES) {
			if (element.attributeNS(CAMUNDA, attribute) != null && !isFormFieldType(local, attribute)) {
				throw refused(element, "l'attribut « camunda:" + attribute + " »");
			}
		}
		if (element.attribute("language") != null && local.equals("conditionExpression")) {
			throw refused(element, "un langage de condition");
		}
		if (element.attribute("scriptFormat") != null) {
			throw refused(element, "un script");
		}
		checkBlock(element);
		checkForm(element);
		checkDecision(element, local);
		if (local.equals("loopCardinality")) {
			checkCardinality(element);
		}
		checkCollection(element, local);
		if (local.equals("constraint") && "validator".equals(element.attribute("name"))) {
			throw refused(element, "un contrôle par une classe");
		}
		element.elements().forEach(this::check);
	}

	/** The type of a generated form's field is data, not code. */
	private static boolean isFormFieldType(String local, String attribute) {
		return attribute.equals("type") && local.equals("formField");
	}

	private void checkBlock(Element element) {
		String delegate = element.attributeNS(CAMUNDA, "delegateExpression");
		if (delegate == null) {
			return;
		}
		boolean known = delegate.startsWith("${") && delegate.endsWith("}")
				&& this.blocks.contains(delegate.substring(2, delegate.length() - 1));
		if (!known) {
			throw refused(element, "« " + delegate + " » : les briques sont " + this.blocks + " ;");
		}
	}

	private static void checkForm(Element element) {
		String key = element.attributeNS(CAMUNDA, "formKey");
		if (key != null && (CODE_FORM.matcher(key).matches() || key.contains("{"))) {
			throw refused(element, "le formulaire « " + key + " »");
		}
		String binding = element.attributeNS(CAMUNDA, "formRefBinding");
		if (element.attributeNS(CAMUNDA, "formRef") != null && !"deployment".equals(binding)) {
			throw refused(element, "un formulaire sans camunda:formRefBinding=\"deployment\"");
		}
	}

	private static void checkCardinality(Element element) {
		String text = element.getText().strip();
		if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > MAX_CARDINALITY) {
			throw refused(element, "une répétition qui n'est pas un nombre d'au plus " + MAX_CARDINALITY);
		}
	}

	/** Only {@code elements} counts what it hands out. */
	private static void checkCollection(Element element, String local) {
		String collection = element.attributeNS(CAMUNDA, "collection");
		if (local.equals("loopDataInputRef") || (collection != null && !ModelExpression.isList(collection.strip()))) {
			throw refused(element, "une répétition sur une liste qui ne s'écrit pas ${elements(liste)}");
		}
	}

	private static void checkDecision(Element element, String local) {
		String key = element.attributeNS(CAMUNDA, "decisionRef");
		if (key != null && key.contains("{")) {
			throw refused(element, "une décision désignée par une expression");
		}
		if (key != null && !"deployment".equals(element.attributeNS(CAMUNDA, "decisionRefBinding"))) {
			throw refused(element, "une décision sans camunda:decisionRefBinding=\"deployment\"");
		}
		boolean asynchronous = "true".equals(element.attributeNS(CAMUNDA, "asyncBefore"))
				|| "true".equals(element.attributeNS(CAMUNDA, "async"));
		if (ModelDecisions.control(element).isPresent()
				&& !(local.equals("userTask") || (local.equals("startEvent") && !asynchronous))) {
			throw refused(element, "un contrôle ailleurs que sur une tâche utilisateur ou un début immédiat");
		}
	}

	private static ProcessEngineException refused(Element element, String what) {
		String id = element.attribute("id");
		return new ProcessEngineException("Le modèle contient %s, ce qui n'est pas permis (%s, ligne %d)."
			.formatted(what, (id != null) ? "élément « " + id + " »" : "élément sans identifiant", element.getLine()));
	}

}
