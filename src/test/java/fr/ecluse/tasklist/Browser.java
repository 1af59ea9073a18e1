package fr.ecluse.tasklist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium as an agent uses it, with pictures of what it shows. */
public final class Browser implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	/** Where pictures are kept. */
	public static final Path PICTURES = Path.of("target/screenshots");

	private static final String TASKLIST = "/camunda/app/tasklist/default/";

	private final ChromeDriver driver;

	private final Map<String, Set<Cookie>> sessions = new HashMap<>();

	private final String server;

	private @Nullable String clock;

	public Browser(String server) {
		this.server = server;
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--window-size=1440,900", "--lang=fr-FR", "--disable-extensions", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options);
		this.driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Paris"));
	}

	/** From now on the pages' clock runs from that instant. */
	public void pretend(Instant now) {
		if (this.clock != null) {
			this.driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", this.clock));
		}
		this.clock = String
			.valueOf(this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
					(() => {
					  const Real = Date;
					  let offset = 0;
					  class Pretended extends Real {
					    constructor(...given) {
					      if (given.length) { super(...given); } else { super(Real.now() + offset); }
					    }
					    static now() { return Real.now() + offset; }
					  }
					  window.Date = Pretended;
					  window.pretend = (now) => { offset = now - Real.now(); };
					  window.pretend(%d);
					})();
					""".formatted(now.toEpochMilli()))).get("identifier"));
		this.driver.executeScript("window.pretend?.(arguments[0])", now.toEpochMilli());
	}

	/**
	 * Runs a script in each page that is opened from now on, before those of the page.
	 */
	public void before(String script) {
		this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
	}

	public static boolean isInstalled() {
		boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
		if (!installed) {
			System.out.println("Browser tests skipped: Chromium or its driver is not installed");
		}
		return installed;
	}

	public void open(String path) {
		this.driver.get(this.server + path);
	}

	void signIn(String username) {
		signIn(username, TasklistWorld.PASSWORD);
	}

	/** Shows that agent's Tasklist, with the session they have, if any. */
	public void signIn(String username, String password) {
		this.driver.manage().deleteAllCookies();
		if (this.sessions.containsKey(username)) {
			this.sessions.get(username).forEach(this.driver.manage()::addCookie);
			open(TASKLIST);
		}
		else {
			open("/connexion?retour=%2Fcamunda%2Fapp%2Ftasklist%2F");
			find(By.name("username")).sendKeys(username);
			find(By.name("password")).sendKeys(password);
			click(By.cssSelector("form button[type=submit]"));
		}
		find(By.cssSelector(".task-filters .task-filter"));
		this.sessions.put(username, this.driver.manage().getCookies());
	}

	private FluentWait<WebDriver> patiently() {
		return new WebDriverWait(this.driver, Duration.ofSeconds(20)).pollingEvery(Duration.ofMillis(30));
	}

	public WebElement find(By by) {
		return patiently().ignoring(WebDriverException.class).until(ExpectedConditions.visibilityOfElementLocated(by));
	}

	/** Puts a text into a field at once, as pasting does. */
	void paste(WebElement field, String text) {
		this.driver.executeScript("arguments[0].focus()", field);
		this.driver.executeCdpCommand("Input.insertText", Map.of("text", text));
	}

	/** Something of the page, seen or not. */
	public WebElement present(By by) {
		return patiently().ignoring(WebDriverException.class).until(ExpectedConditions.presenceOfElementLocated(by));
	}

	public void gone(By by) {
		patiently().ignoring(WebDriverException.class).until(ExpectedConditions.invisibilityOfElementLocated(by));
	}

	/** Waits until another page has taken the place of the one that the element is of. */
	public void left(WebElement element) {
		patiently().until(ExpectedConditions.stalenessOf(element));
	}

	/**
	 * Clicks what is enabled, once nothing lies over it: pages move as they are drawn.
	 */
	public void click(By by) {
		patiently().ignoring(WebDriverException.class).until((it) -> {
			WebElement found = it.findElement(by);
			if (found.isEnabled()) {
				found.click();
				return true;
			}
			return false;
		});
	}

	public List<WebElement> all(By by) {
		return this.driver.findElements(by);
	}

	public Object run(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	/** What a script returns as soon as it returns something. */
	public String until(String script) {
		return new WebDriverWait(this.driver, Duration.ofSeconds(20))
			.until((it) -> (String) this.driver.executeScript(script));
	}

	public String text() {
		return find(By.tagName("body")).getText();
	}

	public String address() {
		return String.valueOf(this.driver.getCurrentUrl());
	}

	/** What the console says since the last time it was asked. */
	public List<String> console() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::toString).toList();
	}

	public void picture(String name) throws IOException {
		save("tasklist-" + name);
	}

	/** A picture of what is seen now, in a file of that name. */
	public void save(String name) throws IOException {
		Files.createDirectories(PICTURES);
		Files.write(PICTURES.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/** Types without pointing anywhere, as somebody does who has no mouse. */
	public void type(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/** What the keyboard acts on now. */
	public WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/** Makes the window as large as the page. */
	public void size(int width, int height) {
		this.driver.manage().window().setSize(new org.openqa.selenium.Dimension(width, height));
	}

	/**
	 * A picture of the whole page in a window of that width, whatever the smallest window
	 * that the desktop allows.
	 * @return how far the page reaches beyond the window on the right, in pixels
	 */
	public int savePage(String name, int width) throws IOException {
		frame(width, 900);
		Object height = run("return document.documentElement.scrollHeight");
		Object beyond = run(
				"const { scrollWidth, clientWidth } = document.documentElement;" + " return scrollWidth - clientWidth");
		frame(width, Math.min(8000, Math.max(600, ((Number) height).intValue())));
		save(name);
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		return ((Number) beyond).intValue();
	}

	private void frame(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/** A picture of the whole form of a task, however long. */
	public void tallPicture(String name) throws IOException {
		Object height = run("const form = document.querySelector('.task-details .fjs-container');"
				+ " return form.getBoundingClientRect().height + 500");
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 1440, "height", ((Number) height).intValue(), "deviceScaleFactor", 1, "mobile", false));
		picture(name);
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
