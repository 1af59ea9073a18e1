package fr.ecluse.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import fr.ecluse.tasklist.Browser;
import fr.ecluse.tasklist.FormInBrowser;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does tasks as an agent does: signs in to Tasklist in Chromium, opens the task, takes
 * it, fills in the form and completes it. The clock of the page is the scenario's.
 */
final class Screen {

	private static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");

	private final Browser browser;

	private final ScenarioClock clock;

	private final String story;

	private String signedIn = "";

	private int pictures;

	Screen(Browser browser, ScenarioClock clock, String story) {
		this.browser = browser;
		this.clock = clock;
		this.story = story;
	}

	/** Completes a task; what Tasklist says against it is the answer's detail. */
	Server.Answer complete(String username, String taskId, Map<String, ? extends @Nullable Object> answers) {
		this.browser.pretend(this.clock.instant());
		if (!username.equals(this.signedIn)) {
			this.browser.signIn(username, Stage.PASSWORD);
			this.signedIn = username;
		}
		this.browser.open("/");
		this.browser.open("/camunda/app/tasklist/default/#/?task=" + taskId);
		this.browser.click(By.cssSelector("button.claim"));
		this.browser.find(By.cssSelector("button.unclaim"));
		this.browser.find(By.cssSelector(".task-details .fjs-container"));
		new FormInBrowser(this.browser, form(taskId)).fill(answers);
		picture("remplie");
		try {
			this.browser.click(COMPLETE);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException(
					"The form cannot be sent: " + this.browser
						.run("return [...document.querySelectorAll('.fjs-form-field')].filter((it) =>"
								+ " it.querySelector('.fjs-form-field-error')).map((it) => it.innerText).join(' | ')"),
					ex);
		}
		this.browser.gone(By.cssSelector(".task-details .fjs-container, .notifications .alert-danger"));
		return new Server.Answer(200, JsonMapper.shared().createObjectNode());
	}

	private JsonNode form(String taskId) {
		return JsonMapper.shared().readTree(String.valueOf(this.browser.run("""
				const call = new XMLHttpRequest();
				call.open('GET', '/camunda/api/engine/engine/default/task/' + arguments[0] + '/deployed-form', false);
				call.send();
				return call.responseText;
				""", taskId)));
	}

	private void picture(String what) {
		try {
			this.browser.picture("%s-%02d-%s".formatted(this.story, ++this.pictures, what));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
