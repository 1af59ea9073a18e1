package fr.ecluse.bench.scale;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import fr.ecluse.bench.PeerProject;
import fr.ecluse.bench.ServerProcess;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Camunda 7 with its web applications on the same database server, over the same tasks: one that
 * checks authorizations, with the rows that its default grants make, and one that does not. Each
 * is a process of its own. Our index of tasks, which stock has not, can be put in force and out.
 */
final class Stock implements AutoCloseable {

	static final String LIST = "Toutes";

	private static final String INDEX = "ECL_IDX_TASK_TENANT_CREATED";

	private final Population population;

	private final HikariDataSource pool = new HikariDataSource();

	private final String list;

	private final ServerProcess authorized;

	private final ServerProcess open;

	/**
	 * @param readers those who sign in, with their members
	 */
	Stock(ScaleServer server, Population population, Collection<Reader> readers) throws Exception {
		this.population = population;
		HikariDataSource ours = server.bean(DataSource.class).unwrap(HikariDataSource.class);
		population.run("create or replace database stock character set utf8mb3 collate utf8mb3_bin");
		this.pool.setJdbcUrl(ours.getJdbcUrl().replaceFirst("/[a-z_]+(\\?.*|$)", "/stock?nullDatabaseMeansCurrent=true"));
		this.pool.setUsername(ours.getUsername());
		this.pool.setPassword(ours.getPassword());
		this.pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		ProcessEngine engine = engine();
		readers.forEach((reader) -> admit(engine, reader));
		this.list = engine.getFilterService()
			.saveFilter(engine.getFilterService().newTaskFilter(LIST).setQuery(engine.getTaskService().createTaskQuery()))
			.getId();
		engine.close();
		take(server.jdbc().sql("select database()").query(String.class).single());
		this.authorized = server("authorized", true);
		this.open = server("open", false);
	}

	private ProcessEngine engine() {
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName("stock");
		configuration.setDataSource(this.pool);
		configuration.setDatabaseType("mysql");
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setJobExecutorActivate(false);
		configuration.setHistory("full");
		configuration.setMetricsEnabled(false);
		configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9.-]+");
		return configuration.buildProcessEngine();
	}

	/** Makes the account, its groups and members, with access to Tasklist and its filters. */
	private static void admit(ProcessEngine engine, Reader reader) {
		IdentityService identities = engine.getIdentityService();
		var user = identities.newUser(reader.username());
		user.setPassword(Population.PASSWORD);
		identities.saveUser(user);
		for (String siren : reader.members()) {
			String group = siren + "-instructeur";
			if (identities.createTenantQuery().tenantId(siren).count() == 0) {
				identities.saveTenant(identities.newTenant(siren));
				identities.saveGroup(identities.newGroup(group));
				identities.createTenantGroupMembership(siren, group);
			}
			identities.createMembership(reader.username(), group);
		}
		grant(engine, reader, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
		grant(engine, reader, Resources.FILTER, Authorization.ANY, Permissions.READ);
	}

	private static void grant(ProcessEngine engine, Reader reader, Resource resource, String id, Permissions permission) {
		Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		grant.setUserId(reader.username());
		grant.setResource(resource);
		grant.setResourceId(id);
		grant.addPermission(permission);
		engine.getAuthorizationService().saveAuthorization(grant);
	}

	/** Takes over all open tasks of the schema, and writes the grants that stock would have made. */
	private void take(String schema) throws Exception {
		long begin = System.nanoTime();
		for (String table : List.of("ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_RE_PROCDEF", "ACT_RE_DEPLOYMENT")) {
			this.population.run("insert into stock." + table + " select * from " + schema + "." + table);
		}
		this.population.run("insert into stock.ACT_GE_BYTEARRAY select * from " + schema + ".ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is not null");
		this.population.run("""
				insert into stock.ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
				select concat('g', ID_), 1, 1, GROUP_ID_, 7, TASK_ID_, 6 from stock.ACT_RU_IDENTITYLINK where TASK_ID_ is not null""", """
				insert into stock.ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
				select concat('u', ID_), 1, 1, ASSIGNEE_, 7, ID_, 6 from stock.ACT_RU_TASK where ASSIGNEE_ is not null""",
				"create index " + INDEX + " on stock.ACT_RU_TASK (TENANT_ID_, CREATE_TIME_, ID_)");
		for (String table : List.of("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_RU_AUTHORIZATION")) {
			this.population.run("analyze table stock." + table);
		}
		index(false);
		this.population.calm();
		System.out.printf("stock filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
	}

	private ServerProcess server(String name, boolean authorizations) throws Exception {
		return new ServerProcess("stock-" + name, PeerProject.classPath("camunda-webapps"), "peer.Application", "/engine-rest/engine",
				Map.of("SPRING_DATASOURCE_URL", this.pool.getJdbcUrl(), "SPRING_DATASOURCE_USERNAME", this.pool.getUsername(),
						"SPRING_DATASOURCE_PASSWORD", this.pool.getPassword(), "CAMUNDA_BPM_AUTHORIZATION_ENABLED",
						String.valueOf(authorizations), "CAMUNDA_BPM_GENERICPROPERTIES_PROPERTIES_ENFORCEHISTORYTIMETOLIVE", "false"));
	}

	/** Whether the database may use our index. */
	void index(boolean used) throws Exception {
		this.population.run("alter table stock.ACT_RU_TASK alter index " + INDEX + (used ? " not ignored" : " ignored"));
	}

	String address(boolean authorizations) {
		return (authorizations ? this.authorized : this.open).address();
	}

	/** The list of all tasks that the reader may see. */
	String list() {
		return this.list;
	}

	List<Long> processes() {
		return List.of(this.authorized.pid(), this.open.pid());
	}

	@Override
	public void close() {
		this.authorized.close();
		this.open.close();
		this.pool.close();
	}

	/** Who reads, and for which members. */
	record Reader(String username, List<String> members) {
	}

}
