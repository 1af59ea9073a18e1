package fr.ecluse.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fr.ecluse.tasklist.Browser;
import fr.ecluse.tasklist.InBrowser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@InBrowser
class DocumentationPagesTest {

	private static final Path AXE = Path.of("src/main/browser/node_modules/axe-core/axe.min.js");

	@LocalServerPort
	private int port;

	@Autowired
	private Contract contract;

	@Test
	void everybodyCanReadThem() throws IOException {
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			for (String page : List.of("", "/dossiers", "/modeles", "/problemes")) {
				browser.open("/api/docs" + page);
				browser.run(Files.readString(AXE));
				assertThat((List<?>) browser
					.run("""
							return axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations.map(
							    (it) => `${it.id}: ${it.help}\\n${it.nodes.map((node) => node.html).slice(0, 5).join('\\n')}`))"""))
					.as("axe on %s", browser.address())
					.isEmpty();
				assertThat(browser.console()).as("console of %s", browser.address()).isEmpty();
				assertThat(browser.run("""
						return performance.getEntriesByType('resource').map((it) => it.name)
						    .filter((it) => !it.startsWith(location.origin))"""))
					.as("requests to elsewhere from %s", browser.address())
					.isEqualTo(List.of());
				String name = "documentation" + page.replace('/', '-');
				assertThat(browser.savePage(name, 1280)).as("beyond 1280 px on %s", name).isZero();
				assertThat(browser.savePage(name + "-390", 390)).as("beyond 390 px on %s", name).isZero();
			}
		}
	}

	@Test
	void theyShowEveryOperationAndLeadToEachOfItsTypes() {
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			int shown = 0;
			for (Guide.Group group : new Guide(this.contract.written().document(),
					new tools.jackson.databind.json.JsonMapper())
				.groups()) {
				browser.open("/api/docs/" + group.slug());
				shown += browser.all(By.cssSelector(".call")).size();
				assertThat(browser.run("""
						return [...document.querySelectorAll('a[href^="#"]')].map((it) => it.getAttribute('href'))
						    .filter((it) => !document.getElementById(it.substring(1)))"""))
					.as("links that lead nowhere in %s", group.name())
					.isEqualTo(List.of());
			}
			int operations = this.contract.written()
				.document()
				.path("paths")
				.valueStream()
				.mapToInt((path) -> path.size())
				.sum();
			assertThat(shown).isEqualTo(operations).isPositive();
		}
	}

}
