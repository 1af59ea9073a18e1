package fr.ecluse.console;

import java.time.Duration;

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
import static org.awaitility.Awaitility.await;

@InBrowser
class DossierPagesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ConsoleWorld world;

	private Reader reader;

	private Browser browser;

	@BeforeEach
	void open() {
		this.world.prepare();
		this.reader = new Reader(this.port);
		this.browser = this.reader.browser();
	}

	@AfterEach
	void close() {
		this.reader.close();
	}

	@Test
	void showsWhereADossierStandsAndLeadsThereByKeyboard() {
		String dossier = this.world.file(ConsoleWorld.LORIENT, "longue");
		this.reader.signIn("console-claire");
		this.reader.open(address(dossier));
		assertThat(this.browser.text())
			.contains("Tâche à faire par un agent de rôle instructeur", "Demande reçue", "Ville de Lorient")
			.doesNotContain("Incidents");
		this.browser.find(By.cssSelector("[data-element-id=Examiner].mark-ici"));
		this.browser.find(By.cssSelector("[data-element-id=Depot].mark-fait"));
		this.browser.run("arguments[0].focus()", this.browser.find(By.cssSelector("#positions .jump")));
		this.browser.type(Keys.ENTER);
		assertThat(this.browser.focused().getAccessibleName()).contains("Ici", "Examiner la demande",
				"Revenir à la liste");
		this.browser.find(By.cssSelector("[data-element-id=Examiner].chosen"));
		this.browser.type(Keys.ENTER);
		assertThat(this.browser.focused().getAccessibleName())
			.isEqualTo("Voir sur le schéma : tâche « Examiner la demande »");
		this.reader.picture("dossier");
		this.world.examine(dossier);
		await().atMost(Duration.ofMinutes(1)).until(() -> {
			this.browser.open(address(dossier));
			return this.browser.text().contains("Attend le ");
		});
		this.reader.check();
		assertThat(this.browser.text()).contains("Un mois après", "Paul Tanguy");
		this.browser.find(By.cssSelector("[data-element-id=Longue].mark-fait"));
		this.reader.picture("dossier-attente");
		assertThat(this.browser.run("""
				const request = new XMLHttpRequest();
				request.open('GET', arguments[0] + '/scenario', false);
				request.send();
				return request.getResponseHeader('Content-Disposition') + ' ' + request.responseText""",
				address(dossier)))
			.asString()
			.contains("attachment", ".yaml", "title: Comme le dossier ", "- task: Examiner");
	}

	@Test
	void saysWhyADossierStandsStillAndHasItTriedAgain() {
		String dossier = this.world.file(ConsoleWorld.VANNES, "autre");
		this.world.examine(dossier);
		this.world.giveUp(dossier);
		this.reader.signIn("console-claire");
		this.reader.open("/console/dossiers?siren=215602608");
		assertThat(this.browser.text()).contains("Arrêtés sur un incident", "Ville de Vannes");
		this.reader.picture("dossiers");
		this.reader.open(address(ConsoleWorld.VANNES.value(), dossier));
		assertThat(this.browser.text())
			.contains("À « Quelle voie ? », aucun passage ne convient", "Un administrateur de la plateforme peut")
			.doesNotContain("Réessayer");
		this.browser.find(By.cssSelector("[data-element-id=Choix].mark-incident"));
		this.reader.picture("incident");
		this.reader.signIn("console-admin");
		this.world.set(dossier, "voie", "courte");
		this.reader.open(address(ConsoleWorld.VANNES.value(), dossier));
		this.browser.click(By.xpath("//button[contains(.,'Réessayer')]"));
		assertThat(this.browser.find(By.cssSelector(".success")).getText()).contains("tente à nouveau");
		await().atMost(Duration.ofMinutes(1)).until(() -> this.world.isOver(dossier));
		this.reader.open(address(ConsoleWorld.VANNES.value(), dossier));
		assertThat(this.browser.text()).contains("Reprise de « Quelle voie ? » après un échec", "Odile Roux",
				"Le dossier est clos");
		this.reader.picture("dossier-clos");
	}

	@Test
	void opensToTheOpsnAlone() {
		String dossier = this.world.file(ConsoleWorld.LORIENT, "longue");
		this.reader.signIn("console-agent");
		this.browser.open(address(dossier));
		assertThat(this.browser.text()).contains("Cette page ne vous est pas ouverte").doesNotContain("Échafaudage");
	}

	private static String address(String dossier) {
		return address(ConsoleWorld.LORIENT.value(), dossier);
	}

	private static String address(String siren, String dossier) {
		return "/console/dossiers/" + siren + "/" + dossier;
	}

}
