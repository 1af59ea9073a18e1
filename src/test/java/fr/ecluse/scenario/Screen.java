package fr.ecluse.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import fr.ecluse.tasklist.Browser;
import fr.ecluse.tasklist.FormInBrowser;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does tasks as an agent does: signs in to Tasklist in Chromium, opens the task, takes
 * it, fills in the form and completes it. The clock of the page is the scenario's.
 */
final class Screen {

	private static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");

	/** Whether to keep a picture of each form as it is sent. */
	private static final boolean PICTURES = Boolean.getBoolean("screen.pictures");

	/** What stands against the answers; nothing once the form is gone. */
	private static final String REFUSAL = """
			const found = [...document.querySelectorAll('.notifications .alert-danger, .fjs-form-field-error')]
			  .map((it) => (it.closest('.fjs-form-field') || it).innerText).join(' | ');
			return found || (document.querySelector('.task-details .fjs-container') ? null : '');
			""";

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
		try {
			return completeAs(username, taskId, answers);
		}
		catch (RuntimeException ex) {
			picture("arretee", this.browser::picture);
			throw ex;
		}
	}

	private Server.Answer completeAs(String username, String taskId, Map<String, ? extends @Nullable Object> answers) {
		this.browser.pretend(this.clock.instant());
		if (!username.equals(this.signedIn)) {
			this.browser.signIn(username, Stage.PASSWORD);
			this.signedIn = username;
		}
		this.browser.run("window.location.hash = '#/?task=' + arguments[0]", taskId);
		this.browser.click(By.cssSelector("button.claim"));
		this.browser.find(By.cssSelector("button.unclaim"));
		this.browser.find(By.cssSelector(".task-details .fjs-container"));
		new FormInBrowser(this.browser, form(taskId)).fill(answers);
		if (PICTURES) {
			picture("remplie", this.browser::tallPicture);
		}
		this.browser.click(COMPLETE);
		String refusal = this.browser.until(REFUSAL);
		if (!refusal.isEmpty()) {
			throw new IllegalStateException("Tasklist does not take the answers: " + refusal);
		}
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

	private void picture(String what, Picture picture) {
		try {
			picture.take("%s-%02d-%s".formatted(this.story, ++this.pictures, what));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface Picture {

		void take(String name) throws IOException;

	}

}
