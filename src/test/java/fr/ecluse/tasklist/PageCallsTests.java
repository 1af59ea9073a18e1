package fr.ecluse.tasklist;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What Tasklist's page asks for when an agent opens it again: as little as it can. */
@InBrowser
class PageCallsTests {

	private static final String NOTE_BODIES = """
			window.bodies = [];
			const send = XMLHttpRequest.prototype.send;
			const open = XMLHttpRequest.prototype.open;
			XMLHttpRequest.prototype.open = function (method, address) {
			  this.address = address;
			  return open.apply(this, arguments);
			};
			XMLHttpRequest.prototype.send = function (body) {
			  if (this.address.includes('/list?')) { window.bodies.push(body); }
			  return send.apply(this, arguments);
			};
			""";

	/** Scripts, styles and wordings that did not come from the browser's own store. */
	private static final String FILES_ASKED_FOR = """
			return performance.getEntriesByType('resource')
			  .filter((file) => file.transferSize > 0)
			  .map((file) => new URL(file.name).pathname)
			  .filter((path) => /[.](js|css|json)$/.test(path));
			""";

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	private Browser browser;

	@BeforeEach
	void open() {
		this.world.prepare();
		Task task = this.world.request(TasklistWorld.RENNES, "Un banc");
		this.engine.getTaskService().setAssignee(task.getId(), "tl-rennes");
		this.browser = new Browser("http://localhost:" + this.port);
		this.browser.signIn("tl-rennes");
	}

	@AfterEach
	void close() {
		this.browser.close();
	}

	@Test
	void asksForItsListOnceAndAsWeAnswerIt() {
		this.browser.before(NOTE_BODIES);
		this.browser.open(TasklistPage.HOME);
		this.browser.find(By.cssSelector(".tasks-list .task"));
		Object bodies = this.browser.run("return window.bodies");
		assertThat((List<?>) bodies).singleElement()
			.satisfies((body) -> assertThat(ListRoutes.isPlain((String) body)).as("%s", body).isTrue());
	}

	@Test
	void asksForNoFileTwice() {
		this.browser.open(TasklistPage.HOME);
		this.browser.find(By.cssSelector(".tasks-list .task"));
		this.browser.open(TasklistPage.HOME);
		this.browser.find(By.cssSelector(".tasks-list .task"));
		assertThat((List<?>) this.browser.run("return performance.getEntriesByType('resource')"))
			.hasSizeGreaterThan(15);
		assertThat((List<?>) this.browser.run(FILES_ASKED_FOR)).isEmpty();
	}

	/** The page goes on without the names when their answer is cut short. */
	@Test
	void showsItsListWithoutTheNamesOfMembers() {
		this.browser.before("""
				const real = window.fetch;
				window.fetch = (address, ...rest) => String(address).endsWith('/members')
				  ? Promise.resolve(new Response('{"username":"tl-', { status: 200 })) : real(address, ...rest);
				""");
		this.browser.open(TasklistPage.HOME);
		this.browser.find(By.cssSelector(".tasks-list .task"));
		assertThat(this.browser.text()).contains(TasklistWorld.RENNES.value());
	}

}
