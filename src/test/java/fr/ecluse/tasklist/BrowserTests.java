package fr.ecluse.tasklist;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

@InBrowser
class BrowserTests {

	private static final List<String> ENGLISH = List.of("Tasklist", "Camunda", "Claim", "Complete", "Submit", "Select",
			"Search", "Loading", "Start process", "Created", "Due", "Comment ", "History", "Form ", "Description is",
			"Log out", "required", "Powered", "January", "November", "seconds", "minutes ago", "dd/mm");

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	private Browser browser;

	private Task task;

	private String subject = "";

	@BeforeEach
	void open() {
		this.world.prepare();
		this.subject = "Une benne devant le " + NUMBERS.incrementAndGet() + " bis, rue de Brest";
		this.task = this.world.request(TasklistWorld.RENNES, this.subject);
		this.world.request(TasklistWorld.BORDEAUX, "Abattage d’un arbre");
		this.browser = new Browser("http://localhost:" + this.port);
	}

	@AfterEach
	void close() {
		this.browser.close();
	}

	@Test
	void takesATaskToItsEndInFrench() throws Exception {
		this.browser.signIn("tl-rennes");
		filter("À prendre : mes rôles");
		this.browser.find(card());
		this.browser.picture("liste");
		assertThat(this.browser.text())
			.contains("Ville de Rennes", "Dossier :", "2026-0042", "Échéance 15 janv. 2026", "Anne Le Goff",
					"Ouvrir un dossier")
			.doesNotContain("Bordeaux", TasklistWorld.RENNES.value());
		french();
		this.browser.click(card());
		this.browser.click(By.cssSelector("button.claim"));
		this.browser.find(By.cssSelector("button.unclaim"));
		this.browser.find(By.cssSelector(".fjs-container"));
		this.browser.picture("tache");
		french();
		this.browser.click(By.cssSelector(".fjs-form-field-select .fjs-input-group"));
		this.browser.click(By.xpath("//*[contains(@class,'fjs-dropdownlist-item') and contains(.,'Refus')]"));
		this.browser.find(By.cssSelector(".fjs-form-field-textarea textarea")).sendKeys("court");
		this.browser.click(By.cssSelector(".form-actions .btn-primary"));
		this.browser.find(By.cssSelector(".fjs-form-field-error"));
		this.browser.picture("controle");
		assertThat(this.browser.text()).contains("Saisissez au moins 10 caractères.");
		french();
		this.browser.find(By.cssSelector(".fjs-form-field-textarea textarea")).sendKeys(" : la voie est trop étroite.");
		this.browser.click(By.cssSelector(".form-actions .btn-primary"));
		this.browser.gone(By.cssSelector(".task-details .fjs-container"));
		this.browser.picture("validee");
		assertThat(this.engine.getRuntimeService().getVariables(this.task.getExecutionId()))
			.containsEntry("decision", "refus")
			.containsEntry("reason", "court : la voie est trop étroite.");
		quiet();
	}

	@Test
	void sendsTheNumberTypedOverItself() throws Exception {
		this.engine.getRuntimeService().setVariable(this.task.getExecutionId(), "amount", 250_000);
		take();
		fill(Map.of("amount", 250_000, "decision", "accord"));
		send();
		assertThat(((Number) sent("amount")).intValue()).isEqualTo(250_000);
	}

	@Test
	void sendsEveryRowOfALongList() throws Exception {
		List<Map<String, String>> rows = IntStream.rangeClosed(1, 7)
			.mapToObj((number) -> Map.of("name", "Voisin " + number))
			.toList();
		take();
		fill(Map.of("neighbours", rows, "decision", "accord"));
		send();
		assertThat(String.valueOf(sent("neighbours"))).contains("Voisin 1", "Voisin 6", "Voisin 7");
	}

	@Test
	void showsADeadlineThatEndsWithItsDayAsThatDay() throws Exception {
		this.task.setDueDate(Date.from(Instant.parse("2026-12-21T23:00:00Z")));
		this.engine.getTaskService().saveTask(this.task);
		this.browser.signIn("tl-rennes");
		filter("Toutes les tâches");
		this.browser.click(card());
		assertThat(this.browser.find(By.cssSelector(".meta .due-date")).getText().strip()).isEqualTo("21 déc. 2026");
		assertThat(this.browser.text()).contains("Échéance 21 déc. 2026").doesNotContain("22 déc.");
	}

	@Test
	void showsEachTabInFrench() throws Exception {
		this.browser.signIn("tl-rennes");
		filter("Toutes les tâches");
		this.browser.click(card());
		Map<String, By> tabs = Map.of("Dossier", By.xpath("//*[contains(.,'Aucun document')]"), "Historique",
				By.xpath("//*[contains(.,'historique de cette tâche est vide')]"), "Schéma",
				By.cssSelector(".djs-container [data-element-id=instruire]"), "Description",
				By.xpath("//*[contains(.,'Vérifiez les pièces')]"));
		for (Map.Entry<String, By> tab : tabs.entrySet()) {
			this.browser.click(By.xpath("//ul[contains(@class,'nav-tabs')]//a[contains(.,'" + tab.getKey() + "')]"));
			this.browser.find(tab.getValue());
			this.browser.picture("onglet-" + tab.getKey().toLowerCase(java.util.Locale.FRENCH).replace('é', 'e'));
			french();
		}
		quiet();
	}

