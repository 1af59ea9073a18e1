package fr.ecluse.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.intake.Arrivals;
import fr.ecluse.intake.Receipt;
import fr.ecluse.intake.SmallProcedure;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Caller;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.typesetting.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What leaves for another OPSN, and what comes in from one. */
@EcluseTest
class ExchangeTest {

	private static final String NAME = "voisine";

	private static final Caller DESIGNER = Caller
		.of(new Agent("echange.essai", "Échange", null, "{noop}x", true, Set.of(OpsnRole.DESIGNER), Set.of()));

	private static final KeyPair NEIGHBOUR = pair();

	@Autowired
	private Exports exports;

	@Autowired
	private KeyRing keys;

	@Autowired
	private Arrivals arrivals;

	@Autowired
	private Versions versions;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void accept() {
		this.keys.accept(NAME, "OPSN voisine", base64(NEIGHBOUR), "admin");
	}

	@AfterEach
	void withdraw() {
		this.keys.accepted().forEach((key) -> this.keys.withdraw(key.name(), "admin"));
	}

	@Test
	void exportsTheSameBytesEachTimeWithEachFileInItsManifest() {
		Version version = Objects.requireNonNull(receive("echange-a").version());
		byte[] archive = this.exports.make(version.id(), DESIGNER).content();
		assertThat(this.exports.make(version.id(), DESIGNER).content()).isEqualTo(archive);
		SortedMap<String, byte[]> files = Archive.read(archive).orElseThrow().files();
		JsonNode manifest = JsonMapper.shared().readTree(files.get(Manifest.PATH));
		assertThat(manifest.path("format").asString()).isEqualTo("ecluse-archive-1");
		assertThat(manifest.path("files")).hasSize(files.size() - 2).allSatisfy((file) -> {
			byte[] content = files.getOrDefault(file.path("path").asString(), new byte[0]);
			assertThat(file.path("sha256").asString()).isEqualTo(Sha256.hex(content));
			assertThat(file.path("size").intValue()).isEqualTo(content.length);
		});
		assertThat(this.versions.journal(version.id())).extracting((it) -> it.fact().kind())
			.containsExactly("received", "exported", "exported");
	}

	@Test
	void takesWhatAnAcceptedKeySignedAndSaysWhose() {
		Receipt receipt = take(signed("echange-b", NEIGHBOUR, (files) -> {
		}));
		assertThat(receipt.provenance()).isNotNull()
			.asString()
			.contains("OPSN voisine", "signature et empreintes vérifiées");
		assertThat(receipt.version()).isNotNull()
			.satisfies((version) -> assertThat(version.state()).isEqualTo(VersionState.DRAFT))
			.satisfies((version) -> assertThat(version.origin()).isEqualTo("import"))
			.satisfies((version) -> assertThat(this.versions.paths(version.id()))
				.noneMatch((it) -> it.contains("MANIFEST")));
	}

	/** A signature tells where it comes from, not that it is safe. */
	@Test
	void looksIntoWhatIsSignedAllTheSame() {
		PackageFiles hostile = SmallProcedure.files("echange-c", "${register}", "${execution.processEngine}");
		Receipt receipt = take(archive(signed("echange-c", hostile, NEIGHBOUR)));
		assertThat(receipt.verdict().accepted()).isFalse();
		assertThat(receipt.version()).isNotNull()
			.satisfies((version) -> assertThat(version.state()).isEqualTo(VersionState.REFUSED));
	}

	@TestFactory
	Stream<DynamicTest> takesNothingThatIsNotWhatWasSigned() {
		Map<String, Consumer<SortedMap<String, byte[]>>> changes = new TreeMap<>();
		changes.put("n'est pas celui que son manifeste décrit",
				(files) -> files.put("procedure.yaml", bytes("title: X")));
		changes.put("« autre.form » n'est pas dans son manifeste", (files) -> files.put("autre.form", bytes("{}")));
		changes.put("« procedure.yaml » manque", (files) -> files.remove("procedure.yaml"));
		changes.put("la signature ne correspond pas au manifeste",
				(files) -> files.merge(Manifest.PATH, bytes(" "), ExchangeTest::joined));
		changes.put("son manifeste ou sa signature est illisible", (files) -> files.put(Seal.PATH, bytes("{")));
		changes.put("sa signature est illisible", (files) -> files.put(Seal.PATH, bytes("{\"algorithm\":\"none\"}")));
		changes.put("la signature ne correspond pas au manifeste ",
				(files) -> files.put(Seal.PATH, bytes(new String(files.get(Seal.PATH), StandardCharsets.UTF_8)
					.replaceAll("\"signature\":\"[^\"]+\"", "\"signature\":\"AAAA\""))));
		return changes.entrySet()
			.stream()
			.map((change) -> DynamicTest.dynamicTest(change.getKey(),
					() -> assertRefused(HttpStatus.UNPROCESSABLE_CONTENT, change.getKey().strip(), "echange-d",
							signed("echange-d", NEIGHBOUR, change.getValue()))));
	}

