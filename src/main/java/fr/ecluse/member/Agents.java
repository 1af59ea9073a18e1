package fr.ecluse.member;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import fr.ecluse.journal.Journal;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people with an account. */
@Repository
public class Agents {

	private final JdbcClient jdbc;

	private final Journal journal;

	private final KnownRoles known;

	private final SecureRandom random = new SecureRandom();

	Agents(JdbcClient jdbc, Journal journal, KnownRoles known) {
		this.jdbc = jdbc;
		this.journal = journal;
		this.known = known;
	}

	/**
	 * The account of a name as a person types it: its case and outer spaces do not count.
	 */
	@Transactional(readOnly = true)
	public Optional<Agent> find(String username) {
		return load(this.jdbc.sql("select * from agent where username = :username")
			.param("username", username.strip().toLowerCase(Locale.ROOT))
			.query(Account::of)
			.list()).stream().findFirst();
	}

	/** The accounts of these user names, those that there are. */
	@Transactional(readOnly = true)
	public List<Agent> findAll(Collection<String> usernames) {
		return usernames.isEmpty() ? List.of()
				: load(this.jdbc.sql("select * from agent where username in (:usernames)")
					.param("usernames", usernames.stream().map((it) -> it.strip().toLowerCase(Locale.ROOT)).toList())
					.query(Account::of)
					.list());
	}

	/**
	 * The agents of one member in the order of their names, those who may not sign in
	 * included.
	 */
	@Transactional(readOnly = true)
	public List<Agent> of(Siren siren) {
		return load(this.jdbc.sql("""
				select * from agent where username in (select username from membership where siren = :siren)
				order by display_name, username
				""").param("siren", siren.value()).query(Account::of).list());
	}

	/** The agents who may sign in and have that role in that member. */
	@Transactional(readOnly = true)
	public List<Agent> withRole(Siren siren, String role) {
		return load(this.jdbc.sql("""
				select * from agent where enabled and username in
				  (select username from membership where siren = :siren and role = :role)
				order by display_name, username
				""").param("siren", siren.value()).param("role", role).query(Account::of).list());
	}

	/** The agents who may sign in and administer the platform. */
	@Transactional(readOnly = true)
	public List<Agent> opsnAdministrators() {
		return load(this.jdbc.sql("""
				select * from agent where enabled and username in
				  (select username from agent_opsn_role where role = :role)
				order by display_name, username
				""").param("role", OpsnRole.ADMINISTRATOR.key()).query(Account::of).list());
	}

	/**
	 * The agents with that e-mail address, whatever its case, those who may not sign in
	 * included. Accents do count: they make another address.
	 */
	@Transactional(readOnly = true)
	public List<Agent> withEmail(String email) {
		return load(this.jdbc
			.sql("select * from agent where lower(email) = lower(:email) collate utf8mb4_bin order by username")
			.param("email", email.strip())
			.query(Account::of)
			.list());
	}

	/** One page of all agents, in the order of their user names. */
	@Transactional(readOnly = true)
	public List<Agent> list(@Nullable String after, int limit) {
		return load(this.jdbc.sql("select * from agent where username > :after order by username limit :limit")
			.param("after", (after != null) ? after : "")
			.param("limit", limit)
			.query(Account::of)
			.list());
	}

	public long count() {
		return this.jdbc.sql("select count(*) from agent").query(Long.class).single();
	}

	/**
	 * Those who may sign in and administer the platform, kept as they are until the end
	 * of the transaction.
	 */
	@Transactional
	List<String> lockAdministrators() {
		return this.jdbc.sql("""
				select username from agent join agent_opsn_role using (username)
				where enabled and role = :role order by username for update
				""").param("role", OpsnRole.ADMINISTRATOR.key()).query(String.class).list();
	}

	/**
	 * Adds the agent.
	 * @throws org.springframework.dao.DuplicateKeyException when the user name is taken
	 */
	@Transactional
	public void add(Agent agent) {
		this.jdbc.sql("""
				insert into agent (username, display_name, email, password_hash, enabled, roles_stamp)
				values (:username, :displayName, :email, :passwordHash, :enabled, :stamp)
				""")
			.param("username", agent.username())
			.param("displayName", agent.displayName())
			.param("email", agent.email())
			.param("passwordHash", agent.passwordHash())
			.param("enabled", agent.enabled())
			.param("stamp", this.random.nextLong())
			.update();
		grant(agent.username(), agent.memberships());
		grantOpsn(agent.username(), agent.opsnRoles());
		this.journal.record(AgentEntries.created(agent));
	}

	/** Replaces what is known of the person, not the roles. */
	@Transactional
	void change(Agent agent) {
		find(agent.username()).map((before) -> AgentEntries.changed(before, agent)).ifPresent(this.journal::record);
		this.jdbc.sql("""
				update agent set display_name = :displayName, email = :email, password_hash = :passwordHash,
				  enabled = :enabled where username = :username
				""")
			.param("username", agent.username())
			.param("displayName", agent.displayName())
			.param("email", agent.email())
			.param("passwordHash", agent.passwordHash())
			.param("enabled", agent.enabled())
			.update();
	}

