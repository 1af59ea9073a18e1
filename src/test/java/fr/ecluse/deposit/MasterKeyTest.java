package fr.ecluse.deposit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import java.util.Base64;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.database.DataFolder;
import fr.ecluse.member.Members;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The key of the installation: where it comes from, and what happens without it. */
@EcluseTest
class MasterKeyTest {

	@TempDir
	private Path folder;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Members members;

	@Autowired
	private TransactionOperations transactions;

	@Test
	void isMadeOnceInTheDataFolderForItsOwnerAlone() throws Exception {
		Path data = this.folder.resolve("data");
		String made = key(null, true, data).get().fingerprint();
		Path file = data.resolve("deposit.key");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
		assertThat(key(null, true, data).get().fingerprint()).isEqualTo(made);
		assertThat(data.toFile().list()).containsExactly("deposit.key");
	}

	@Test
	void isTheSettingWhereThereIsOne() {
		assertThat(key(EcluseTest.DEPOSIT_KEY, true, this.folder).get().bytes())
			.isEqualTo("essais-essais-essais-essais-0123".getBytes(StandardCharsets.US_ASCII));
		assertThat(this.folder.toFile().list()).isEmpty();
	}

	@Test
	void isNeverMadeBesideADatabaseOfOthers() {
		MasterKey none = key(null, false, this.folder);
		assertThat(this.folder.toFile().list()).isEmpty();
		assertThatThrownBy(none::get).hasMessageContaining("openssl rand -base64 32")
			.hasMessageContaining("ECLUSE_DEPOSIT_KEY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "trop court", "AAAA", "ZXNzYWlzLWVzc2Fpcy1lc3NhaXMtZXNzYWlzLTAxMjM=AAAA" })
	void refusesASettingThatIsNoKey(String setting) {
		assertThatThrownBy(() -> key(setting, false, this.folder)).isInstanceOf(MasterKey.MalformedKeyException.class)
			.satisfies((failure) -> assertThat(
					Objects.requireNonNull(new DepositKeyFailureAnalyzer().analyze(failure)).getAction())
				.contains("openssl rand"))
			.message()
			.doesNotContain(setting);
	}

	@Test
	void stopsTheStartWhileSealedBoxesNeedAnotherKey() {
		Consultation.start(this.port, this.engine, this.members, this.transactions)
			.open(Instant.now(), java.time.Duration.ofHours(1));
		String other = Base64.getEncoder().encodeToString(SealingKey.random().bytes());
		assertThatThrownBy(() -> key(other, false, this.folder).afterSingletonsInstantiated())
			.isInstanceOf(MasterKey.WrongKeyException.class)
			.satisfies((failure) -> assertThat(
					Objects.requireNonNull(new DepositKeyFailureAnalyzer().analyze(failure)).getDescription())
				.contains("une autre clé"));
		assertThatThrownBy(() -> key(null, false, this.folder).afterSingletonsInstantiated())
			.satisfies((failure) -> assertThat(
					Objects.requireNonNull(new DepositKeyFailureAnalyzer().analyze(failure)).getDescription())
				.contains("n'est pas donnée"));
		assertThatCode(() -> key(EcluseTest.DEPOSIT_KEY, false, this.folder).afterSingletonsInstantiated())
			.doesNotThrowAnyException();
	}

	@Test
	void opensWhatItSealedThereAndNothingElse() {
		SealingKey key = SealingKey.random();
		byte[] sealed = key.seal("offre".getBytes(StandardCharsets.UTF_8), "deposit/1");
		assertThat(key.open(sealed, "deposit/1")).asString().isEqualTo("offre");
		assertThat(key.seal("offre".getBytes(StandardCharsets.UTF_8), "deposit/1")).isNotEqualTo(sealed);
		assertThatThrownBy(() -> key.open(sealed, "deposit/2")).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> SealingKey.random().open(sealed, "deposit/1"))
			.isInstanceOf(IllegalStateException.class);
		sealed[sealed.length - 20] ^= 1;
		assertThatThrownBy(() -> key.open(sealed, "deposit/1")).isInstanceOf(IllegalStateException.class);
		assertThat(key.fingerprint()).isNotEqualTo(SealingKey.random().fingerprint()).hasSize(16);
		assertThat(key.mac(UUID.randomUUID().toString())).hasSize(32);
	}

	private MasterKey key(@Nullable String setting, boolean embedded, Path data) {
		DepositSettings settings = new DepositSettings(setting,
				new DepositSettings.Limits(DataSize.ofMegabytes(20), 50, DataSize.ofKilobytes(512)));
		return new MasterKey(settings, new DataFolder(data.toString()),
				new MockEnvironment().withProperty("ecluse.embedded", String.valueOf(embedded)), this.jdbc);
	}

}
