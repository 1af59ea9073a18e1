package fr.ecluse.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The document against the code it is made of. */
@EcluseTest
class ApiDocumentTest {

	/** A status beside the name of a refusal, as the packages write it. */
	private static final Pattern REFUSAL = Pattern.compile(
			"(?:HttpStatus\\.(?:valueOf\\()?([A-Z_]+|\\d+)\\)?|(conflict|notFound)\\()[,\\s]*\"([a-z]+(?:-[a-z]+)*)\"");

	/** What answers elsewhere than in the API: pages, the task list, Camunda Modeler. */
	private static final List<String> ELSEWHERE = List.of("tasklist", "modeler", "console", "engine");

	/** Of the API, but of no single operation, or never of one. */
	private static final Set<String> OF_NONE = Set.of("adresse-inconnue", "methode-non-permise", "erreur-interne",
			"indisponible", "version-remplacee", "etat-du-delai", "coffre-impossible", "incident-resolu");

	@Autowired
	private Contract contract;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Test
	void namesEveryAddressAndNoOther() {
		Set<String> served = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/api/v1/"))
				.flatMap((path) -> mapping.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method.name() + " " + path.replace("{*", "{"))))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> named = operations().map(Specification.Operation::address)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(named).isEqualTo(served).hasSizeGreaterThan(60);
	}

	@Test
	void saysOfEveryOperationWhatItDoesAndAnswers() {
		Set<String> ids = new TreeSet<>();
		operations().forEach((operation) -> {
			JsonNode node = operation.node();
			assertThat(ids.add(operation.id())).as("second %s", operation.id()).isTrue();
			assertThat(operation.id()).matches("[a-z][A-Za-z]+");
			assertThat(node.path("summary").asString()).as(operation.id()).isNotBlank();
			assertThat(node.path("description").asString()).as(operation.id()).contains("Accès : ");
			assertThat(node.path("tags").path(0).asString()).isNotBlank();
			assertThat(node.path("parameters").valueStream())
				.allMatch((parameter) -> !parameter.path("description").asString("").isBlank());
			List<String> successes = node.path("responses")
				.propertyNames()
				.stream()
				.filter((status) -> status.startsWith("2"))
				.toList();
			assertThat(successes).as(operation.id()).isNotEmpty();
			successes.stream()
				.filter((status) -> !status.equals("204") && !operation.method().equals("HEAD"))
				.forEach((status) -> assertThat(node.at("/responses/" + status + "/content").valueStream())
					.as("%s %s", operation.id(), status)
					.isNotEmpty()
					.allMatch((content) -> content.has("schema")));
			assertThat(operation.announces(401)).as(operation.id()).isTrue();
		});
	}

	@Test
	void namesEveryRefusalOfTheCode() throws IOException {
		Map<String, Set<Integer>> announced = new TreeMap<>();
		operations().flatMap((operation) -> operation.refusals().stream())
			.forEach((refusal) -> announced.computeIfAbsent(refusal.substring(4), (slug) -> new TreeSet<>())
				.add(Integer.valueOf(refusal.substring(0, 3))));
		Map<String, Set<Integer>> missing = new TreeMap<>();
		refusalsOfTheCode().forEach((slug, statuses) -> {
			if (!OF_NONE.contains(slug) && !announced.getOrDefault(slug, Set.of()).containsAll(statuses)) {
				missing.put(slug, statuses);
			}
		});
		assertThat(missing).as("refusals that no operation announces; see src/main/resources/openapi").isEmpty();
		assertThat(announced).hasSizeGreaterThan(50);
	}

	@Test
	void saysWhoMayCallAsTheAccessMatrixDoes() throws IOException {
		Map<String, String[]> rows = new HashMap<>();
		new ClassPathResource("access/matrix.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> line.contains(" /api/v1/"))
			.map((line) -> line.strip().split("\\s+"))
			.forEach((row) -> rows.put(row[0] + " " + row[1].replace("{*", "{"), row));
		operations().forEach((operation) -> {
			String[] row = Objects.requireNonNull(rows.get(operation.address()), operation.address());
			String said = operation.node().path("description").asString();
			assertThat(said.substring(said.lastIndexOf("Accès")))
				.as("%s: %s", operation.address(), String.join(" ", row))
				.startsWith(access(row));
		});
	}

	/**
	 * Columns: method, address, nobody, other-key, other-agent, agent, chief, home-key,
	 * designer, opsn, opsn-key.
	 */
	private static String access(String[] row) {
		if (row[2].equals("in")) {
			return "Accès : tout le monde";
		}
		if (row[3].equals("in")) {
			return "Accès : toute clé";
		}
		if (row[5].equals("in")) {
			return "Accès : les clés et les agents de la collectivité";
		}
		if (row[6].equals("in")) {
			return "Accès : les clés et les administrateurs de la collectivité";
		}
		if (row[7].equals("in")) {
			return "Accès : les clés de la collectivité et de l'OPSN";
		}
		return row[8].equals("in") ? "Accès : les clés de l'OPSN, ses administrateurs et ses concepteurs"
				: "Accès : les clés et les administrateurs de l'OPSN";
	}

	private Stream<Specification.Operation> operations() {
		return new Specification(new JsonMapper().readTree(this.contract.written().json())).operations().stream();
	}

	private static Map<String, Set<Integer>> refusalsOfTheCode() throws IOException {
		Map<String, Set<Integer>> found = new TreeMap<>();
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java/fr/ecluse"))) {
			sources.filter((path) -> path.toString().endsWith(".java"))
				.filter((path) -> !ELSEWHERE.contains(String.valueOf(path.getName(path.getNameCount() - 2))))
				.forEach((path) -> REFUSAL.matcher(read(path)).results().forEach((match) -> {
					String status = (match.group(1) != null) ? match.group(1) : match.group(2);
					found.computeIfAbsent(match.group(3), (slug) -> new TreeSet<>()).add(status(status));
				}));
		}
		assertThat(found).hasSizeGreaterThan(50);
		return found;
	}

	private static int status(String name) {
		return switch (name) {
			case "conflict" -> 409;
			case "notFound" -> 404;
			default -> name.matches("\\d+") ? Integer.parseInt(name)
					: org.springframework.http.HttpStatus.valueOf(name).value();
		};
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
