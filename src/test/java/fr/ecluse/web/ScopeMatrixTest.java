package fr.ecluse.web;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import fr.ecluse.EcluseTest;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Scope;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every address of a member by a key of each scope, from the one table
 * {@code access/scopes.txt}.
 */
@EcluseTest
@TestInstance(Lifecycle.PER_CLASS)
class ScopeMatrixTest {

	private static final String MEMBER = "/api/v1/members/{siren}";

	@LocalServerPort
	private int port;

	@Autowired
	private MatrixTown town;

	@Autowired
	private ApiKeys keys;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	private final Map<Scope, String> ofMember = new EnumMap<>(Scope.class);

	private final Map<Scope, String> ofOpsn = new EnumMap<>(Scope.class);

	private List<String[]> rows = List.of();

	@BeforeAll
	void readTable() throws IOException {
		this.town.open();
		for (Scope scope : Scope.values()) {
			this.ofMember.put(scope, issue(Town.HOME, Set.of(scope)));
			this.ofOpsn.put(scope, issue(null, Set.of(scope)));
		}
		this.rows = new ClassPathResource("access/scopes.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> line.strip().split("\\s+"))
			.toList();
	}

	@Test
	void theTableNamesEveryAddressOfAMember() {
		Set<String> served = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith(MEMBER) && !path.contains("/probe"))
				.flatMap((path) -> mapping.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method + " " + path)))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> listed = this.rows.stream()
			.map((row) -> row[0] + " " + row[1])
			.filter((address) -> address.contains(MEMBER))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(listed).isEqualTo(served);
	}

	@TestFactory
	Stream<DynamicTest> aKeyOpensWhatItsScopeAllowsAndNothingElse() {
		return this.rows.stream()
			.flatMap((row) -> Stream.of(Scope.values())
				.map((held) -> DynamicTest.dynamicTest("%s %s with %s".formatted(row[0], row[1], held.key()),
						() -> check(row[0], row[1], held, Scope.of(row[2])))));
	}

	private void check(String method, String path, Scope held, Scope wanted) {
		check(method, path, held, wanted, Objects.requireNonNull(this.ofOpsn.get(held)));
		// That of a member never replaces the member's entry in the directory.
		if (path.startsWith(MEMBER) && !(method + path).equals("PUT" + MEMBER)) {
			check(method, path, held, wanted, Objects.requireNonNull(this.ofMember.get(held)));
		}
	}

	private void check(String method, String path, Scope held, Scope wanted, String token) {
		String address = path.replace("{siren}", Town.HOME.value())
			.replace("{username}", "personne.inconnue")
			.replace("{procedure}", "demande-citoyenne")
			.replaceAll("\\{[^}]+\\}", UUID.randomUUID().toString());
		boolean reads = method.equals("GET") || method.equals("HEAD");
		HttpResponse<String> response = new Browser(this.port).send(method, address,
				reads ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"), "Authorization", "Bearer " + token,
				"Content-Type", "application/json");
		if (held == wanted) {
			assertThat(response.statusCode()).as(response.body()).isNotIn(401, 403).isLessThan(500);
		}
		else {
			assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
			if (!method.equals("HEAD")) {
				assertThat((String) JsonPath.read(response.body(), "$.detail"))
					.contains("portée « %s »".formatted(wanted.key()));
			}
			assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
				.contains("error=\"insufficient_scope\"", "scope=\"" + wanted.key() + "\"");
		}
	}

	private String issue(@Nullable Siren siren, Set<Scope> scopes) {
		return this.keys.issue(new ApiKeys.KeyRequest("portées", siren, null, scopes, List.of()), "essai").token();
	}

}
