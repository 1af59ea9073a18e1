package fr.ecluse.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running server against its own contract: whatever is asked, the answer is one that
 * the document announces. {@code -Decluse.contract.calls} sets how many calls are made at
 * random, {@code -Decluse.contract.seed} which.
 */
@EcluseTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractTest {

	private static final int CALLS = Integer.getInteger("ecluse.contract.calls", 1500);

	private static final long SEED = Long.getLong("ecluse.contract.seed", 20261126L);

	private static final int MOST_SHOWN = 15;

	@LocalServerPort
	private int port;

	private final Map<String, Set<String>> seen = new TreeMap<>();

	private final Map<String, String> faults = new TreeMap<>();

	private Wire wire;

	private Specification specification;

	private World world;

	@BeforeAll
	void open() {
		this.wire = new Wire(this.port);
		this.specification = new Specification(
				new JsonMapper().readTree(this.wire.send(Wire.Request.of("GET", "/api/openapi.json")).body()));
		this.world = new World(this.wire, this.specification);
		this.world.open();
	}

	@BeforeEach
	void forget() {
		this.faults.clear();
	}

	@AfterEach
	void tell(TestInfo test) throws IOException {
		Files.writeString(Path.of("target/contract-%s.txt".formatted(test.getTestMethod().orElseThrow().getName())),
				String.join("\n", this.faults.values()));
	}

	@Test
	@Order(1)
	void whateverIsAskedTheAnswerIsInTheContract() {
		RandomCalls calls = new RandomCalls(this.specification, this.world, new Random(SEED));
		Map<Integer, Integer> statuses = new TreeMap<>();
		for (int i = 0; i < CALLS; i++) {
			RandomCalls.Made made = calls.next();
			Wire.Answer answer = this.wire.send(made.request());
			statuses.merge(answer.status(), 1, Integer::sum);
			judge(made.operation(), made.request(), answer);
			if (made.wrongBody() && answer.status() < 300) {
				fault(made.operation(), made.request(), "took a body that the document refuses");
			}
			this.world.learn(made.operation(), answer);
		}
		System.out.printf("Contract: %d calls with seed %d over %d operations; answers by status: %s%n", CALLS, SEED,
				this.specification.operations().size(), statuses);
		assertThat(this.faults.values().stream().limit(MOST_SHOWN))
			.as("%d kinds of faults in %d calls, seed %d", this.faults.size(), CALLS, SEED)
			.isEmpty();
	}

	/** What follows from the shape of operations, asked of each of them. */
	@Test
	@Order(2)
	void everyOperationRefusesWhatAllRefuse() {
		RandomCalls calls = new RandomCalls(this.specification, this.world, new Random(SEED));
		List<String> agent = this.world.session("contrat.accueil", true);
		List<String> tokenless = this.world.session("contrat.accueil", false);
		String opsn = this.world.credential("opsn");
		for (Specification.Operation operation : this.specification.operations()) {
			if (operation.method().equals("HEAD")) {
				// Its refusals have no body to tell them by.
				continue;
			}
			List<String> wanted = operation.refusals();
			String scope = operation.scope();
			for (String other : List.of("start", "read", "tasks", "admin")) {
				if (!other.equals(scope)) {
					ask(operation, calls.plain(operation, List.of(this.world.credential(other))),
							"403 portee-manquante");
				}
			}
			if (!operation.writes()) {
				Wire.Answer answer = this.wire.send(calls.plain(operation, List.of(this.world.credential(scope))));
				assertThat(answer.text()).as(operation.id()).doesNotContain("portee-manquante");
			}
			if (!operation.writes()) {
				Wire.Request plain = calls.plain(operation, List.of(opsn));
				judge(operation, plain, this.wire.send(plain));
			}
			if (operation.node().path("parameters").findValuesAsString("name").contains("limit")) {
				Wire.Request plain = calls.plain(operation, List.of(opsn));
				ask(operation, at(plain, plain.target() + "?limit=x"), "400 parametre-invalide");
			}
			ask(operation, calls.plain(operation, List.of(this.world.credential("afar"))),
					"403 adresse-reseau-refusee");
			ask(operation, calls.plain(operation, List.of(opsn, "X-Long: " + "x".repeat(9000))),
					"400 requete-invalide");
			ask(operation, calls.plain(operation, List.of("Authorization: Bearer inconnue")),
					"401 authentification-requise");
			if (wanted.contains("406 format-de-reponse")) {
				ask(operation, calls.plain(operation, List.of(opsn, "Accept: application/xml")),
						"406 format-de-reponse");
			}
			if (operation.path().contains("{siren}")) {
				Wire.Request plain = calls.plain(operation, List.of(opsn));
				ask(operation, at(plain, plain.target().replace(World.HOME, "212900428")), "400 parametre-invalide");
			}
			if (wanted.contains("404 adherent-inconnu")) {
				ask(operation, calls.plain(operation, List.of(this.world.credential("away"))), "404 adherent-inconnu");
			}
			for (String name : operation.pathParameters()) {
				if (!name.equals("siren") && !name.equals("path")) {
					Wire.Request plain = calls.plain(operation, List.of(opsn));
					ask(operation,
							at(plain,
									plain.target()
										.replaceFirst("inconnu-" + name + "|(?<=/)1(?=$|/files|/retries)", "%C3%A9")),
							"400 parametre-invalide");
				}
			}
			if (wanted.contains("403 operation-interdite")) {
				boolean ofMembers = operation.path().contains("{siren}") && !operation.id().equals("putMember");
				ask(operation, calls.plain(operation, ofMembers ? agent : List.of(this.world.credential("home"))),
						"403 operation-interdite");
			}
			if (operation.writes()) {
				ask(operation, calls.plain(operation, tokenless), "403 jeton-de-formulaire");
			}
			if (wanted.contains("415 type-de-contenu")) {
				ask(operation, calls.plain(operation, List.of(opsn, "Content-Type: */*")), "415 type-de-contenu");
			}
			if (wanted.contains("400 corps-illisible") && operation.content().has("application/json")
					&& operation.content().size() == 1) {
				ask(operation, with(calls.plain(operation, List.of(opsn)), "{"), "400 corps-illisible");
			}
			if (wanted.contains("400 champs-invalides")) {
				ask(operation, with(calls.plain(operation, List.of(opsn)), "[]"), "400 champs-invalides");
			}
			if (wanted.contains("413 corps-trop-volumineux")) {
				ask(operation, with(calls.plain(operation, List.of(opsn, "Content-Length: 900000000")), ""),
						"413 corps-trop-volumineux");
			}
			if (wanted.contains("411 longueur-requise")) {
				ask(operation, with(calls.plain(operation,
						List.of(opsn, "Content-Type: multipart/form-data; boundary=x", "Transfer-Encoding: chunked")),
						"0\r\n\r\n"), "411 longueur-requise");
			}
		}
		assertThat(this.faults.values().stream().limit(MOST_SHOWN)).isEmpty();
	}

	@Test
	@Order(3)
	void whoTriesKeysIsSlowedDownEverywhere() {
		RandomCalls calls = new RandomCalls(this.specification, this.world, new Random(SEED));
		String elsewhere = "127.0.0.77";
		Wire.Request guess = Wire.Request.of("GET", "/api/v1/procedures",
				"Authorization: Bearer ecl_00000000-0000-0000-0000-000000000000_x");
		int tries = 0;
		while (this.wire.send(guess, elsewhere).status() != 429) {
			assertThat(tries++).as("wrong keys that were looked at").isLessThan(2000);
		}
		for (Specification.Operation operation : this.specification.operations()) {
			Wire.Request request = calls.plain(operation, guess.headers());
			Wire.Answer answer = this.wire.send(request, elsewhere);
			judge(operation, request, answer);
			assertThat(answer.status()).as(operation.id()).isEqualTo(429);
		}
		assertThat(this.faults.values()).isEmpty();
	}

	/** What rules refuse, each brought about on purpose where chance seldom does. */
	@Test
	@Order(4)
	void rulesRefuseAsAnnounced() {
		Occasions occasions = new Occasions(this.world, this.wire);
		for (Occasions.Occasion occasion : occasions.all()) {
			ask(this.specification.operation(occasion.operation()), occasion.request(), occasion.refusal());
		}
		assertThat(this.faults.values().stream().limit(MOST_SHOWN)).isEmpty();
	}

	private void ask(Specification.Operation operation, Wire.Request request, String refusal) {
		Wire.Answer answer = this.wire.send(request);
		judge(operation, request, answer);
		if (!this.seen.getOrDefault(operation.id(), Set.of()).contains(refusal)) {
			fault(operation, request, "not %s but %d %s".formatted(refusal, answer.status(), answer.text()));
		}
	}

	private static Wire.Request at(Wire.Request request, String target) {
		return new Wire.Request(request.method(), target, request.headers(), request.body());
	}

	private static Wire.Request with(Wire.Request request, String body) {
		return new Wire.Request(request.method(), request.target(), request.headers(),
				body.getBytes(StandardCharsets.UTF_8));
	}

	/** So that no refusal is announced that nobody ever met, or is left to chance. */
	@Test
	@Order(9)
	void everyRefusalOfTheContractWasMet() throws IOException {
		Set<String> elsewhere = new ClassPathResource("openapi/elsewhere.txt")
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> String.join(" ", List.of(line.strip().split("\\s+", 4)).subList(0, 3)))
			.collect(Collectors.toSet());
		List<String> missing = new ArrayList<>();
		for (Specification.Operation operation : this.specification.operations()) {
			for (String refusal : operation.refusals()) {
				boolean known = elsewhere.contains(operation.id() + " " + refusal)
						|| elsewhere.contains("* " + refusal);
				if (!known && !this.seen.getOrDefault(operation.id(), Set.of()).contains(refusal)) {
					missing.add(operation.id() + " " + refusal);
				}
			}
		}
		long all = this.specification.operations().stream().mapToLong((it) -> it.refusals().size()).sum();
		System.out.printf("Contract: %d refusals announced, %d of them met by other tests%n", all, count(elsewhere));
		assertThat(missing).as("announced, never met, and not in openapi/elsewhere.txt").isEmpty();
	}

	private long count(Set<String> elsewhere) {
		return this.specification.operations()
			.stream()
			.flatMap((operation) -> operation.refusals()
				.stream()
				.filter((refusal) -> elsewhere.contains(operation.id() + " " + refusal)
						|| elsewhere.contains("* " + refusal))
				.filter((refusal) -> !this.seen.getOrDefault(operation.id(), Set.of()).contains(refusal)))
			.count();
	}

	private void judge(Specification.Operation operation, Wire.Request request, Wire.Answer answer) {
		List<String> found = this.specification.faults(operation, answer);
		if (!found.isEmpty()) {
			fault(operation, request, String.join("\n", found));
		}
		else if (answer.status() >= 400 && answer.body().length > 0) {
			String type = new JsonMapper().readTree(answer.body()).path("type").asString();
			this.seen.computeIfAbsent(operation.id(), (id) -> new TreeSet<>())
				.add(answer.status() + " " + type.substring(type.lastIndexOf('/') + 1));
		}
	}

	/** One of each kind is enough to look at. */
	private void fault(Specification.Operation operation, Wire.Request request, String what) {
		String shown = (what.length() > 700) ? what.substring(0, 700) + "…" : what;
		String kind = operation.id() + " " + shown.replaceAll("[0-9a-f-]{8,}|\\d+|«[^»]*»", "#");
		this.faults.putIfAbsent((kind.length() > 120) ? kind.substring(0, 120) : kind,
				"%s: %s%n  %s%n".formatted(operation.id(), shown, request.curl(this.port)));
	}

}
