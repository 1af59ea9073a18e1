package fr.ecluse.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fr.ecluse.tasklist.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who reads the console in Chromium, and looks whether everybody could. */
final class Reader implements AutoCloseable {

	/** Comes with the packages of the browser parts; see src/main/browser. */
	private static final Path AXE = Path.of("src/main/browser/node_modules/axe-core/axe.min.js");

	/** More than any page has. */
	private static final int MOST_STOPS = 150;

	private final Browser browser;

	Reader(int port) {
		this.browser = new Browser("http://localhost:" + port);
		this.browser.size(1280, 900);
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

	/**
	 * Pictures of the whole page on a desk and in a hand; nothing sticks out of either.
	 */
	void picture(String name) {
		try {
			assertThat(this.browser.savePage("console-" + name, 1280)).as("beyond 1280 px on %s", name).isZero();
			assertThat(this.browser.savePage("console-" + name + "-390", 390)).as("beyond 390 px on %s", name).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Goes on with the tab key until it stands there, as somebody does without a mouse.
	 */
	void reach(By by) {
		WebElement target = this.browser.find(by);
		for (int i = 0; i < MOST_STOPS; i++) {
			if (this.browser.focused().equals(target)) {
				return;
			}
			this.browser.type(Keys.TAB);
		}
		throw new AssertionError("The tab key does not reach " + by + " on " + this.browser.address());
	}

	/** Reaches a button or link and presses enter; the page that comes is looked at. */
	void press(By by) {
		reach(by);
		WebElement page = this.browser.find(By.tagName("html"));
		this.browser.type(Keys.ENTER);
		this.browser.left(page);
		check();
	}

	void press(String text) {
		press(By.xpath("//main//button[normalize-space(.)=\"%1$s\"] | //main//a[normalize-space(.)=\"%1$s\"]"
			.formatted(text)));
	}

	/** What the last action led to. */
	String told() {
		return this.browser.find(By.cssSelector("main > .success, main > .problem, main > .notice")).getText();
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