	/** Replaces the agent's roles in one member by these; none ends the membership. */
	@Transactional
	public void setRoles(String username, Siren siren, Set<String> roles) {
		Set<String> before = find(username).map((agent) -> agent.roles(siren)).orElse(Set.of());
		this.jdbc.sql("delete from membership where username = :username and siren = :siren")
			.param("username", username)
			.param("siren", siren.value())
			.update();
		grant(username, roles.stream().map((role) -> new Membership(siren, role)).toList());
		stamp(username);
		this.journal.record(AgentEntries.roles(username, siren, before, roles));
	}

	/** Replaces the agent's roles on the platform by these. */
	@Transactional
	public void setOpsnRoles(String username, Set<OpsnRole> roles) {
		Set<OpsnRole> before = find(username).map(Agent::opsnRoles).orElse(Set.of());
		this.jdbc.sql("delete from agent_opsn_role where username = :username").param("username", username).update();
		grantOpsn(username, roles);
		stamp(username);
		this.journal.record(AgentEntries.opsnRoles(username, before, roles));
	}

	/** As {@link #find}, kept from other writers until the end of the transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<Agent> lock(String username) {
		return load(this.jdbc.sql("select * from agent where username = :username for update")
			.param("username", username)
			.query(Account::of)
			.list()).stream().findFirst();
	}

	private void grant(String username, Collection<Membership> memberships) {
		for (Membership membership : memberships) {
			this.jdbc.sql("insert into membership (username, siren, role) values (:username, :siren, :role)")
				.param("username", username)
				.param("siren", membership.siren().value())
				.param("role", membership.role())
				.update();
		}
	}

	private void grantOpsn(String username, Collection<OpsnRole> roles) {
		for (OpsnRole role : roles) {
			this.jdbc.sql("insert into agent_opsn_role (username, role) values (:username, :role)")
				.param("username", username)
				.param("role", role.key())
				.update();
		}
	}

	private void stamp(String username) {
		this.jdbc.sql("update agent set roles_stamp = :stamp where username = :username")
			.param("stamp", this.random.nextLong())
			.param("username", username)
			.update();
	}

	private List<Agent> load(List<Account> accounts) {
		Map<String, KnownRoles.Roles> roles = new HashMap<>();
		List<Account> unknown = new ArrayList<>();
		for (Account account : accounts) {
			KnownRoles.Roles known = this.known.find(account.username(), account.stamp());
			if (known != null) {
				roles.put(account.username(), known);
			}
			else {
				unknown.add(account);
			}
		}
		if (!unknown.isEmpty()) {
			roles.putAll(read(unknown));
		}
		return accounts.stream()
			.map((account) -> account.agent(Objects.requireNonNull(roles.get(account.username()))))
			.toList();
	}

	private Map<String, KnownRoles.Roles> read(List<Account> accounts) {
		List<String> usernames = accounts.stream().map(Account::username).toList();
		Map<String, Set<Membership>> memberships = new HashMap<>();
		this.jdbc.sql("select username, siren, role from membership where username in (:usernames)")
			.param("usernames", usernames)
			.query((row) -> {
				memberships.computeIfAbsent(row.getString("username"), (username) -> new HashSet<>())
					.add(new Membership(new Siren(row.getString("siren")), row.getString("role")));
			});
		Map<String, Set<OpsnRole>> opsnRoles = new HashMap<>();
		this.jdbc.sql("select username, role from agent_opsn_role where username in (:usernames)")
			.param("usernames", usernames)
			.query((row) -> {
				OpsnRole.find(row.getString("role"))
					.ifPresent(
							opsnRoles.computeIfAbsent(row.getString("username"), (username) -> new HashSet<>())::add);
			});
		Map<String, KnownRoles.Roles> read = new HashMap<>();
		for (Account account : accounts) {
			KnownRoles.Roles roles = new KnownRoles.Roles(account.stamp(),
					opsnRoles.getOrDefault(account.username(), Set.of()),
					memberships.getOrDefault(account.username(), Set.of()));
			this.known.keep(account.username(), roles);
			read.put(account.username(), roles);
		}
		return read;
	}

	private record Account(String username, String displayName, @Nullable String email, String passwordHash,
			boolean enabled, long stamp) {

		static Account of(ResultSet row, int number) throws SQLException {
			return new Account(row.getString("username"), row.getString("display_name"), row.getString("email"),
					row.getString("password_hash"), row.getBoolean("enabled"), row.getLong("roles_stamp"));
		}

		Agent agent(KnownRoles.Roles roles) {
			return new Agent(this.username, this.displayName, this.email, this.passwordHash, this.enabled, roles.opsn(),
					roles.memberships());
		}

	}

}
