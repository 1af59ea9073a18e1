package fr.ecluse.web;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
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
 * Every address of the server by every kind of caller, from the one table
 * {@code access/matrix.txt}; an address that the table lacks fails.
 */
@EcluseTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTest {

	@LocalServerPort
	private int port;

	@Autowired
	private MatrixTown town;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	private final Map<String, Browser> sessions = new HashMap<>();

	private final Map<String, String> formTokens = new HashMap<>();

	private List<String> callers = List.of();

	private List<String[]> rows = List.of();

	@BeforeAll
	void readTable() throws IOException {
		this.town.open();
		List<String[]> lines = new ClassPathResource("access/matrix.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> line.strip().split("\\s+"))
			.toList();
		this.callers = Arrays.asList(lines.get(0)).subList(2, lines.get(0).length);
		this.rows = lines.subList(1, lines.size());
	}

	@Test
	void theTableNamesEveryAddress() {
		Set<String> served = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.flatMap((path) -> methods(mapping.getMethodsCondition().getMethods())
					.map((method) -> method + " " + path)))
			.filter((address) -> !address.endsWith(" /error") && !address.contains("/probe"))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> listed = this.rows.stream()
			.map((row) -> row[0] + " " + row[1])
			.filter((address) -> !address.contains("/actuator"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(listed).isEqualTo(served);
	}

	@TestFactory
	Stream<DynamicTest> everyAddressForEveryCaller() {
		return this.rows.stream()
			.flatMap((row) -> IntStream.range(0, this.callers.size())
				.mapToObj((column) -> DynamicTest.dynamicTest(
						"%s %s as %s: %s".formatted(row[0], row[1], this.callers.get(column), row[column + 2]),
						() -> check(row[0], row[1], this.callers.get(column), row[column + 2]))));
	}

	private void check(String method, String path, String caller, String expected) {
		HttpResponse<String> response = call(method, path, caller);
		String body = response.body();
		String outcome = switch (response.statusCode()) {
			case 401 -> "401";
			case 403 -> "403";
			// What answers HEAD says so by another status: the body is not sent.
			case 404 -> method.equals("HEAD") || body.contains("adherent-inconnu") || body.contains("adresse-inconnue")
					? "404" : "in";
			case 302 -> response.headers().firstValue("Location").orElse("").contains("/connexion") ? "401" : "in";
			default -> (response.statusCode() < 500) ? "in" : "broken " + response.statusCode();
		};
		assertThat(outcome).as("%d %s", response.statusCode(), body).isEqualTo(expected);
		if (!expected.equals("in")) {
			assertThat(body).doesNotContain("Commune d'Ici");
		}
	}

	private HttpResponse<String> call(String method, String path, String caller) {
		String address = path.replace("{siren}", Town.HOME.value())
			.replace("{id}", UUID.randomUUID().toString())
			.replace("{username}", "personne.inconnue")
			.replace("{name}", "inconnue")
			.replace("{key}", "demande-citoyenne")
			.replace("{list}", "actes-natures")
			.replace("{procedure}", "demande-citoyenne")
			.replace("{template}", "decision")
			.replace("{code}", "K7QF-2M9D-XT4W-8RHC")
			.replace("{box}", "offres")
			.replace("{group}", "dossiers")
			.replace("{number}", "1")
			.replace("{n}", "1")
			.replace("{*path}", "procedure.yaml")
			.replace("{migration}", "1")
			.replace("{attachment}", UUID.randomUUID().toString());
		boolean reads = method.equals("GET");
		if (caller.endsWith("-key")) {
			String token = this.town.token(caller);
			return new Browser(this.port).send(method, address,
					reads ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"), "Authorization", "Bearer " + token,
					"Content-Type", "application/json");
		}
		Browser browser = this.sessions.computeIfAbsent(caller, this::signedIn);
		if (reads) {
			return browser.get(address);
		}
		String token = caller.equals("nobody") ? ""
				: this.formTokens.computeIfAbsent(caller, (it) -> browser.formToken("/"));
		return browser.send(method, address, BodyPublishers.ofString("{}"), "Content-Type", "application/json",
				"X-CSRF-TOKEN", token);
	}

	private Browser signedIn(String caller) {
		Browser browser = new Browser(this.port);
		if (!caller.equals("nobody")) {
			assertThat(browser.signIn("matrix." + caller, Town.PASSWORD).statusCode()).isEqualTo(302);
		}
		return browser;
	}

	private static Stream<String> methods(Set<?> methods) {
		return methods.isEmpty() ? Stream.of("GET") : methods.stream().map(Object::toString);
	}

}
