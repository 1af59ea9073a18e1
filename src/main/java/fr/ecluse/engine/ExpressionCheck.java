package fr.ecluse.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import fr.ecluse.engine.ExpressionRefusal.Reason;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

/** Walks through one parsed text and refuses each node that is not on the list. */
final class ExpressionCheck {

	/**
	 * Names that the engine answers itself, or that are known to open doors elsewhere.
	 */
	static final Set<String> RESERVED = Set.of("execution", "task", "caseExecution", "externalTask",
			"authenticatedUserId", "processEngine", "processEngineConfiguration", "processEngineServices", "dataSource",
			"environment", "systemProperties", "systemEnvironment", "applicationContext", "beans", "beanFactory",
			"runtimeService", "repositoryService", "taskService", "historyService", "identityService", "formService",
			"managementService", "filterService", "authorizationService", "decisionService", "externalTaskService",
			"caseService", "transactionManager", "connector", "script");

	private static final Set<String> CLOSED_PROPERTIES = Set.of("class", "classLoader", "declaringClass",
			"protectionDomain", "processEngine", "processEngineServices");

	private static final Pattern NAME = Pattern.compile("[A-Za-zÀ-ÖØ-öø-ÿ_][A-Za-z0-9À-ÖØ-öø-ÿ_]{0,99}");

	private static final Map<String, Integer> FUNCTIONS = functions();

	private static final int DEEPEST = 60;

	private final Set<String> variables = new TreeSet<>();

	private static Map<String, Integer> functions() {
		Map<String, Integer> functions = new java.util.TreeMap<>();
		ExpressionFunctions.byName().forEach((String name, Method it) -> functions.put(name, it.getParameterCount()));
		SafeExpressions.FUNCTIONS.forEach((name) -> functions.put(name, 0));
		return functions;
	}

	Set<String> variables() {
		return this.variables;
	}

	void visit(Node node, int depth) throws ExpressionRefusal {
		if (depth > DEEPEST) {
			throw new ExpressionRefusal(Reason.TOO_LARGE,
					"Cette expression s'imbrique plus de %d fois. Découpez-la, ou faites ce calcul dans une décision (DMN)."
						.formatted(DEEPEST));
		}
		if (node instanceof AstText text) {
			checkText(text.toString());
		}
		else if (node instanceof AstString string) {
			checkText(String.valueOf(string.eval(null, null)));
		}
		else if (node instanceof AstNumber || node instanceof AstBoolean || node instanceof AstNull) {
			return;
		}
		else if (node instanceof AstIdentifier identifier) {
			this.variables.add(variable(identifier.getName()));
		}
		else if (node instanceof AstFunction function) {
			checkFunction(function.getName(), function.getParamCount());
			children(node, depth);
		}
		else if (node instanceof ExpressionBuilder.Dot dot) {
			property(dot, depth);
		}
		else if (node instanceof AstBracket) {
			entry(node, depth);
		}
		else if (node instanceof AstMethod) {
			method(node, depth);
		}
		else if (node instanceof AstEval || node instanceof AstComposite || node instanceof AstNested
				|| node instanceof AstBinary || node instanceof AstUnary || node instanceof AstChoice
				|| node instanceof AstParameters) {
			children(node, depth);
		}
		else {
			throw ModelExpression.unreadable("elle emploie une écriture qui n'existe pas ici.");
		}
	}

	private void children(Node node, int depth) throws ExpressionRefusal {
		for (int i = 0; i < node.getCardinality(); i++) {
			visit(node.getChild(i), depth + 1);
		}
	}

	/** An expression hidden inside a text would be one as soon as it is read again. */
	private static void checkText(String text) throws ExpressionRefusal {
		if (ModelExpression.opens(text)) {
			throw ModelExpression.unreadable("« ${ » se trouve dans un texte. Retirez-le.");
		}
	}

