package fr.ecluse.document;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Logos;
import fr.ecluse.member.Members;
import fr.ecluse.tasklist.Browser;
import fr.ecluse.typesetting.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What anybody finds who holds a document and checks it. */
@EcluseTest
class VerificationTest {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private Documents documents;

	@Autowired
	private Members members;

	@Autowired
	private Logos logos;

	@TempDir
	Path folder;

	@BeforeEach
	void member() throws IOException {
		this.members.put(Letters.sarlat());
		this.logos.put(Letters.SARLAT, Letters.logo());
	}

	@Test
	void codeOnThePageLeadsToWhatTheDocumentIs() throws Exception {
		Document document = document();
		String address = Pdfs.code(this.documents.content(Letters.SARLAT, document.id()).orElseThrow());
		assertThat(address).matches("http://localhost:" + this.port
				+ "/verification/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
		HttpResponse<String> page = get(URI.create(address).getPath());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("document authentique", "Accusé de réception", "Sarlat-la-Canéda",
				document.sha256());
	}

	@Test
	void pageSaysNothingOfThePeople() throws Exception {
		Document document = document();
		assertThat(get("/verification/" + document.code()).body()).doesNotContain("Fargeot", "Éloïse", "Consuls",
				"eloise@", "Passage piéton", "2026-0042", "secret", document.id());
	}

	@Test
	void pageStaysOutOfCachesAndSearchEngines() {
		HttpResponse<String> page = get("/verification/" + document().code());
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("script-src 'self'");
	}

	@Test
	void codeMayBeTypedAsPeopleType() {
		String code = String.valueOf(document().code());
		String typed = code.toLowerCase(java.util.Locale.ROOT).replace('0', 'o').replace('1', 'l');
		assertThat(get("/verification/" + typed).statusCode()).isEqualTo(200);
		HttpResponse<String> form = get("/verification?code=" + code.substring(0, 8) + "%20" + code.substring(8));
		assertThat(form.statusCode()).isEqualTo(302);
		assertThat(form.headers().firstValue("Location").orElseThrow())
			.endsWith("/verification/" + new VerificationCode(code).printed());
	}

	@Test
	void formAsksForTheCode() {
		assertThat(get("/verification").body()).contains("Vérifier un document", "name=\"code\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/verification/ABC", "/verification/UUUU-UUUU-UUUU-UUUU", "/verification?code=bonjour" })
	void incompleteCodeIsToldApart(String address) {
		HttpResponse<String> page = get(address);
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("seize lettres et chiffres");
	}

	@Test
	void unknownCodeIsNotFound() {
		HttpResponse<String> page = get("/verification/" + VerificationCode.random().printed());
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("Code inconnu");
	}

	@Test
	@EnabledIf("fr.ecluse.tasklist.Browser#isInstalled")
	void browserTellsTheOriginalFromAnAlteredFile() throws Exception {
		Document document = document();
		byte[] pdf = this.documents.content(Letters.SARLAT, document.id()).orElseThrow();
		Path original = Files.write(this.folder.resolve("original.pdf"), pdf);
		pdf[pdf.length / 2] ^= 1;
		Path altered = Files.write(this.folder.resolve("modifie.pdf"), pdf);
		try (Browser browser = new Browser("http://localhost:" + this.port)) {
			browser.open("/verification/" + document.code());
			browser.find(By.id("fichier")).sendKeys(original.toString());
			assertThat(browser.find(By.cssSelector("#resultat .success")).getText()).contains("C’est bien ce document");
			browser.find(By.id("fichier")).sendKeys(altered.toString());
			assertThat(browser.find(By.cssSelector("#resultat .problem")).getText()).contains("n’est pas ce document",
					"diffère de l’original");
		}
	}

	private Document document() {
		return this.documents.produce(new DocumentRequest(Letters.SARLAT, UUID.randomUUID().toString(), "accuse",
				Letters.ACKNOWLEDGEMENT, "Accusé pour Éloïse Fargeot, secret", Letters.data()));
	}

	private HttpResponse<String> get(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept", "text/html");
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
