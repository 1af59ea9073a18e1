package fr.ecluse.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * Shows our agents, their roles and their members to the engine, read only: there is one
 * directory of people, ours, and the engine can create no account. Queries answer by id
 * or by user only; nobody can list all people, groups or members through the engine.
 */
class AgentIdentities implements ReadOnlyIdentityProvider, SessionFactory {

	private final Agents agents;

	private final Members members;

	AgentIdentities(Agents agents, Members members) {
		this.agents = agents;
		this.members = members;
	}

	@Override
	public Class<?> getSessionType() {
		return ReadOnlyIdentityProvider.class;
	}

	@Override
	public Session openSession() {
		return this;
	}

	@Override
	public @Nullable User findUserById(String id) {
		return enabled(id).map(AgentIdentities::user).orElse(null);
	}

	@Override
	public UserQuery createUserQuery() {
		return new Users(Context.getCommandContext());
	}

	@Override
	public UserQuery createUserQuery(CommandContext context) {
		return new Users(context);
	}

	@Override
	public NativeUserQuery createNativeUserQuery() {
		throw new UnsupportedOperationException("Native identity queries are not offered");
	}

	/** Passwords are checked by Spring Security alone. */
	@Override
	public boolean checkPassword(String id, String password) {
		return false;
	}

	@Override
	public Group findGroupById(String id) {
		return group(id);
	}

	@Override
	public GroupQuery createGroupQuery() {
		return new Groups();
	}

	@Override
	public GroupQuery createGroupQuery(CommandContext context) {
		return new Groups();
	}

	@Override
	public @Nullable Tenant findTenantById(String id) {
		return this.members.find(new Siren(id)).map(AgentIdentities::tenant).orElse(null);
	}

	@Override
	public TenantQuery createTenantQuery() {
		return new Tenants();
	}

	@Override
	public TenantQuery createTenantQuery(CommandContext context) {
		return new Tenants();
	}

	@Override
	public void flush() {
		// Nothing is ever written.
	}

	@Override
	public void close() {
		// Nothing is held.
	}

	private Optional<Agent> enabled(String username) {
		return this.agents.find(username).filter(Agent::enabled);
	}

	private static User user(Agent agent) {
		UserEntity user = new UserEntity(agent.username());
		user.setFirstName(agent.displayName());
		user.setLastName("");
		return user;
	}

	private static Group group(String id) {
		GroupEntity group = new GroupEntity(id);
		group.setName(id.substring(id.indexOf('-') + 1));
		group.setType("role");
		return group;
	}

	private static Tenant tenant(Member member) {
		TenantEntity tenant = new TenantEntity(member.siren().value());
		tenant.setName(member.name());
		return tenant;
	}

	private static <T> List<T> page(List<T> all, @Nullable Page page) {
		if (page == null) {
			return all;
		}
		return all.stream().skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
	}

	private static Set<String> wanted(@Nullable String id, String @Nullable [] ids) {
		Set<String> wanted = new LinkedHashSet<>();
		if (id != null) {
			wanted.add(id);
		}
		if (ids != null) {
			wanted.addAll(Arrays.asList(ids));
		}
		return wanted;
	}

	/** Queries are answered in memory, from a handful of rows. */
	private final class Users extends UserQueryImpl {

		Users(@Nullable CommandContext context) {
			super((context != null) ? context.getProcessEngineConfiguration().getCommandExecutorTxRequired()
					: Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
		}

		@Override
		public long executeCount(CommandContext context) {
			return found().size();
		}

		@Override
		public List<User> executeList(CommandContext context, @Nullable Page page) {
			return page(found(), page);
		}

		private List<User> found() {
			return AgentIdentities.this.agents.findAll(wanted(getId(), getIds()))
				.stream()
				.filter(Agent::enabled)
				.map(AgentIdentities::user)
				.toList();
		}

	}

	private final class Groups extends GroupQueryImpl {

		Groups() {
			super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
		}

		@Override
		public long executeCount(CommandContext context) {
			return found().size();
		}

		@Override
		public List<Group> executeList(CommandContext context, @Nullable Page page) {
			return page(found(), page);
		}

		private List<Group> found() {
			Set<String> wanted = wanted(getId(), getIds());
			if (getUserId() == null) {
				return wanted.stream().map(AgentIdentities::group).toList();
			}
			return enabled(getUserId()).map(EngineUser::of)
				.map(EngineUser::groups)
				.orElse(List.of())
				.stream()
				.filter((group) -> wanted.isEmpty() || wanted.contains(group))
				.map(AgentIdentities::group)
				.toList();
		}

	}

	private final class Tenants extends TenantQueryImpl {

		Tenants() {
			super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
		}

		@Override
		public long executeCount(CommandContext context) {
			return found().size();
		}

		@Override
		public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
			return page(found(), page);
		}

		private List<Tenant> found() {
			Set<String> wanted = wanted(getId(), this.ids);
			Stream<String> sirens = (getUserId() == null) ? wanted.stream()
					: enabled(getUserId()).map(EngineUser::of)
						.map(EngineUser::tenants)
						.orElse(List.of())
						.stream()
						.filter((siren) -> wanted.isEmpty() || wanted.contains(siren));
			Map<Siren, Member> found = new LinkedHashMap<>(
					AgentIdentities.this.members.findAll(sirens.map(Siren::new).toList()));
			return found.values().stream().map(AgentIdentities::tenant).toList();
		}

	}

}
