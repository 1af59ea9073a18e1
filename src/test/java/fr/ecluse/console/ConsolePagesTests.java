package fr.ecluse.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Level;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.intake.SmallProcedure;
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

/** Each page of the console, as designers use it. */
@InBrowser
class ConsolePagesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ConsoleWorld world;

	@Autowired
	private Versions versions;

	@TempDir
	private Path folder;

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
	void leadsFromAFindingToItsElementAndBackByKeyboard() {
		Version version = this.world.arrive("pret-console-a", SmallProcedure.files("pret-console-a"), List.of(
				new Finding("essai-refus", Level.REFUSED, "pret-console-a.bpmn", 12, "Decider", "Décider du prêt",
						"Cette tâche n'a pas de rôle. Donnez-lui l'un de ceux de procedure.yaml."),
				new Finding("essai-conseil", Level.ADVICE, "pret-console-a.bpmn", 30, "Fin", null, "Nommez cette fin."),
				new Finding("essai-autre", Level.WARNING, "demande-salle.form", 0, null, null,
						"Ce formulaire n'a pas de titre.")));
		this.reader.signIn("console-claire");
		this.reader.open("/console/versions/" + version.id());
		assertThat(this.browser.text()).contains("Refusée au contrôle", "Refus à « Décider du prêt »",
				"Cette tâche n'a pas de rôle", "Constats dans les autres fichiers", "Ce formulaire n'a pas de titre");
		String element = "[data-element-id=Decider]";
		this.browser.find(By.cssSelector(element + ".mark-refus"));
		this.browser.run("arguments[0].focus()", this.browser.find(By.cssSelector("[data-mark=refus] .jump")));
		this.browser.type(Keys.ENTER);
		assertThat(this.browser.focused().getAccessibleName())
			.isEqualTo("1, refus : tâche « Décider du prêt ». Revenir à la liste");
		this.browser.find(By.cssSelector(element + ".chosen"));
		this.reader.picture("constats");
		this.browser.type(Keys.SPACE);
		assertThat(this.browser.focused().getAccessibleName()).startsWith("Voir sur le schéma");
		assertThat(this.browser.find(By.cssSelector("[data-mark=refus]")).getDomAttribute("aria-current"))
			.isEqualTo("true");
	}

	@Test
	void takesADraftFromUploadToPublication() throws IOException {
		this.reader.signIn("console-claire");
		this.reader.open("/console/depot");
		this.reader.picture("depot");
		upload(SmallProcedure.files("pret-console-b"));
		this.reader.check();
		assertThat(this.browser.text()).contains("Prêt de salle, version 1", "Claire Guérin", "par la console");
		String address = this.browser.address();
		this.browser.find(By.name("note")).sendKeys("Première version");
		this.browser.click(By.xpath("//button[contains(.,'Soumettre')]"));
		this.browser.find(By.cssSelector(".success"));
		this.browser.click(By.xpath("//button[.='Approuver']"));
		assertThat(this.browser.find(By.cssSelector(".problem")).getText()).contains("approuvée par quelqu'un d'autre");
		this.reader.check();
		this.reader.signIn("console-karim");
		this.reader.open("/console/relectures");
		assertThat(this.browser.text()).contains("Prêt de salle, version 1", "Première version");
		this.reader.picture("relectures");
		this.browser.click(By.xpath("//tr[contains(.,'Première version')]//a"));
		this.browser.click(By.xpath("//button[.='Approuver']"));
		assertThat(this.browser.find(By.cssSelector(".success")).getText()).contains("approuvée");
		this.browser.click(By.linkText("Préparer la publication"));
		this.reader.check();
		this.browser.click(By.cssSelector("[value=member]"));
		this.browser.click(By.xpath("//button[.='Publier']"));
		assertThat(this.browser.find(By.cssSelector(".problem")).getText()).contains("SIREN");
		this.browser.find(By.name("collectivites")).sendKeys(ConsoleWorld.LORIENT.value());
		this.reader.picture("publication");
		this.browser.click(By.xpath("//button[.='Publier']"));
		assertThat(this.browser.find(By.cssSelector(".success")).getText()).contains("publiée");
		assertThat(this.browser.address()).isEqualTo(address);
		this.reader.picture("version");
		this.reader.open("/console/demarches/pret-console-b");
		assertThat(this.browser.text()).contains("Collectivité : Ville de Lorient", "Karim Benali");
		this.reader.picture("demarche");
		this.reader.open("/console/demarches/pret-console-b/adherents?cherche=Ville%20de%20Lorient");
		assertThat(this.browser.find(By.xpath("//tr[contains(.,'Ville de Lorient')]")).getText()).contains("nouveaux");
		this.reader.picture("adherents");
		this.reader.open("/console/");
		assertThat(this.browser.find(By.xpath("//tr[contains(.,'pret-console-b')]")).getText())
			.contains("1 (1 adhérent)");
		this.reader.picture("catalogue");
	}

	@Test
	void tellsTwoVersionsApartOnTheDiagramAndInWords() {
		PackageFiles files = SmallProcedure.files("pret-console-c");
		Version first = this.world.arrive("pret-console-c", files, List.of());
		Version second = this.world.arrive("pret-console-c",
				SmallProcedure.files("pret-console-c", "Décider du prêt", "Trancher"), List.of());
		this.reader.signIn("console-claire");
		this.reader.open("/console/versions/" + second.id() + "/differences?avec=" + first.id());
		assertThat(this.browser.text()).contains("De la version 1 à la version 2", "Modifié : 1", "tâche « Trancher »",
				"Avant : Décider du prêt", "Après : Trancher");
		assertThat(this.browser.all(By.cssSelector("[data-element-id=Decider].differ-changed"))).hasSize(2);
		this.reader.picture("differences");
		this.reader.open("/console/versions/" + first.id() + "/differences?avec=" + first.id());
		assertThat(this.browser.text()).contains("Ces deux versions ont les mêmes fichiers");
	}

	@Test
	void showsFormsAndDecisionsAsPeopleReadThem() {
		this.reader.signIn("console-claire");
		Version version = this.versions.newest("demande-citoyenne").orElseThrow();
		this.reader.open("/console/versions/" + version.id());
		this.reader.picture("livree");
		this.reader.open("/console/versions/" + version.id() + "/formulaires/demande.form");
		assertThat(this.browser.text()).contains("Aperçu", "Champs", "obligatoire");
		assertThat(this.browser.run("return [...document.querySelectorAll('[data-form-preview] *')]"
				+ ".filter((it) => /^(Select|Search|No results)$/.test(it.textContent)).length"))
			.isEqualTo(0L);
		this.reader.picture("formulaire");
		this.reader.open("/console/versions/" + version.id() + "/decisions/regimes.dmn");
		assertThat(this.browser.text()).contains("Alors");
		this.reader.picture("decisions");
		assertThat(this.browser.run(
				"return fetch('/console/versions/%s/apercus/decision').then((it) => it.status + ' ' + it.headers.get('content-type'))"
					.formatted(version.id())))
			.isEqualTo("200 application/pdf");
		assertThat(this.browser.run("""
				return fetch('/console/versions/%s/courriels/decision').then((it) => it.text()
				  .then((page) => it.headers.get('content-security-policy') + page))""".formatted(version.id()))
			.toString()).startsWith("default-src 'none';").contains("Décision sur votre demande [reference]</title>");
	}

	@Test
	void setsWhatAMemberMaySet() {
		this.reader.signIn("console-claire");
		String address = "/console/demarches/essai-console/adherents/" + ConsoleWorld.VANNES;
		this.reader.open(address);
		this.browser.find(By.name("p.delai")).sendKeys("300");
		this.browser.click(By.xpath("//button[.='Enregistrer']"));
		assertThat(this.browser.text()).contains("La valeur est d'au plus 90.");
		this.reader.check();
		this.reader.picture("reglages");
		this.browser.find(By.name("p.delai")).clear();
		this.browser.find(By.name("p.delai")).sendKeys("45");
		this.browser.click(By.xpath("//button[.='Enregistrer']"));
		assertThat(this.browser.text()).contains("Les réglages sont enregistrés", "Claire Guérin");
		assertThat(this.browser.find(By.name("p.delai")).getDomProperty("value")).isEqualTo("45");
		this.reader.open("/console/demarches/demande-citoyenne/adherents/" + ConsoleWorld.VANNES);
		this.reader.picture("reglages-livree");
	}

	/** As somebody does who chooses files, without dragging anything. */
	private void upload(PackageFiles files) throws IOException {
		for (Map.Entry<String, byte[]> file : files.byPath().entrySet()) {
			Files.write(this.folder.resolve(file.getKey()), file.getValue());
		}
		this.browser.find(By.name("fichiers"))
			.sendKeys(files.byPath()
				.keySet()
				.stream()
				.map((path) -> this.folder.resolve(path).toString())
				.collect(Collectors.joining("\n")));
		assertThat(this.browser.find(By.cssSelector("[data-count]")).getText())
			.isEqualTo("%d fichiers choisis :".formatted(files.byPath().size()));
		this.browser.click(By.xpath("//button[contains(.,'Déposer et contrôler')]"));
		this.browser.find(By.xpath("//h2[.='Journal']"));
	}

}
