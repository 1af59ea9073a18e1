package fr.ecluse.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.intake.SmallProcedure;
import fr.ecluse.tasklist.Browser;
import fr.ecluse.tasklist.InBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Signed archives leave and come in through the console. */
@InBrowser
class ExchangePagesTests {

	private static final String KEY = "pret-echange";

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
	void saysWhoseSignatureAnArchiveBears() throws IOException {
		Version version = this.world.arrive(KEY, SmallProcedure.files(KEY), List.of());
		this.world.arrive(KEY, SmallProcedure.files(KEY, "Décider du prêt", "Trancher"), List.of());
		this.reader.signIn("console-claire");
		this.reader.open("/console/versions/" + version.id());
		this.browser.find(By.partialLinkText("Télécharger l'archive signée"));
		byte[] archive = Base64.getDecoder().decode((String) this.browser.run("""
				return fetch(document.querySelector('main a[download]').href).then((it) => it.blob())
				  .then((blob) => new Promise((done) => {
				    const reader = new FileReader();
				    reader.onload = () => done(reader.result.split(',')[1]);
				    reader.readAsDataURL(blob);
				  }))"""));
		upload("abimee.zip", changed(archive));
		assertThat(this.browser.find(By.cssSelector(".problem")).getText()).contains("modifiée ou abîmée en chemin");
		upload("archive.zip", archive);
		assertThat(this.reader.told()).startsWith("Importée de « OPSN sans nom », signature et empreintes vérifiées.")
			.endsWith("voici le brouillon.");
		assertThat(this.browser.text()).contains("version 3", "Version 1 du", "clé ");
		this.reader.check();
		this.reader.picture("importee");
		upload("archive.zip", archive);
		assertThat(this.reader.told()).startsWith("Importée de « OPSN sans nom »").contains("rien n'a été ajouté");
		assertThat(this.versions.of(KEY)).hasSize(3);
	}

	@Test
	void acceptsAndWithdrawsKeysByAdministratorsAlone() throws GeneralSecurityException {
		this.reader.signIn("console-claire");
		this.reader.open("/console/echanges");
		assertThat(this.browser.text()).contains("La clé de ce serveur", "OPSN sans nom",
				"Un administrateur de la plateforme accepte et retire les clés.");
		assertThat(this.browser.all(By.name("cle"))).isEmpty();
		this.reader.signIn("console-admin");
		this.reader.open("/console/echanges");
		fill("Mégalis Bretagne", "megalis", "pas une clé");
		this.reader.press("Accepter cette clé");
		assertThat(this.reader.told()).contains("Ce n'est pas une clé publique Ed25519");
		assertThat(this.browser.find(By.name("nom")).getDomProperty("value")).isEqualTo("megalis");
		this.browser.find(By.name("cle")).clear();
		this.reader.reach(By.name("cle"));
		this.browser.type(Base64.getEncoder()
			.encodeToString(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded()));
		this.reader.press("Accepter cette clé");
		assertThat(this.reader.told())
			.contains("Les archives signées par « Mégalis Bretagne » sont désormais acceptées");
		assertThat(this.browser.find(By.xpath("//tr[contains(.,'megalis')]")).getText()).contains("Odile Roux");
		this.reader.picture("echanges");
		this.reader.press("Retirer la clé de « Mégalis Bretagne »");
		assertThat(this.reader.told()).contains("La clé est retirée");
		assertThat(this.browser.text()).doesNotContain("Mégalis");
	}

	private void fill(String owner, String name, String key) {
		this.reader.reach(By.name("proprietaire"));
		this.browser.type(owner);
		this.reader.reach(By.name("nom"));
		this.browser.type(name);
		this.reader.reach(By.name("cle"));
		this.browser.type(key);
	}

	/** The same archive with one name in its model changed. */
	private static byte[] changed(byte[] archive) throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		return StoryWorld.zip(StoryWorld.changed(new PackageFiles(files), "Décider du prêt", "Décider seul"));
	}

	private void upload(String name, byte[] content) throws IOException {
		this.reader.open("/console/depot");
		this.browser.find(By.name("fichiers")).sendKeys(Files.write(this.folder.resolve(name), content).toString());
		this.reader.press("Déposer et contrôler");
	}

}
