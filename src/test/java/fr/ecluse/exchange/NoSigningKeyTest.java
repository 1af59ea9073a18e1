package fr.ecluse.exchange;

import java.util.Set;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.database.DataFolder;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Callers;
import fr.ecluse.member.OpsnRole;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An OPSN without a key shows none and signs nothing. */
@EcluseTest
class NoSigningKeyTest {

	private static final Caller DESIGNER = Caller
		.of(new Agent("echange.essai", "Échange", null, "{noop}x", true, Set.of(OpsnRole.DESIGNER), Set.of()));

	@Autowired
	private Versions versions;

	@Autowired
	private TrustedKeys trusted;

	@Autowired
	private Callers callers;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void neitherShowsAKeyNorExports() {
		ExchangeSettings settings = new ExchangeSettings(null, "OPSN d'essai");
		SigningKey none = new SigningKey(settings, new DataFolder("target/no-key"), new MockEnvironment());
		Exports exports = new Exports(this.versions, none, settings);
		ExchangeController controller = new ExchangeController(exports, new KeyRing(none, this.trusted, settings),
				this.callers);
		refused(controller::signingKey);
		String version = this.jdbc
			.sql("select id from procedure_version where procedure_key = 'demande-citoyenne' limit 1")
			.query(String.class)
			.single();
		int before = this.versions.journal(version).size();
		refused(() -> exports.make(version, DESIGNER));
		assertThat(this.versions.journal(version)).hasSize(before);
	}

	private static void refused(ThrowingCallable work) {
		ErrorResponseException refusal = catchThrowableOfType(ErrorResponseException.class, work);
		assertThat(refusal).isNotNull();
		assertThat(refusal.getStatusCode().value()).isEqualTo(409);
		assertThat(String.valueOf(refusal.getBody().getType())).endsWith("/cle-de-signature-absente");
	}

}
