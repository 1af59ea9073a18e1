package fr.ecluse.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Siren;
import fr.ecluse.tasklist.Browser;
import fr.ecluse.tasklist.InBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** A new version of a procedure from a faulty draft to running dossiers, by keyboard. */
@InBrowser
class DesignerStoryTest {

	private static final String KEY = "pret-conte";

	private static final String ROLE = "name=\"Arbitrer le prêt\" camunda:candidateGroups=\"signataire,accueil\"";

	private static final Siren LORIENT = ConsoleWorld.LORIENT;

	private static final Siren VANNES = ConsoleWorld.VANNES;

	@LocalServerPort
	private int port;

	@Autowired
	private ConsoleWorld people;

	@Autowired
	private StoryWorld world;

	@Autowired
	private Versions versions;

	@TempDir
	private Path folder;

	private Reader reader;

	private Browser browser;

	@BeforeEach
	void open() {
		this.people.prepare();
		this.world.prepare();
		this.reader = new Reader(this.port);
		this.browser = this.reader.browser();
	}

	@AfterEach
	void close() {
		this.reader.close();
	}

	@Test
	void leadsFromAFaultyDraftToTheDossiersOfTwoMembers() throws IOException {
		this.world.published(KEY);
		List<Siren> members = new ArrayList<>(StoryWorld.OTHERS.keySet());
		members.add(LORIENT);
		members.add(VANNES);
		members.forEach((siren) -> this.world.file(KEY, siren, 100, 40));

		this.reader.signIn("console-claire");
		findsTheFaultOnTheDiagram();
		playsTheScenariosOfTheMendedOne();
		String address = isNotApprovedByItsAuthor();
		this.reader.signIn("console-karim");
		isApprovedBySomebodyElse();
		tellsTheImpactOnEverybody();
		isPublishedToTwoMembers(address);
		movesTheirDossiers();

		Version next = this.versions.newest(KEY).orElseThrow();
		for (Siren siren : List.of(LORIENT, VANNES)) {
			assertThat(this.world.followed(KEY, siren)).isEqualTo(Map.of(3, 100L));
			assertThat(this.world.tasks(siren, next))
				.isEqualTo(Map.of("Arbitrer le prêt", 40L, "Vérifier la demande", 60L));
		}
		Version first = this.versions.of(KEY).get(2);
		for (Siren siren : StoryWorld.OTHERS.keySet()) {
			assertThat(this.world.followed(KEY, siren)).isEqualTo(Map.of(1, 100L));
			assertThat(this.world.tasks(siren, first))
				.isEqualTo(Map.of("Décider du prêt", 40L, "Vérifier la demande", 60L));
		}
	}

	private void findsTheFaultOnTheDiagram() throws IOException {
		PackageFiles mended = StoryWorld.next(KEY);
		upload("fautive.zip", StoryWorld.changed(mended, ROLE, "name=\"Arbitrer le prêt\""));
		assertThat(this.reader.told()).contains("le contrôle la refuse");
		this.browser.find(By.cssSelector("[data-element-id=Arbitrer].mark-refus"));
		this.reader.reach(By.cssSelector("[data-element=Arbitrer][data-mark=refus] .jump"));
		this.browser.type(Keys.ENTER);
		this.browser.find(By.cssSelector("[data-element-id=Arbitrer].chosen"));
		assertThat(this.browser.focused().getAccessibleName()).contains("refus : tâche « Arbitrer le prêt »");
		this.reader.picture("histoire-1-fautive");
		this.browser.type(Keys.ENTER);
		assertThat(this.browser.focused().getAccessibleName())
			.isEqualTo("Voir sur le schéma : tâche « Arbitrer le prêt »");
	}

	private void playsTheScenariosOfTheMendedOne() throws IOException {
		upload("corrigee.zip", StoryWorld.next(KEY));
		assertThat(this.reader.told()).contains("Le contrôle est passé");
		this.reader.press("Jouer les scénarios");
		assertThat(this.browser.text()).contains("Tous réussis", "L'élu accorde la salle");
		this.browser.find(By.cssSelector("[data-element-id=Flow_oui].mark-fait"));
		this.browser.find(By.cssSelector("[data-element-id=Flow_non].mark-manque"));
		this.reader.picture("histoire-2-scenarios");
	}

