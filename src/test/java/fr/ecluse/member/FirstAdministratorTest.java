package fr.ecluse.member;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Each test starts from a database without accounts and rolls its own back. */
@EcluseTest
class FirstAdministratorTest {

	private static final String PASSWORD = "quatre mots sans rapport";

	@Autowired
	private Agents agents;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private PasswordEncoder passwords;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcClient jdbc;

	@SuppressWarnings("NullAway.Init")
	private TransactionStatus transaction;

	@BeforeEach
	void forgetAccounts() {
		this.transaction = this.transactions.getTransaction(new DefaultTransactionDefinition());
		this.jdbc.sql("delete from agent").update();
	}

	@AfterEach
	void rollBack() {
		this.transactions.rollback(this.transaction);
	}

	@Test
	void refusesToStartWhenNobodyCouldSignIn() {
		FailureAnalysis analysis = failure(new MemberSettings(null, null, List.of(), false));
		assertThat(analysis.getDescription()).contains("Aucun compte");
		assertThat(analysis.getAction()).contains("ECLUSE_ADMIN_PASSWORD");
		assertThat(failure(new MemberSettings("  ", null, List.of(), false)).getAction())
			.contains("ECLUSE_ADMIN_PASSWORD");
	}

	@Test
	void startsWithoutAccountOnTheEmbeddedDatabase() {
		assertThatCode(() -> start(new MemberSettings(null, null, List.of(), true))).doesNotThrowAnyException();
		assertThat(this.agents.count()).isZero();
	}

	@Test
	void opensTheAccountOfTheFirstAdministrator() {
		start(password(PASSWORD));
		Agent admin = this.agents.find("admin").orElseThrow();
		assertThat(admin.isOpsnAdministrator()).isTrue();
		assertThat(admin.enabled()).isTrue();
		assertThat(admin.memberships()).isEmpty();
		assertThat(this.passwords.matches(PASSWORD, admin.passwordHash())).isTrue();
	}

	@Test
	void neverResetsThePasswordOfAnAdministrator() {
		start(password(PASSWORD));
		start(password("un tout autre secret"));
		assertThat(this.passwords.matches(PASSWORD, this.agents.find("admin").orElseThrow().passwordHash())).isTrue();
	}

	@Test
	void addsNoAccountWhileAnotherAdministratorIsThere() {
		this.agents.add(new Agent("marie", "Marie", null, "{bcrypt}x", true, Set.of(OpsnRole.ADMINISTRATOR), Set.of()));
		start(password(PASSWORD));
		assertThat(this.agents.find("admin")).isEmpty();
	}

	@Test
	void opensTheAccountAgainWhenAllAdministratorsAreClosed() {
		this.agents.add(new Agent("admin", "Marie", "marie@exemple.fr", "{bcrypt}x", false,
				Set.of(OpsnRole.ADMINISTRATOR), Set.of()));
		start(password(PASSWORD));
		Agent admin = this.agents.find("admin").orElseThrow();
		assertThat(admin.enabled()).isTrue();
		assertThat(admin.displayName()).isEqualTo("Marie");
		assertThat(this.passwords.matches(PASSWORD, admin.passwordHash())).isTrue();
	}

	@Test
	void refusesWeakPassword() {
		FailureAnalysis analysis = failure(password("azerty"));
		assertThat(analysis.getDescription()).contains("ECLUSE_ADMIN_PASSWORD");
		assertThat(analysis.getAction()).contains("12 caractères");
		assertThat(this.agents.count()).isZero();
	}

	@Test
	void refusesShortKey() {
		FailureAnalysis analysis = failure(new MemberSettings(PASSWORD, "x".repeat(31), List.of(), false));
		assertThat(analysis.getDescription()).contains("ECLUSE_ADMIN_KEY");
		assertThat(analysis.getAction()).contains("32 caractères");
	}

	@Test
	void takesTheKeyAsItIs() {
		String key = key();
		start(new MemberSettings(PASSWORD, key, List.of(), false));
		start(new MemberSettings(PASSWORD, key, List.of(), false));
		assertThat(this.keys.authenticate(key)).get().matches(ApiKey::isOpsn);
	}

	@Test
	void replacesTheKeyOfTheFormerSetting() {
		String former = key();
		String current = key();
		ApiKeys.IssuedKey other = this.keys.issue("Supervision", null, "admin", null);
		start(new MemberSettings(PASSWORD, former, List.of(), false));
		start(new MemberSettings(PASSWORD, current, List.of(), false));
		assertThat(this.keys.authenticate(former)).isEmpty();
		assertThat(this.keys.authenticate(current)).isPresent();
		assertThat(this.keys.authenticate(other.token())).isPresent();
		start(new MemberSettings(PASSWORD, null, List.of(), false));
		assertThat(this.keys.authenticate(current)).isPresent();
	}

	@Test
	void keepsRevokedKeyRevoked() {
		String key = key();
		start(new MemberSettings(PASSWORD, key, List.of(), false));
		assertThat(this.keys.revoke(null, this.keys.findByToken(key).orElseThrow().id())).isTrue();
		start(new MemberSettings(PASSWORD, key, List.of(), false));
		assertThat(this.keys.authenticate(key)).isEmpty();
	}

	@Test
	void keepsSecretsOutOfLogs() {
		assertThat(new MemberSettings(PASSWORD, key(), List.of("a.csv"), false).toString())
			.isEqualTo("MemberSettings[directory=[a.csv], embedded=false]");
	}

	private static MemberSettings password(@Nullable String password) {
		return new MemberSettings(password, null, List.of(), false);
	}

	private static String key() {
		return "cle-" + UUID.randomUUID();
	}

	private void start(MemberSettings settings) {
		new FirstAdministrator(settings, this.agents, this.keys, this.passwords, this.transactions)
			.afterSingletonsInstantiated();
	}

	private FailureAnalysis failure(MemberSettings settings) {
		FirstAdministrator.NoAdministratorException refusal = catchThrowableOfType(
				FirstAdministrator.NoAdministratorException.class, () -> start(settings));
		return new FirstAdministratorFailureAnalyzer().analyze(refusal, refusal);
	}

}
