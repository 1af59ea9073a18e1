package fr.ecluse.document;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Logos;
import fr.ecluse.member.Members;
import fr.ecluse.typesetting.Pdfs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A template looked at before it is used. */
@EcluseTest
class PreviewTest {

	@LocalServerPort
	private int port;

	@Autowired
	private Members members;

	@Autowired
	private Logos logos;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void member() throws IOException {
		this.members.put(Letters.sarlat());
		this.logos.put(Letters.SARLAT, Letters.logo());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?sample=short", "?sample=extreme" })
	void showsTheTemplateWithTheMembersLetterheadAndKeepsNothing(String sample) throws Exception {
		long before = documents();
		HttpResponse<byte[]> answer = get("demande-citoyenne/decision" + sample);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
		assertThat(Pdfs.text(answer.body())).contains("Sarlat-la-Canéda", "05 53 31 53 31");
		assertThat(Pdfs.violations(answer.body())).isEmpty();
		Files.write(Files.createDirectories(Path.of("target/letters"))
			.resolve("specimen" + sample.replace("?sample=", "-") + ".pdf"), answer.body());
		assertThat(documents()).isEqualTo(before);
	}

	/**
	 * The word is drawn, so that it shows in the picture of the page and not in its text.
	 */
	@Test
	void eachPageSaysThatItIsASpecimen() throws Exception {
		assertThat(Pdfs.pale(get("demande-citoyenne/decision").body())).isGreaterThan(10_000);
		assertThat(Pdfs.pale(Pdfs.shipped()
			.render(Letters.DECISION, Letters.snapshot(Letters.DECISION, Letters.sarlat(), Letters.approval()))
			.pdf())).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "demande-citoyenne/inconnu,'short, typical, extreme'",
			"demande-citoyenne/decision?sample=enorme,'short, typical, extreme'",
			"shared/letter,Les démarches ouvertes sont", "Demande/x,Les démarches ouvertes sont" })
	void tellsThatThereIsNothingToShow(String address, String words) {
		HttpResponse<byte[]> answer = get(address);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(words);
	}

	private long documents() {
		return this.jdbc.sql("select count(*) from document").query(Long.class).single();
	}

	private HttpResponse<byte[]> get(String path) {
		HttpRequest request = HttpRequest
			.newBuilder(URI
				.create("http://localhost:" + this.port + "/api/v1/members/" + Letters.SARLAT + "/previews/" + path))
			.header("Authorization", "Bearer " + EcluseTest.ADMIN_KEY)
			.build();
		try {
			return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
