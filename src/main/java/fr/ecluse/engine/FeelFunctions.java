package fr.ecluse.engine;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.IterableOnce;
import camundajar.impl.scala.collection.Iterator;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.jspecify.annotations.Nullable;

/** Functions that a text of FEEL defines: only to say in which order to sort. */
final class FeelFunctions {

	private FeelFunctions() {
	}

	static void check(Exp expression) throws FeelRefusal {
		look(expression, false);
	}

	private static void look(@Nullable Object part, boolean sorting) throws FeelRefusal {
		if (part instanceof FunctionDefinition && !sorting) {
			throw new FeelRefusal(FeelRefusal.Reason.FUNCTION,
					"elle définit une fonction, ce qui n'est permis que dans sort(liste, function(a, b) …)");
		}
		Iterator<?> parts = (part instanceof IterableOnce<?> many) ? many.iterator()
				: (part instanceof Product product) ? product.productIterator() : Iterator.empty();
		boolean below = (part instanceof FunctionInvocation call) ? call.function().equals("sort")
				: sorting && !(part instanceof Exp);
		while (parts.hasNext()) {
			look(parts.next(), below);
		}
	}

}
