package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import fr.ecluse.procedure.MailTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Where the expressions of models read variables, and when: an input when its element
 * begins, an output or the condition of a flow when it has ended, the timer at the edge
 * of an activity when that one begins.
 */
final class VariableReads {

	/** What a sub-process holds, and is looked at for itself. */
	private static final Set<String> OWN = Set.of("extensionElements", "documentation",
			"multiInstanceLoopCharacteristics", "standardLoopCharacteristics");

	/** In the place of an expression: the file of the message tells what is unknown. */
	static final String MAIL = "";

	private final List<Read> reads = new ArrayList<>();

	VariableReads(ModellingPackage all) {
		Map<String, String> mails = MailUse.mails(all.files());
		for (ModellingScope scope : all.scopes()) {
			Set<String> around = around(scope);
			scope.nodes().forEach((node) -> {
				node(scope, node, around);
				mail(scope, node, mails.get(MailUse.template(node)), around);
			});
			scope.flows().forEach((flow) -> flow(scope, flow, around));
		}
	}

	List<Read> reads() {
		return this.reads;
	}

	/** The variables that only the inside of a level, and of those around it, sees. */
	private static Set<String> around(ModellingScope scope) {
		Set<String> names = new HashSet<>();
		for (ModellingScope it = scope; it.outer() != null; it = Objects.requireNonNull(it.outer())) {
			names.addAll(VariableWriters.locals(it.container()));
		}
		return names;
	}

	private void node(ModellingScope scope, XmlNode node, Set<String> around) {
		Set<String> inside = new HashSet<>(around);
		inside.addAll(VariableWriters.locals(node));
		attributes(scope, node, node, Moment.BEGIN, inside);
		for (XmlNode child : node.children()) {
			if (child.local().equals("multiInstanceLoopCharacteristics")) {
				repetition(scope, node, child, around, inside);
			}
			else if (OWN.contains(child.local())) {
				child.walk((it) -> texts(scope, node, it,
						it.local().equals("outputParameter") || isInOutput(it) ? Moment.END : Moment.BEGIN, inside));
			}
			else if (child.local().endsWith("EventDefinition")) {
				child.walk((it) -> event(scope, node, it, around, inside));
			}
		}
	}

	/** The places of a message are filled when its element begins. */
	private void mail(ModellingScope scope, XmlNode node, @Nullable String source, Set<String> around) {
		if (source != null) {
			Set<String> inside = new HashSet<>(around);
			inside.addAll(VariableWriters.locals(node));
			MailTemplate.places(source)
				.forEach((place) -> this.reads
					.add(new Read(scope, place.variable(), MAIL, node, node, Moment.BEGIN, inside)));
		}
	}

	private static boolean isInOutput(XmlNode node) {
		for (XmlNode it = node.parent(); it != null; it = it.parent()) {
			if (it.local().equals("outputParameter")) {
				return true;
			}
		}
		return false;
	}

	private void repetition(ModellingScope scope, XmlNode node, XmlNode loop, Set<String> around, Set<String> inside) {
		attributes(scope, node, loop, Moment.BEGIN, around);
		loop.walk((it) -> {
			boolean completion = it.local().equals("completionCondition");
			read(scope, node, it, it.text(), completion ? Moment.END : Moment.BEGIN, completion ? inside : around);
		});
	}

	private void event(ModellingScope scope, XmlNode node, XmlNode part, Set<String> around, Set<String> inside) {
		XmlNode host = scope.host(node);
		ModellingScope home = scope.outer();
		if (host != null) {
			texts(scope, host, part, Moment.BEGIN, around);
		}
		else if (home != null && scope.isEventSubProcess() && node.isBpmn("startEvent")) {
			if (home.isProcess()) {
				texts(scope, node, part, Moment.OPENING, Set.of());
			}
			else {
				texts(scope, home.container(), part, Moment.BEGIN, Set.of());
			}
		}
		else {
			texts(scope, node, part, Moment.BEGIN, inside);
		}
	}

	private void flow(ModellingScope scope, XmlNode flow, Set<String> around) {
		XmlNode source = scope.source(flow);
		XmlNode condition = ModellingGateways.condition(flow);
		if (source != null && condition != null) {
			read(scope, source, flow, condition.text(), Moment.END, around);
		}
	}

	private void texts(ModellingScope scope, XmlNode when, XmlNode at, Moment moment, Set<String> locals) {
		attributes(scope, when, at, moment, locals);
		read(scope, when, at, at.text(), moment, locals);
	}

	private void attributes(ModellingScope scope, XmlNode when, XmlNode at, Moment moment, Set<String> locals) {
		at.attributes().forEach((name, value) -> {
			if (!name.getLocalPart().equals("delegateExpression")) {
				read(scope, when, at, value, moment, locals);
			}
		});
	}

	private void read(ModellingScope scope, XmlNode when, XmlNode at, String text, Moment moment, Set<String> locals) {
		VariableNames.ofExpression(text)
			.forEach((name) -> this.reads.add(new Read(scope, name, text, when, at, moment, locals)));
	}

	/** When something is read. */
	enum Moment {

		/** When the dossier is opened: only the answers of the start form are there. */
		OPENING,

		/** When the element begins. */
		BEGIN,

		/** When it has ended. */
		END

	}

	/**
	 * One place that reads one variable.
	 *
	 * @param text the expression
	 * @param when the element that says when
	 * @param at the element of the file that holds the expression
	 * @param locals variables that only this place and its like see
	 */
	record Read(ModellingScope scope, String name, String text, XmlNode when, XmlNode at, Moment moment,
			Set<String> locals) {
	}

}
