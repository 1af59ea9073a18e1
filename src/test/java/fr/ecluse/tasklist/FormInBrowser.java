package fr.ecluse.tasklist;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** Fills in a form that Tasklist shows, field by field as its file describes them. */
public final class FormInBrowser {

	private static final String RADIO = "radio";

	/** Longer texts are pasted, keys take their time. */
	private static final int MOST_TYPED = 25;

	private static final DateTimeFormatter TYPED_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);

	private final Browser browser;

	private final JsonNode form;

	public FormInBrowser(Browser browser, JsonNode form) {
		this.browser = browser;
		this.form = form;
	}

	/** Gives each answer to its field; fields without answer stay as they are shown. */
	public void fill(Map<String, ? extends @Nullable Object> answers) {
		fill(this.form.path("components"), answers, "");
	}

	private void fill(JsonNode components, Map<?, ?> answers, String rows) {
		for (JsonNode component : components) {
			String type = component.path("type").asString("");
			if ("group".equals(type)) {
				fill(component.path("components"), answers, rows);
			}
			else if ("dynamiclist".equals(type)) {
				if (answers.get(component.path("path").asString("")) instanceof List<?> list) {
					list(component, list);
				}
			}
			else if (answers.get(component.path("key").asString("")) != null) {
				field(component, type, answers.get(component.path("key").asString("")), rows);
			}
		}
	}

	/** As many rows as there are answers, one click each. */
	private void list(JsonNode component, List<?> list) {
		By own = By.cssSelector("[class*='fjs-form-field-dynamiclist']");
		WebElement box = this.browser.find(own);
		for (WebElement candidate : this.browser.all(own)) {
			if (candidate.getText().contains(component.path("label").asString(""))) {
				box = candidate;
			}
		}
		for (int row = 0; row < list.size(); row++) {
			if (!isShown(component, row)) {
				WebElement add = box.findElement(By.cssSelector(".fjs-repeat-render-add"));
				this.browser.run("arguments[0].scrollIntoView({block: 'center'})", add);
				add.click();
			}
			fill(component.path("components"), (Map<?, ?>) list.get(row), "_" + row);
		}
	}

	private boolean isShown(JsonNode list, int row) {
		String id = list.path("components").path(0).path("id").asString("") + "_" + row;
		return !this.browser
			.all(By.cssSelector(".fjs-container [id$='-%1$s'], .fjs-container [id*='-%1$s-']".formatted(id)))
			.isEmpty();
	}

	private void field(JsonNode component, String type, Object answer, String row) {
		String id = component.path("id").asString("") + row;
		switch (type) {
			case "textfield", "textarea", "number" -> write(id, String.valueOf(answer));
			case "checkbox" -> check(input(id), Boolean.TRUE.equals(answer));
			case RADIO -> check(option(component, id, answer), true);
			case "checklist" -> ((List<?>) answer).forEach((it) -> check(option(component, id, it), true));
			case "select" -> select(id, label(component, answer));
			case "taglist" -> ((List<?>) answer).forEach((it) -> tag(id, label(component, it)));
			case "datetime" -> moment(component, id, String.valueOf(answer));
			default -> throw new IllegalArgumentException("No way to fill in a field of type " + type);
		}
	}

	/** Writes a text and leaves its field. */
	private void write(String id, String text) {
		WebElement input = input(id);
		this.browser.run("arguments[0].scrollIntoView({block: 'center'})", input);
		input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
		if (text.length() > MOST_TYPED) {
			this.browser.paste(input, text);
		}
		else {
			input.sendKeys(text);
		}
		this.browser.run("arguments[0].blur()", input);
	}

	private void check(WebElement box, boolean wanted) {
		if (box.isSelected() != wanted) {
			this.browser.run("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", box);
		}
	}

	private WebElement option(JsonNode component, String id, Object answer) {
		int index = 0;
		for (JsonNode value : component.path("values")) {
			if (value.path("value").asString("").equals(String.valueOf(answer))) {
				return input(id + "-" + index);
			}
			index++;
		}
		throw new IllegalArgumentException("%s is no option of %s".formatted(answer, id));
	}

	private static String label(JsonNode component, Object answer) {
		for (JsonNode value : component.path("values")) {
			if (value.path("value").asString("").equals(String.valueOf(answer))) {
				return value.path("label").asString("");
			}
		}
		throw new IllegalArgumentException("%s is no option of %s".formatted(answer, component.path("key")));
	}

	private void select(String id, String label) {
		WebElement shown = input(id).findElement(By.xpath("ancestor::*[contains(@class,'fjs-input-group')][1]"));
		this.browser.run("arguments[0].scrollIntoView({block: 'center'})", shown);
		shown.click();
		item(label);
	}

	private void tag(String id, String label) {
		WebElement input = input(id);
		this.browser.run("arguments[0].scrollIntoView({block: 'center'})", input);
		input.click();
		item(label);
		input.sendKeys(Keys.ESCAPE);
	}

	private void item(String label) {
		WebElement item = this.browser
			.find(By.xpath("//*[contains(@class,'fjs-dropdownlist-item') and normalize-space(.)=\"%s\"]"
				.formatted(label.replace("\"", "”"))));
		// Choices listen to the button going down; fields below may still lie over them.
		this.browser.run("arguments[0].dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}));"
				+ " document.activeElement.blur()", item);
		this.browser.gone(By.cssSelector(".fjs-dropdownlist"));
	}

	private void moment(JsonNode component, String id, String text) {
		if ("date".equals(component.path("subtype").asString(""))) {
			write(id + "-date", LocalDate.parse(text).format(TYPED_DATE));
		}
		else {
			write(id + "-time", text);
		}
	}

	private WebElement input(String id) {
		return this.browser.present(By.cssSelector(".fjs-container [id$='-%s']".formatted(id)));
	}

}