	@Test
	void takesNothingSignedByAKeyThatIsNotAccepted() {
		assertRefused(HttpStatus.UNPROCESSABLE_CONTENT, "signée par une clé que cette OPSN n'accepte pas", "echange-e",
				signed("echange-e", pair(), (files) -> {
				}));
		byte[] good = signed("echange-e", NEIGHBOUR, (files) -> {
		});
		this.keys.withdraw(NAME, "admin");
		assertRefused(HttpStatus.UNPROCESSABLE_CONTENT, "signée par une clé que cette OPSN n'accepte pas", "echange-e",
				good);
	}

	@Test
	void takesASignedArchiveAlone() {
		byte[] good = signed("echange-f", NEIGHBOUR, (files) -> {
		});
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.arrivals.receive(
					List.of(new Part("a.zip", good), new Part("autre.form", bytes("{}"))), null, null, "api", DESIGNER))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains("se dépose seule"));
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(
				() -> this.arrivals.receive(List.of(new Part("a.zip", good)), "echange-autre", null, "api", DESIGNER))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains("contient la démarche « echange-f »"));
	}

	@Test
	void takesAnArchiveWithoutSignatureAsAnOrdinaryUpload() {
		Receipt receipt = take(signed("echange-g", NEIGHBOUR, (files) -> files.remove(Seal.PATH)));
		assertThat(receipt.provenance()).isNull();
		assertThat(receipt.version()).isNotNull();
		assertThat(receipt.verdict().findings()).extracting((finding) -> finding.rule())
			.contains("archive-sans-signature");
	}

	@Test
	void keepsATraceOfKeysThatAreReplacedOrWithdrawn() {
		KeyPair other = pair();
		this.keys.accept(NAME, "OPSN voisine", base64(other), "admin");
		assertThat(this.keys.accepted()).singleElement()
			.satisfies(
					(key) -> assertThat(key.fingerprint()).isEqualTo(new SignerKey(other.getPublic()).fingerprint()));
		assertThat(this.jdbc.sql("select revoked_by from trusted_key where fingerprint = ? and revoked is not null")
			.param(new SignerKey(NEIGHBOUR.getPublic()).fingerprint())
			.query(String.class)
			.list()).isNotEmpty().containsOnly("admin");
	}

	@Test
	void oneKeyHasOneName() {
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.keys.accept("autre", "OPSN voisine", base64(NEIGHBOUR), "admin"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.CONFLICT));
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> this.keys.withdraw("autre", "admin"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Voisine|OPSN|x|/name", "a--b|OPSN|x|/name", "voisine|''|x|/owner",
			"voisine|OPSN|pas une clé|/key", "voisine|OPSN|''|/key", "voisine|OPSN|MIIBIjANBgkqhkiG9w0BAQ==|/key" })
	void saysWhatDoesNotFitInAKey(String name, String owner, String key, String pointer) {
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.keys.accept(name, owner, key, "admin"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getBody().getProperties())).contains(pointer));
	}

	@Test
	void itsOwnKeyNeedsNoName() {
		PublishedKey own = this.keys.own().orElseThrow();
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.keys.accept("moi", "Moi", own.key(), "admin"))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains("C'est la clé de cette OPSN"));
	}

	private void assertRefused(HttpStatus status, String words, String procedure, byte[] archive) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> take(archive)).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(status);
			assertThat(ex.getBody().getDetail()).contains(words);
		});
		assertThat(this.versions.of(procedure)).isEmpty();
	}

	private Receipt take(byte[] archive) {
		return this.arrivals.receive(List.of(new Part("archive.zip", archive)), null, null, "api", DESIGNER);
	}

	private Receipt receive(String key) {
		Map<String, byte[]> files = SmallProcedure.files(key).byPath();
		return this.arrivals.receive(
				files.entrySet().stream().map((file) -> new Part(file.getKey(), file.getValue())).toList(), null, true,
				"api", DESIGNER);
	}

	private static byte[] signed(String key, KeyPair signer, Consumer<SortedMap<String, byte[]>> change) {
		SortedMap<String, byte[]> files = signed(key, SmallProcedure.files(key), signer);
		change.accept(files);
		return archive(files);
	}

	/** As the neighbour's own server would make it. */
	private static SortedMap<String, byte[]> signed(String key, PackageFiles content, KeyPair signer) {
		SortedMap<String, byte[]> files = new TreeMap<>(content.byPath());
		byte[] manifest = new Manifest(Manifest.FORMAT, key, "Prêt", 4, "OPSN voisine", Instant.EPOCH, files.entrySet()
			.stream()
			.map((file) -> new Manifest.File(file.getKey(), file.getValue().length, Sha256.hex(file.getValue())))
			.toList()).bytes();
		files.put(Manifest.PATH, manifest);
		files.put(Seal.PATH, Seal.of(new SignerKey(signer.getPublic()), sign(signer, Seal.text(manifest))).bytes());
		return files;
	}

	private static byte[] archive(SortedMap<String, byte[]> files) {
		return new Archive(files).zip();
	}

	private static byte[] sign(KeyPair pair, byte[] text) {
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(pair.getPrivate());
			signature.update(text);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPair pair() {
		try {
			return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String base64(KeyPair pair) {
		return new SignerKey(pair.getPublic()).base64();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

}