	private static String variable(String name) throws ExpressionRefusal {
		if (RESERVED.contains(name)) {
			throw new ExpressionRefusal(Reason.RESERVED,
					"« %s » appartient au moteur : une expression ne lit que les données du dossier. Employez une variable, ou une fonction telle que currentUser()."
						.formatted(name));
		}
		if (!NAME.matcher(name).matches()) {
			throw ModelExpression.unreadable("« %s » n'est pas un nom de variable (lettres, chiffres et « _ »)."
				.formatted(ModelExpression.shortened(name)));
		}
		return name;
	}

	private static void checkFunction(String name, int values) throws ExpressionRefusal {
		Integer expected = FUNCTIONS.get(name);
		if (expected == null) {
			throw new ExpressionRefusal(Reason.FUNCTION, "La fonction « %s » n'existe pas ici. Les fonctions sont : %s."
				.formatted(ModelExpression.shortened(name), String.join(", ", FUNCTIONS.keySet())));
		}
		if (expected != values) {
			throw new ExpressionRefusal(Reason.FUNCTION,
					"La fonction « %s » prend %d valeurs, et non %d.".formatted(name, expected, values));
		}
	}

	private void property(ExpressionBuilder.Dot dot, int depth) throws ExpressionRefusal {
		Node base = dot.getChild(0);
		if (base instanceof AstIdentifier it && it.getName().equals("execution")
				&& SafeExpressions.EXECUTION_PROPERTIES.contains(dot.name())) {
			return;
		}
		holder(base, depth);
		checkProperty(dot.name());
	}

	private void entry(Node bracket, int depth) throws ExpressionRefusal {
		holder(bracket.getChild(0), depth);
		Node index = bracket.getChild(1);
		if (index instanceof AstString name) {
			checkProperty(String.valueOf(name.eval(null, null)));
		}
		else if (!(index instanceof AstNumber || index instanceof AstIdentifier
				|| index instanceof ExpressionBuilder.Dot)) {
			throw new ExpressionRefusal(Reason.PROPERTY,
					"Entre crochets, donnez un nombre, un texte ou une variable, par exemple ${lots[0].montant}.");
		}
		visit(index, depth + 1);
	}

	private static void checkProperty(String name) throws ExpressionRefusal {
		if (CLOSED_PROPERTIES.contains(name)) {
			throw new ExpressionRefusal(Reason.PROPERTY,
					"« %s » n'est pas une donnée du dossier : une expression n'atteint pas les objets du serveur."
						.formatted(ModelExpression.shortened(name)));
		}
	}

	/** Only what holds data has entries: a variable, an entry, an element of a list. */
	private void holder(Node base, int depth) throws ExpressionRefusal {
		boolean data = base instanceof AstIdentifier || base instanceof ExpressionBuilder.Dot
				|| base instanceof AstBracket || (base instanceof AstFunction it && it.getName().equals("elements"));
		if (!data) {
			throw new ExpressionRefusal(Reason.PROPERTY,
					"Seules les variables ont des propriétés : « %s » n'en est pas une. Écrivez par exemple ${demande.objet}."
						.formatted(ModelExpression.shortened(base.toString())));
		}
		visit(base, depth + 1);
	}

	/** Date arithmetic, on what {@code dateTime()} gives. */
	private void method(Node call, int depth) throws ExpressionRefusal {
		Node property = call.getChild(0);
		if (property instanceof ExpressionBuilder.Dot dot && SafeExpressions.DATE_METHODS.contains(dot.name())
				&& isDate(dot.getChild(0))) {
			visit(dot.getChild(0), depth + 1);
			visit(call.getChild(1), depth + 1);
			return;
		}
		String name = (property instanceof ExpressionBuilder.Dot dot) ? dot.name() : property.toString();
		throw new ExpressionRefusal(Reason.METHOD,
				"« %s(…) » est un appel, ce qui n'est pas permis. Seul le calcul de dates l'est, par exemple ${dateTime().plusDays(3).toDate()}."
					.formatted(ModelExpression.shortened(name)));
	}

	private static boolean isDate(Node node) {
		return (node instanceof AstFunction function && function.getName().equals("dateTime"))
				|| (node instanceof AstMethod && node.getChild(0) instanceof ExpressionBuilder.Dot dot
						&& isDate(dot.getChild(0)) && !dot.name().equals("toDate"));
	}

}
