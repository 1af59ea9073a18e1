package fr.ecluse.bench.scale;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.jspecify.annotations.Nullable;

/** The lists that are asked for: over our interface, and as Tasklist's page does, ours or stock's. */
final class Lists {

	static final String ALL = "Toutes les tâches de mes collectivités";

	static final String OFFERED = "À prendre : mes rôles";

	private static final int PAGE = 15;

	private final ScaleServer server;

	private final Map<String, String> filters = new LinkedHashMap<>();

	private final Map<String, TasklistClient[]> clients = new HashMap<>();

	private @Nullable Stock stock;

	Lists(ScaleServer server) {
		this.server = server;
		for (Filter filter : server.bean(FilterService.class).createFilterQuery().list()) {
			this.filters.put(filter.getName(), filter.getId());
		}
	}

	void beside(Stock stock) {
		this.stock = stock;
	}

	/** Identifier of a shared list of ours. */
	String filter(String list) {
		return this.filters.get(list);
	}

	Load.Call api(String siren) {
		return (client) -> full(this.server.get("/" + siren + "/tasks?limit=" + PAGE).path("items").size());
	}

	Load.Call tasklist(String username, String list) throws Exception {
		return tasklist(this.server.address(), username, filter(list));
	}

	Load.Call stock(boolean authorizations, String username) throws Exception {
		return tasklist(this.stock.address(authorizations), username, this.stock.list());
	}

	private Load.Call tasklist(String address, String username, String filter) throws Exception {
		String key = address + " " + username;
		if (!this.clients.containsKey(key)) {
			TasklistClient[] signedIn = new TasklistClient[Turns.CLIENTS];
			for (int client = 0; client < Turns.CLIENTS; client++) {
				signedIn[client] = new TasklistClient(address, username);
			}
			this.clients.put(key, signedIn);
		}
		TasklistClient[] signedIn = this.clients.get(key);
		return (client) -> full(signedIn[client].open(filter).split("\"taskDefinitionKey\"").length - 1);
	}

	/** The member of some so many open tasks, or the largest for 1, and one of its agents. */
	Stock.Reader reader(Population population, int tasks) {
		String siren = (tasks == 1) ? population.member(1) : this.server.jdbc()
			.sql("select TENANT_ID_ from ACT_RU_TASK t join bench_member m on m.siren = t.TENANT_ID_ group by TENANT_ID_"
					+ " order by abs(count(*) - ?) limit 1")
			.param(tasks)
			.query(String.class)
			.single();
		return new Stock.Reader("agent." + siren + ".1", List.of(siren));
	}

	/** An agent, with the members that they work for. */
	Stock.Reader reader(String username) {
		return new Stock.Reader(username,
				this.server.jdbc().sql("select siren from membership where username = ?").param(username).query(String.class).list());
	}

	private static void full(int items) {
		if (items != PAGE) {
			throw new IllegalStateException("%d instead of %d tasks".formatted(items, PAGE));
		}
	}

}
