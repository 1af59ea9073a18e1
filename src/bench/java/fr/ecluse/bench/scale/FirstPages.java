package fr.ecluse.bench.scale;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import fr.ecluse.bench.Scenario;
import fr.ecluse.tasklist.Browser;
import org.openqa.selenium.By;

/**
 * f: from the address that an agent opens to the first page of the list on the screen, in Chromium
 * with a warm cache, one page at a time: our Tasklist and stock's.
 */
final class FirstPages {

	private static final String PAGE = "/camunda/app/tasklist/default/";

	private static final String OURS = "Écluse, ";

	private static final String STOCK = "Camunda, autorisations, ";

	private static final String OPEN_STOCK = "Camunda, sans autorisations, ";

	private static final int TASKS = 15;

	private static final int LONGEST_SECONDS = 300;

	/** Notes when the tasks have been painted, in milliseconds since the navigation began. */
	private static final String WATCH = """
			const look = () => {
			  if (document.querySelectorAll('.tasks-list > .task').length < arguments[0]) { requestAnimationFrame(look); }
			  else { requestAnimationFrame(() => { window.shown = performance.now(); }); }
			};
			look();
			""";

	private static final String STOCK_SIGN_IN = """
			const call = new XMLHttpRequest();
			call.open('POST', '/camunda/api/admin/auth/user/default/login/tasklist', false);
			call.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
			call.setRequestHeader('X-XSRF-TOKEN', document.cookie.replace(/.*XSRF-TOKEN=([^;]*).*/, '$1'));
			call.send('username=' + arguments[0] + '&password=' + arguments[1]);
			return call.status;
			""";

	private final ScaleServer server;

	private final Stock stock;

	private final Lists lists;

	FirstPages(ScaleServer server, Stock stock, Lists lists) {
		this.server = server;
		this.stock = stock;
		this.lists = lists;
	}

	/**
	 * @param readers whose first page is measured, by what they read; the first as the median
	 */
	void measure(Map<String, Stock.Reader> readers, Consumer<Scenario> notes) throws Exception {
		if (!Browser.isInstalled()) {
			throw new IllegalStateException("Chromium and its driver are needed");
		}
		Scenario scenario = new Scenario("f-lists", "La première page de Tasklist, dans Chromium");
		Scenario.Measure shown = scenario.measure("jusqu'à la liste affichée", "ms");
		this.stock.index(false);
		Map<String, Page> pages = new LinkedHashMap<>();
		Map<String, Page> slowest = new LinkedHashMap<>();
		try {
			for (Map.Entry<String, Stock.Reader> reader : readers.entrySet()) {
				String username = reader.getValue().username();
				pages.put(OURS + reader.getKey(), ours(username));
				pages.put(OPEN_STOCK + reader.getKey(), stock(false, username));
				(pages.size() == 2 ? pages : slowest).put(STOCK + reader.getKey(), stock(true, username));
			}
			for (int round = -1; round < Turns.ROUNDS; round++) {
				for (Map.Entry<String, Page> page : pages.entrySet()) {
					double time = page.getValue().open();
					if (round >= 0) {
						shown.add(page.getKey(), time);
					}
				}
			}
			for (Map.Entry<String, Page> page : slowest.entrySet()) {
				shown.add(page.getKey(), page.getValue().open());
			}
		}
		finally {
			pages.values().forEach(Page::close);
			slowest.values().forEach(Page::close);
		}
		for (String who : readers.keySet()) {
			scenario.target("Camunda avec autorisations / Écluse, " + who, shown.ratio(STOCK + who, OURS + who), 5, false);
			scenario.target("Camunda sans autorisations / Écluse, " + who, shown.ratio(OPEN_STOCK + who, OURS + who), 1, false);
		}
		scenario.note("Avec autorisations, les listes plus longues ne sont ouvertes qu'une fois ; une attente de %d s est interrompue là, et le rapport en est un minimum."
			.formatted(LONGEST_SECONDS));
		notes.accept(scenario);
		scenario.write();
	}

	private Page ours(String username) {
		Browser browser = new Browser(this.server.address());
		browser.signIn(username, Population.PASSWORD);
		return new Page(browser, this.lists.filter(Lists.ALL));
	}

	private Page stock(boolean authorizations, String username) throws InterruptedException {
		Browser browser = new Browser(this.stock.address(authorizations));
		browser.open(PAGE);
		// Calls of the page that are still under way would bring another session.
		browser.find(By.cssSelector("form input[type=password]"));
		TimeUnit.SECONDS.sleep(2);
		Object status = browser.run(STOCK_SIGN_IN, username, Population.PASSWORD);
		if (!Long.valueOf(200).equals(status)) {
			throw new IllegalStateException(username + " cannot sign in: " + status);
		}
		return new Page(browser, this.stock.list());
	}

	/** A browser of an agent who is signed in. */
	private record Page(Browser browser, String filter) implements AutoCloseable {

		/** Milliseconds until the first page of the list is painted, or until nobody would wait any longer. */
		double open() throws Exception {
			// Another address, else only the fragment would change and nothing be loaded.
			this.browser.open(PAGE + "?" + System.nanoTime() + "#/?filter=" + this.filter);
			this.browser.run(WATCH, TASKS);
			for (int i = 0; i < LONGEST_SECONDS * 20; i++) {
				Object time = this.browser.run("return window.shown ?? null");
				if (time != null) {
					return ((Number) time).doubleValue();
				}
				TimeUnit.MILLISECONDS.sleep(50);
			}
			return LONGEST_SECONDS * 1000.0;
		}

		@Override
		public void close() {
			this.browser.close();
		}

	}

}