	@Test
	void opensADossierForTheChosenMember() throws Exception {
		this.browser.signIn("tl-partage");
		this.browser.click(By.cssSelector(".start-process-action a"));
		this.browser.click(By.linkText("Demande d’essai"));
		this.browser.find(By.cssSelector(".modal .fjs-container"));
		french();
		this.browser.click(By.cssSelector(".modal .fjs-form-field-select .fjs-input-group"));
		this.browser
			.click(By.xpath("//*[contains(@class,'fjs-dropdownlist-item') and contains(.,'Ville de Bordeaux')]"));
		this.browser.click(By.cssSelector(".modal .fjs-form-field-datetime input"));
		this.browser.find(By.cssSelector(".flatpickr-calendar.open"));
		this.browser.picture("calendrier");
		assertThat(this.browser.find(By.cssSelector(".flatpickr-weekdaycontainer")).getText()).startsWith("lu");
		this.browser.find(By.cssSelector(".modal .fjs-form-field-textfield input"))
			.sendKeys("Vide-grenier du quartier");
		this.browser.find(By.cssSelector(".modal .fjs-form-field-textarea textarea"))
			.sendKeys("Le 14 juin, place verte.");
		this.browser.picture("ouverture");
		this.browser.click(By.cssSelector(".modal-footer .btn-primary"));
		this.browser.gone(By.cssSelector(".modal .fjs-container"));
		assertThat(this.engine.getTaskService()
			.createTaskQuery()
			.tenantIdIn(TasklistWorld.BORDEAUX.value())
			.processVariableValueEquals("subject", "Vide-grenier du quartier")
			.count()).isEqualTo(1);
		quiet();
	}

	@Test
	void leavesNoAnswersBehind() throws Exception {
		this.browser.signIn("tl-rennes");
		this.browser.run(
				"localStorage.setItem('camunda-form:' + arguments[0], '{}');"
						+ "localStorage.setItem('camunda-form:undefined', '{\"subject\":\"Autre\"}')",
				this.task.getId());
		this.browser.click(By.cssSelector(".start-process-action a"));
		this.browser.click(By.linkText("Demande d’essai"));
		assertThat(this.browser.find(By.cssSelector(".modal .fjs-form-field-textfield input")).getDomProperty("value"))
			.isEmpty();
		this.browser.open("/camunda/app/tasklist/");
		this.browser.click(By.cssSelector("[cam-widget-header] .account > a"));
		this.browser.click(By.cssSelector("[cam-widget-header] .logout a"));
		this.browser.find(By.name("password"));
		assertThat(this.browser.address()).contains("/connexion");
		assertThat(this.browser.run("return Object.keys(localStorage).filter((key) => key.startsWith('cam')"
				+ " && key.includes('orm')).length"))
			.isEqualTo(0L);
		this.browser.open("/camunda/app/tasklist/default/");
		this.browser.find(By.name("password"));
	}

	@Test
	void leadsToTheSignInPageWhenTheSessionEnds() throws Exception {
		this.browser.signIn("tl-rennes");
		this.browser.run("return fetch('/camunda/api/admin/auth/user/default/logout', {method: 'POST', headers:"
				+ " {'X-XSRF-TOKEN': document.cookie.replace(/.*XSRF-TOKEN=([^;]*).*/, '$1')}}).then((r) => r.status)");
		filter("En retard");
		this.browser.find(By.name("password"));
		assertThat(this.browser.address()).contains("/connexion?retour=");
	}

	/** Opens the task and takes it. */
	private void take() {
		this.browser.signIn("tl-rennes");
		filter("Toutes les tâches");
		this.browser.click(card());
		this.browser.click(By.cssSelector("button.claim"));
		this.browser.find(By.cssSelector("button.unclaim"));
		this.browser.find(By.cssSelector(".fjs-container"));
	}

	private void fill(Map<String, ?> answers) throws IOException {
		new FormInBrowser(this.browser, JsonMapper.shared()
			.readTree(new ClassPathResource("forms/essai-tasklist/essai-instruction.form").getContentAsByteArray()))
			.fill(answers);
	}

	private void send() {
		this.browser.click(By.cssSelector(".form-actions .btn-primary:enabled"));
		this.browser.gone(By.cssSelector(".task-details .fjs-container"));
	}

	private Object sent(String variable) {
		return this.engine.getRuntimeService().getVariable(this.task.getExecutionId(), variable);
	}

	private By card() {
		return By.xpath("//section[contains(@class,'tasks-list')]//li[contains(@class,'task')][contains(.,\""
				+ this.subject + "\")]//h4//a");
	}

	private void filter(String name) {
		this.browser.click(By.xpath("//section[contains(@class,'task-filters')]//a[contains(.,'" + name + "')]"));
	}

	private void french() {
		assertThat(this.browser.text()).doesNotContain(ENGLISH);
		assertThat(this.browser.run("return document.documentElement.lang")).isEqualTo("fr");
	}

	private void quiet() {
		assertThat(this.browser.console()).noneMatch((line) -> line.contains("Content Security Policy"))
			.noneMatch((line) -> line.contains("Failed to load") || line.contains("Uncaught"));
	}

}
