package fr.ecluse.tasklist;

import java.util.Comparator;
import java.util.List;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Start forms as one agent sees them: who works for several members chooses, in the field
 * {@code member}, the one the dossier belongs to, among those that follow this version;
 * the others are not asked.
 */
@Component
class StartForms {

	static final String MEMBER = "member";

	private final Members members;

	private final StartableProcedures startable;

	StartForms(Members members, StartableProcedures startable) {
		this.members = members;
		this.startable = startable;
	}

	String forAgent(String form, String definitionId, Agent agent) {
		JsonNode tree = JsonBody.JSON.readTree(form);
		if (!(tree.path("components") instanceof ArrayNode components)) {
			return form;
		}
		List<Member> choices = this.members.findAll(this.startable.following(agent, definitionId))
			.values()
			.stream()
			.sorted(Comparator.comparing(Member::name))
			.toList();
		ObjectNode field = field(components);
		ArrayNode values = JsonBody.JSON.createArrayNode();
		for (Member member : choices) {
			values.addObject().put("label", member.name()).put("value", member.siren().value());
		}
		field.set("values", values);
		if (choices.size() == 1) {
			// A hidden field is not submitted: the engine knows the only member.
			field.put("defaultValue", choices.get(0).siren().value());
			field.set("conditional", JsonBody.JSON.createObjectNode().put("hide", "=true"));
		}
		return JsonBody.JSON.writeValueAsString(tree);
	}

	private static ObjectNode field(ArrayNode components) {
		for (JsonNode component : components) {
			if (MEMBER.equals(component.path("key").asString("")) && component instanceof ObjectNode field) {
				field.remove(List.of("valuesKey", "valuesExpression", "defaultValue"));
				return describe(field);
			}
		}
		return describe(components.insertObject(0));
	}

	private static ObjectNode describe(ObjectNode field) {
		field.put("type", "select").put("key", MEMBER).put("id", "Field_member");
		if (!field.has("label")) {
			field.put("label", "Collectivité");
		}
		field.set("validate", JsonBody.JSON.createObjectNode().put("required", true));
		return field;
	}

}
