package fr.ecluse.gate;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of elements and attributes that may not be in a model: by which rule, and
 * what to do instead. Whatever else is not on the list of what may be there is refused
 * without such advice.
 */
record Forbidden(String rule, String why) {

	private static final Forbidden SCRIPT = new Forbidden("script-interdit",
			"un script ne s'exécute jamais ici. Remplacez-le par une brique, une expression ou une décision (DMN).");

	private static final Forbidden CODE = new Forbidden("code-interdit",
			"un modèle n'appelle ni classe, ni programme, ni service extérieur. Employez une brique : camunda:delegateExpression=\"${document}\", par exemple.");

	private static final Forbidden LISTENER = new Forbidden("ecouteur-interdit",
			"un écouteur exécute du code. Mettez une tâche de service avec une brique avant ou après cet élément.");

	private static final Forbidden CONNECTOR = new Forbidden("connecteur-interdit",
			"un connecteur atteint l'extérieur. Employez une brique, par exemple « mail ».");

	private static final Forbidden FORM = new Forbidden("formulaire-interdit",
			"les formulaires se décrivent dans un fichier .form du dépôt, désigné par camunda:formRef et camunda:formRefBinding=\"deployment\".");

	private static final Forbidden TENANT = new Forbidden("locataire-interdit",
			"un modèle ne choisit pas la collectivité : elle est celle du dossier. Retirez cet attribut.");

	private static final Forbidden CALL = new Forbidden("appel-interdit",
			"une démarche n'en appelle pas une autre. Recopiez les étapes dans un sous-processus.");

	private static final Forbidden ASSIGNMENT = new Forbidden("affectation-interdite",
			"une tâche s'offre à des rôles, par camunda:candidateGroups, et non à des personnes.");

	private static final Forbidden SIGNAL = new Forbidden("signal-interdit",
			"un signal atteindrait tous les dossiers de toutes les collectivités. Employez un message.");

	private static final Forbidden IMPORT = new Forbidden("import-interdit",
			"un modèle ne lit aucun autre fichier ni aucune adresse. Retirez-le.");

	private static final Forbidden REPETITION = new Forbidden("repetition-excessive",
			"une répétition s'écrit camunda:collection=\"${elements(liste)}\", ou par un nombre d'au plus 100.");

	private static final Forbidden LANGUAGE = new Forbidden("langage-interdit",
			"les conditions s'écrivent en expressions, ${…}, sans autre langage. Retirez l'attribut.");

	private static final Forbidden DECISION = new Forbidden("decision-mal-liee",
			"la décision est celle du même dépôt : camunda:decisionRefBinding=\"deployment\", sans version.");

	private static final Forbidden NOT_RUN = new Forbidden("element-interdit",
			"le moteur ne l'exécute pas. Employez un sous-processus, une passerelle ou une tâche d'un autre type.");

	private static final Map<String, Forbidden> ELEMENTS = new HashMap<>();

	private static final Map<String, Forbidden> ATTRIBUTES = new HashMap<>();

	static {
		put(ELEMENTS, SCRIPT, "scriptTask", "script", "globalScriptTask");
		put(ELEMENTS, LISTENER, "executionListener", "taskListener");
		put(ELEMENTS, CONNECTOR, "connector", "connectorId");
		put(ELEMENTS, CODE, "field", "expression", "interface", "operation", "endPoint", "ioBinding");
		put(ELEMENTS, FORM, "formData", "formField", "formProperty", "validation", "constraint");
		put(ELEMENTS, CALL, "callActivity", "in", "out", "globalTask", "globalUserTask", "globalManualTask",
				"globalBusinessRuleTask");
		put(ELEMENTS, ASSIGNMENT, "humanPerformer", "potentialOwner", "performer", "resourceRole", "potentialStarter",
				"resource", "resourceAssignmentExpression");
		put(ELEMENTS, SIGNAL, "signalEventDefinition");
		put(ELEMENTS, IMPORT, "import", "extension");
		put(ELEMENTS, REPETITION, "loopDataInputRef", "loopDataOutputRef", "inputDataItem", "outputDataItem",
				"standardLoopCharacteristics", "complexBehaviorDefinition");
		put(ELEMENTS, NOT_RUN, "adHocSubProcess", "complexGateway", "subChoreography", "choreography",
				"choreographyTask", "callChoreography", "conversation", "callConversation", "subConversation");
		put(ATTRIBUTES, SCRIPT, "scriptFormat");
		put(ATTRIBUTES, CODE, "class", "expression", "type", "topic", "resource", "variableMappingClass",
				"variableMappingDelegateExpression", "operationRef", "implementation", "delegateExpression",
				"taskPriority");
		put(ATTRIBUTES, FORM, "formKey", "formHandlerClass", "formRefVersion");
		put(ATTRIBUTES, TENANT, "tenantId", "calledElementTenantId", "decisionRefTenantId", "caseTenantId");
		put(ATTRIBUTES, CALL, "calledElement", "calledElementBinding", "calledElementVersion",
				"calledElementVersionTag", "caseRef", "caseBinding", "caseVersion");
		put(ATTRIBUTES, ASSIGNMENT, "candidateUsers", "candidateStarterUsers", "candidateStarterGroups", "assignee",
				"owner");
		put(ATTRIBUTES, DECISION, "decisionRefVersion", "decisionRefVersionTag");
		put(ATTRIBUTES, LANGUAGE, "language", "evaluatesToTypeRef");
		put(ATTRIBUTES, IMPORT, "schemaLocation", "noNamespaceSchemaLocation", "nil");
		put(ATTRIBUTES, REPETITION, "behavior", "oneBehaviorEventRef", "noneBehaviorEventRef");
	}

	private static void put(Map<String, Forbidden> map, Forbidden forbidden, String... names) {
		for (String name : names) {
			map.put(name, forbidden);
		}
	}

	/** What is known of an element that may not be there. */
	static @Nullable Forbidden element(XmlNode node) {
		return ELEMENTS.get(node.local());
	}

	/** What is known of an attribute that may not be there. */
	static @Nullable Forbidden attribute(String local) {
		return ATTRIBUTES.get(local);
	}

}
