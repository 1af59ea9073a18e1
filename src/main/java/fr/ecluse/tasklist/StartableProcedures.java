package fr.ecluse.tasklist;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * What an agent may open in the task list: for each of its members, the version of each
 * procedure that this member follows. The engine's own list knows the newest version
 * alone, whoever it is published to.
 */
@Component
class StartableProcedures {

	private final Members members;

	private final Procedures procedures;

	StartableProcedures(Members members, Procedures procedures) {
		this.members = members;
		this.procedures = procedures;
	}

	/** The part of the list that a page asks for, as the engine would give it. */
	byte[] page(Agent agent, Map<String, List<String>> parameters) {
		List<Startable> found = find(agent, parameters);
		int first = number(parameters, "firstResult", 0);
		int most = Math.min(number(parameters, "maxResults", CheckedRequest.LONGEST_PAGE), CheckedRequest.LONGEST_PAGE);
		ArrayNode list = JsonBody.JSON.createArrayNode();
		found.stream().skip(first).limit(most).forEach((it) -> describe(list.addObject(), it));
		return JsonBody.JSON.writeValueAsBytes(list);
	}

	/** How many there are. */
	byte[] count(Agent agent, Map<String, List<String>> parameters) {
		return JsonBody.JSON.writeValueAsBytes(Map.of("count", find(agent, parameters).size()));
	}

	/** The agent's members that follow this version. */
	Set<Siren> following(Agent agent, String definitionId) {
		return all(agent).stream()
			.filter((it) -> it.offer.definitionId().equals(definitionId))
			.findFirst()
			.map((it) -> it.members)
			.orElse(Set.of());
	}

	private List<Startable> find(Agent agent, Map<String, List<String>> parameters) {
		String key = first(parameters, "key");
		String name = first(parameters, "nameLike");
		String part = (name != null) ? name.replace("%", "").toLowerCase(Locale.FRENCH) : "";
		Collator french = Collator.getInstance(Locale.FRENCH);
		return all(agent).stream()
			.filter((it) -> key == null || it.offer.procedure().key().equals(key))
			.filter((it) -> it.name.toLowerCase(Locale.FRENCH).contains(part))
			.sorted(Comparator.comparing((it) -> it.name, french))
			.toList();
	}

	private List<Startable> all(Agent agent) {
		Map<String, Startable> byDefinition = new LinkedHashMap<>();
		this.procedures.offers(this.members.findAll(agent.members()).values())
			.forEach((siren,
					offers) -> offers.forEach((offer) -> byDefinition.computeIfAbsent(offer.definitionId(),
							(id) -> new Startable(offer, offer.procedure().title(), new TreeSet<>())).members
						.add(siren)));
		return named(new ArrayList<>(byDefinition.values()));
	}

	/** Two versions of one procedure are told apart. */
	private static List<Startable> named(List<Startable> all) {
		return all.stream().map((it) -> {
			boolean alone = all.stream()
				.filter((other) -> other.offer.procedure().key().equals(it.offer.procedure().key()))
				.count() == 1;
			return alone ? it : new Startable(it.offer,
					"%s (version %d)".formatted(it.name, it.offer.edition().number()), it.members);
		}).toList();
	}

	private static void describe(ObjectNode node, Startable startable) {
		node.put("id", startable.offer.definitionId())
			.put("key", startable.offer.procedure().key())
			.put("name", startable.name)
			.put("description", startable.offer.procedure().description())
			.put("version", startable.offer.edition().number())
			.put("suspended", false)
			.put("startableInTasklist", true);
		node.putNull("tenantId");
	}

	private static int number(Map<String, List<String>> parameters, String name, int byDefault) {
		String text = first(parameters, name);
		return (text != null && text.matches("\\d{1,6}")) ? Integer.parseInt(text) : byDefault;
	}

	private static @Nullable String first(Map<String, List<String>> parameters, String name) {
		List<String> values = parameters.getOrDefault(name, List.of());
		return values.isEmpty() ? null : values.get(0);
	}

	/** A version with those of the agent's members that follow it. */
	private record Startable(Procedures.Offer offer, String name, Set<Siren> members) {

	}

}
