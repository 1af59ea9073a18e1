package fr.ecluse.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fr.ecluse.tasklist.Browser;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who reads the console in Chromium, and looks whether everybody could. */
final class Reader implements AutoCloseable {

	/** Comes with the packages of the browser parts; see src/main/browser. */
	private static final Path AXE = Path.of("src/main/browser/node_modules/axe-core/axe.min.js");

	private final Browser browser;

	Reader(int port) {
		this.browser = new Browser("http://localhost:" + port);
	}

	Browser browser() {
		return this.browser;
	}

	void signIn(String username) {
		this.browser.run("document.title");
		this.browser.open("/connexion");
		if (!this.browser.all(By.cssSelector(".band form button")).isEmpty()) {
			this.browser.click(By.cssSelector(".band form button"));
		}
		this.browser.find(By.name("username")).sendKeys(username);
		this.browser.find(By.name("password")).sendKeys(ConsoleWorld.PASSWORD);
		this.browser.click(By.cssSelector("form:has([name=username]) button[type=submit]"));
		this.browser.find(By.xpath("//h1[contains(.,'Bonjour')]"));
	}

	/** Opens a page, waits for its scripts, and looks whether everybody can use it. */
	void open(String path) {
		this.browser.open(path);
		check();
	}

	void check() {
		for (String ready : List.of("[data-diagram]", "[data-differ]", "[data-form-preview]")) {
			if (!this.browser.all(By.cssSelector(ready)).isEmpty()) {
				this.browser.present(By.cssSelector(ready + "[data-ready]"));
			}
		}
		assertThat(violations()).as("axe on %s", this.browser.address()).isEmpty();
		assertThat(this.browser.console()).as("console of %s", this.browser.address())
			.noneMatch((line) -> line.contains("Content Security Policy"))
			.noneMatch((line) -> line.contains("Failed to load") || line.contains("Uncaught"));
	}

	private List<?> violations() {
		try {
			this.browser.run(Files.readString(AXE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return (List<?>) this.browser.run("""
				return axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations.map(
				    (it) => `${it.id}: ${it.help}\\n${it.nodes.map((node) => node.html + ' ' + node.failureSummary)
				        .slice(0, 5).join('\\n')}`))""");
	}

	/** A picture of the whole page, however long. */
	void picture(String name) {
		Object height = this.browser.run("return document.documentElement.scrollHeight");
		this.browser.size(1440, Math.min(6000, Math.max(900, ((Number) height).intValue() + 150)));
		try {
			this.browser.save("console-" + name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.browser.size(1440, 900);
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