	private String isNotApprovedByItsAuthor() {
		this.reader.reach(By.name("note"));
		this.browser.type("L'élu arbitre ; la salle suit.");
		this.reader.press("Soumettre à relecture");
		this.reader.press("Approuver");
		assertThat(this.reader.told()).contains("approuvée par quelqu'un d'autre");
		assertThat(this.versions.newest(KEY).orElseThrow().state()).isEqualTo(VersionState.SUBMITTED);
		this.reader.picture("histoire-3-auteur");
		return this.browser.address();
	}

	private void isApprovedBySomebodyElse() {
		this.reader.open("/console/relectures");
		this.reader.press("Prêt de salle aux associations, version 3");
		this.reader.press("Approuver");
		assertThat(this.reader.told()).contains("La version est approuvée");
		this.reader.picture("histoire-4-approuvee");
	}

	private void tellsTheImpactOnEverybody() {
		this.reader.press("Impact sur les dossiers en cours");
		assertThat(this.browser.text()).contains("500 dossiers courent", "chez 5 adhérents",
				"Vérifier la demande tâche utilisateur 1 300 5 Suit",
				"Décider du prêt tâche utilisateur 1 200 5 À faire correspondre Sans doute « Arbitrer le prêt »",
				"Ville de Lorient 215601212 100");
		this.reader.picture("histoire-5-impact");
	}

	private void isPublishedToTwoMembers(String address) {
		this.reader.press("Publier à ces collectivités");
		name(LORIENT, VANNES);
		this.reader.picture("histoire-6-publication");
		this.reader.press("Publier");
		assertThat(this.reader.told()).contains("La version est publiée");
		assertThat(this.browser.address()).isEqualTo(address);
		assertThat(this.world.followed(KEY, LORIENT)).isEqualTo(Map.of(1, 100L));
	}

	private void movesTheirDossiers() {
		this.reader.press("Faire suivre des dossiers en cours");
		this.reader.reach(By.cssSelector("main summary"));
		this.browser.type(Keys.ENTER);
		name(LORIENT, VANNES);
		this.reader.press("Calculer l'impact");
		assertThat(this.browser.text()).contains("2 collectivités : Ville de Lorient, Ville de Vannes",
				"200 dossiers courent");
		assertThat(this.browser.find(By.name("vers.Decider")).getDomProperty("value")).isEqualTo("Arbitrer");
		this.reader.picture("histoire-7-correspondances");
		this.reader.press("Préparer la migration");
		assertThat(this.reader.told()).contains("2 migrations sont préparées");
		this.reader.picture("histoire-8-migrations");
		String list = this.browser.address();
		for (String member : List.of("Ville de Lorient", "Ville de Vannes")) {
			this.browser.open(list.substring(list.indexOf("/console")));
			this.reader.press(By.xpath("//tr[contains(.,'%s')]//a".formatted(member)));
			this.reader.press("Vérifier chaque dossier");
			this.browser.find(By.xpath("//li[contains(.,'peuvent suivre')][contains(.,'100')]"));
			this.browser.find(By.xpath("//main//button[.='Lancer la migration']"));
			this.reader.picture("histoire-9-verifiee");
			this.reader.press("Lancer la migration");
			this.browser.find(By.xpath("//p[@role='status'][contains(.,'Terminée')]"));
			this.browser.find(By.xpath("//li[contains(.,'déplacés')][contains(.,'100')]"));
			this.reader.check();
			this.reader.picture("histoire-10-terminee");
		}
	}

	/** Chooses members by their numbers, on a page where all were chosen before. */
	private void name(Siren... members) {
		this.reader.reach(By.cssSelector("[name=pour][value=all]"));
		this.browser.type(Keys.ARROW_DOWN);
		this.reader.reach(By.name("collectivites"));
		for (Siren member : members) {
			this.browser.type(member.value(), Keys.ENTER);
		}
	}

	private void upload(String name, PackageFiles files) throws IOException {
		this.reader.open("/console/depot?demarche=" + KEY);
		Path zip = Files.write(this.folder.resolve(name), StoryWorld.zip(files));
		this.browser.find(By.name("fichiers")).sendKeys(zip.toString());
		this.reader.press("Déposer et contrôler");
	}

}
