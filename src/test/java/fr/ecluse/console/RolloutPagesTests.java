package fr.ecluse.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.tasklist.Browser;
import fr.ecluse.tasklist.InBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Migrations as they are watched, held up, given up and taken back. */
@InBrowser
class RolloutPagesTests {

	private static final By STATUS = By.cssSelector("#suivi [role=status]");

	@LocalServerPort
	private int port;

	@Autowired
	private ConsoleWorld people;

	@Autowired
	private StoryWorld world;

	@Autowired
	private Versions versions;

	@Autowired
	private Publications publications;

	@Autowired
	private Clock clock;

	private Reader reader;

	private Browser browser;

	@BeforeEach
	void open() {
		this.people.prepare();
		this.reader = new Reader(this.port);
		this.browser = this.reader.browser();
		this.reader.signIn("console-claire");
	}

	@AfterEach
	void close() {
		this.reader.close();
	}

	@Test
	void keepsTheKeyboardWhileDossiersMoveAndBringsThemBack() throws SQLException {
		String key = "pret-suivi";
		this.world.published(key);
		List<String> dossiers = this.world.file(key, ConsoleWorld.LORIENT, 6, 2);
		Version next = next(key);
		this.reader.open("/console/versions/" + next.id() + "/impact");
		this.reader.press("Préparer la migration");
		assertThat(this.reader.told()).contains("rien n'a encore bougé");
		this.reader.picture("migration-preparee");
		try (Connection held = this.world.hold(dossiers.get(5))) {
			this.reader.press("Lancer la migration");
			this.reader.reach(By.xpath("//main//button[.='Suspendre']"));
			this.browser.find(By.xpath("//li[contains(.,'déplacés')][contains(.,'5')]"));
			assertThat(this.browser.find(STATUS).getText()).contains("En cours");
			assertThat(this.browser.focused().getText()).isEqualTo("Suspendre");
			assertThat(this.browser.present(By.cssSelector("[data-reload]")).isDisplayed()).isFalse();
			assertThat((String) this.browser.run("return fetch(location.pathname).then((it) => it.text())"))
				.contains("data-reload")
				.doesNotContain("http-equiv=\"refresh\"");
			this.reader.picture("migration-en-cours");
			this.reader.press("Suspendre");
			assertThat(this.browser.find(STATUS).getText()).contains("Suspendue");
			this.reader.picture("migration-suspendue");
			this.reader.press("Reprendre");
			this.reader.reach(By.xpath("//main//button[.='Suspendre']"));
			held.rollback();
		}
		this.browser.find(By.xpath("//*[@id='suivi']//*[@role='status'][contains(.,'Terminée')]"));
		assertThat(this.browser.focused().getText()).isEqualTo("Avancement");
		this.reader.check();
		this.reader.picture("migration-terminee");
		assertThat(this.world.followed(key, ConsoleWorld.LORIENT)).isEqualTo(Map.of(2, 6L));
		assertThat(this.browser.text()).contains("d’où ils viennent : « Décider du prêt »");

		this.reader.press("Préparer le retour");
		assertThat(this.reader.told()).contains("Le retour vers la version 1 est préparé");
		this.reader.press("Lancer la migration");
		this.browser.find(By.xpath("//*[@id='suivi']//*[@role='status'][contains(.,'Terminée')]"));
		this.reader.picture("migration-retour");
		assertThat(this.world.followed(key, ConsoleWorld.LORIENT)).isEqualTo(Map.of(1, 6L));
		assertThat(this.world.tasks(ConsoleWorld.LORIENT, this.versions.of(key).get(1)))
			.isEqualTo(Map.of("Décider du prêt", 2L, "Vérifier la demande", 4L));
	}

	@Test
	void tellsWhatHindersDossiersAndGivesTheRestUp() {
		String key = "pret-bloque";
		Version first = this.world.published(key);
		this.world.file(key, ConsoleWorld.VANNES, 3, 1);
		Version next = next(key);
		this.reader.open("/console/versions/" + next.id() + "/impact");
		this.reader.reach(By.name("vers.Decider"));
		this.browser.type("restent");
		this.reader.press("Préparer la migration");
		assertThat(this.browser.text()).contains("aucune : le dossier reste dans sa version");
		this.reader.press("Vérifier chaque dossier");
		this.browser.find(By.xpath("//h2[.='Ce qui empêche des dossiers']"));
		this.browser.find(By.xpath("//main//button[.='Vérifier à nouveau']"));
		assertThat(this.browser.find(By.xpath("//section[contains(.,'Ce qui empêche')]//tbody/tr")).getText())
			.contains("PH-", "Ville de Vannes", "Décider du prêt");
		this.reader.check();
		this.reader.picture("migration-empechee");
		this.reader.press("Abandonner");
		assertThat(this.browser.find(STATUS).getText()).contains("Abandonnée");
		assertThat(this.world.followed(key, ConsoleWorld.VANNES)).isEqualTo(Map.of(1, 3L));
		this.reader.open("/console/versions/" + first.id() + "/migrations");
		assertThat(this.browser.text()).contains("Aucun dossier n'a encore été déplacé");
	}

	@Test
	void asksForWhatIsMissingInsteadOfFailing() {
		String key = "pret-refus";
		this.world.published(key);
		this.world.file(key, ConsoleWorld.VANNES, 1, 1);
		Version next = next(key);
		String address = "/console/versions/" + next.id() + "/impact";
		this.reader.open(address);
		this.browser.run("document.querySelector('[name=\"vers.Decider\"] option:checked').value = 'Nulle'");
		this.reader.press("Préparer la migration");
		assertThat(this.reader.told()).contains("Nulle");
		this.reader.open(address);
		this.reader.reach(By.name("depuis"));
		this.browser.type(Keys.SPACE);
		this.reader.press("Préparer la migration");
		assertThat(this.reader.told()).contains("Cochez au moins une version");
		this.reader.open(address + "?pour=member&collectivites=123456789");
		assertThat(this.reader.told()).contains("123456789");
		this.reader.picture("impact-refuse");
		this.reader.open(address + "?pour=departement&departement=75");
		assertThat(this.browser.text()).contains("Aucun dossier ne court dans une autre version");
		this.reader.open(address + "?pour=personne");
		assertThat(this.reader.told()).contains("Choisissez à quelles collectivités");
	}

	private Version next(String key) {
		Version version = this.versions.add(new Versions.Arrival(key, "Prêt de salle aux associations",
				StoryWorld.next(key), VersionState.APPROVED, List.of(), "console", "console-karim"));
		return this.publications.publish(version, List.of(Audience.ALL), this.clock.instant(), "console-karim", null);
	}

}
