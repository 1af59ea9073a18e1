package fr.ecluse.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.AddressRange;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.ApiKeys.IssuedKey;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Scope;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Two members with their people and keys, made once per test run. */
@TestComponent
class Town {

	static final Siren HOME = new Siren("213800014");

	static final Siren AWAY = new Siren("217500016");

	static final Siren UNKNOWN = new Siren("211300553");

	static final String PASSWORD = "péniche canal écluse 42";

	final String opsnKey;

	final String homeKey;

	/** A key of HOME that may do everything there. */
	final String wideKey;

	/** A key of HOME for addresses that no test calls from. */
	final String farKey;

	/** A key of HOME for this machine, in its last days. */
	final String nearKey;

	final String expiredKey;

	final String revokedKey;

	private final JdbcClient jdbc;

	private final PasswordEncoder encoder;

	private final TransactionTemplate transaction;

	private final Agents agents;

	Town(Members members, Agents agents, ApiKeys keys, PasswordEncoder encoder, JdbcClient jdbc, Clock clock,
			TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.transaction = transaction;
		this.agents = agents;
		put(members, HOME, "Commune d'Ici <b>");
		put(members, AWAY, "Commune d'Ailleurs");
		String hash = hash(PASSWORD);
		add("web.instructrice", hash, Set.of(), Set.of(new Membership(HOME, "instructeur")));
		add("web.chef", hash, Set.of(), Set.of(new Membership(HOME, Membership.ADMINISTRATOR)));
		add("web.opsn", hash, Set.of(OpsnRole.ADMINISTRATOR), Set.of());
		add("web.conceptrice", hash, Set.of(OpsnRole.DESIGNER), Set.of());
		this.opsnKey = issue(keys, null, null).token();
		this.homeKey = issue(keys, HOME, null).token();
		this.wideKey = issue(keys, new ApiKeys.KeyRequest("large", HOME, null, Scope.ALL, List.of()));
		this.farKey = issue(keys, new ApiKeys.KeyRequest("loin", HOME, null, Scope.ALL,
				List.of(new AddressRange("198.51.100.0/24"), new AddressRange("2001:db8::/32"))));
		this.nearKey = issue(keys, new ApiKeys.KeyRequest("près", HOME, clock.instant().plus(Duration.ofDays(29)),
				Scope.ALL, List.of(new AddressRange("127.0.0.0/8"), new AddressRange("::1"))));
		this.expiredKey = issue(keys, HOME, clock.instant().minus(Duration.ofDays(1))).token();
		IssuedKey revoked = issue(keys, HOME, null);
		transaction.executeWithoutResult((status) -> keys.revoke(HOME, revoked.key().id()));
		this.revokedKey = revoked.token();
	}

	void add(String username, String hash, Set<OpsnRole> opsnRoles, Set<Membership> memberships) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from agent where username = ?").param(username).update();
			this.agents.add(new Agent(username, "Dominique Martin", null, hash, true, opsnRoles, memberships));
		});
	}

	void change(String sql, String username) {
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql(sql).param(username).update());
	}

	String hash(String password) {
		return String.valueOf(this.encoder.encode(password));
	}

	private void put(Members members, Siren siren, String name) {
		this.transaction
			.executeWithoutResult((status) -> members.put(new Member(siren, name, MemberKind.COMMUNE, null, "38", null,
					null, Territory.METROPOLE, new Letterhead(null, null, null, null, null, null, null, null))));
	}

	private String issue(ApiKeys keys, ApiKeys.KeyRequest request) {
		return Objects.requireNonNull(this.transaction.execute((status) -> keys.issue(request, "essai"))).token();
	}

	private IssuedKey issue(ApiKeys keys, @Nullable Siren siren, java.time.@Nullable Instant expires) {
		IssuedKey issued = this.transaction.execute((status) -> keys.issue("essai", siren, "essai", expires));
		if (issued == null) {
			throw new IllegalStateException();
		}
		return issued;
	}

}
