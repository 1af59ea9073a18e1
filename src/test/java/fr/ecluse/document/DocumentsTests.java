package fr.ecluse.document;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.typesetting.DocumentRefused;
import fr.ecluse.typesetting.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class DocumentsTests {

	@Autowired
	private Documents documents;

	@Autowired
	private DocumentController controller;

	@Autowired
	private Members members;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final String dossier = UUID.randomUUID().toString();

	@BeforeEach
	void members() {
		this.members.put(Letters.sarlat());
		this.members.put(Letters.epci());
	}

	@Test
	void keepsDocumentWithItsHashTemplateAndSnapshot() {
		Document document = this.documents.produce(request("accuse", Letters.data()));
		byte[] content = this.documents.content(Letters.SARLAT, document.id()).orElseThrow();
		assertThat(Sha256.hex(content)).isEqualTo(document.sha256());
		assertThat(document.size()).isEqualTo(content.length);
		assertThat(document.templateVersion()).matches("[0-9a-f]{64}");
		assertThat(this.documents.find(Letters.SARLAT, document.id())).contains(document);
		assertThat(this.jdbc.sql("select snapshot from document where id = ?")
			.param(document.id())
			.query(String.class)
			.single()).contains("Éloïse Fargeot-Delmas", "\"received\":\"2026-11-21T18:42:00+01:00\"");
		assertThat(document.created().atZone(ZoneOffset.UTC).getYear()).isGreaterThanOrEqualTo(2026);
	}

	@Test
	void repeatedRequestGivesTheSameDocument() {
		Document first = this.documents.produce(request("accuse", Letters.data()));
		assertThat(this.documents.produce(request("accuse", Letters.data()))).isEqualTo(first);
		Document other = this.documents.produce(request("accuse", Letters.data("subject", "Autre objet")));
		assertThat(other.id()).isNotEqualTo(first.id());
		assertThat(this.documents.ofDossier(Letters.SARLAT, this.dossier)).containsExactly(first, other);
	}

	@Test
	void requestsAtTheSameTimeMakeOneDocument() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			Callable<Document> task = () -> this.documents.produce(request("accuse", Letters.data()));
			List<Future<Document>> answers = threads.invokeAll(List.of(task, task, task, task));
			assertThat(answers).extracting((answer) -> answer.get().id()).containsOnly(answers.get(0).get().id());
			assertThat(this.documents.ofDossier(Letters.SARLAT, this.dossier)).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void documentLeavesWithTheTransactionThatMadeIt() {
		this.transaction.executeWithoutResult((status) -> {
			this.documents.produce(request("accuse", Letters.data()));
			status.setRollbackOnly();
		});
		assertThat(this.documents.ofDossier(Letters.SARLAT, this.dossier)).isEmpty();
	}

	@Test
	void otherMemberFindsNothing() throws Exception {
		Document document = this.documents.produce(request("accuse", Letters.data()));
		Siren other = Letters.epci().siren();
		assertThat(this.documents.find(other, document.id())).isEmpty();
		assertThat(this.documents.content(other, document.id())).isEmpty();
		assertThat(this.documents.ofDossier(other, this.dossier)).isEmpty();
		mvc().perform(get("/api/v1/members/{siren}/documents/{id}", other, document.id()))
			.andExpect(status().isNotFound());
	}

	@Test
	void refusesTooMuchDataBadKeysAndTitles() {
		for (DocumentRequest request : List.of(request("accuse", Letters.data("text", "x".repeat(1_100_000))),
				request("clé", Letters.data()), request("", Letters.data()), new DocumentRequest(Letters.SARLAT,
						this.dossier, "accuse", Letters.ACKNOWLEDGEMENT, " ", Letters.data()))) {
			assertThatExceptionOfType(DocumentRefused.class).isThrownBy(() -> this.documents.produce(request));
		}
		assertThat(this.documents.ofDossier(Letters.SARLAT, this.dossier)).isEmpty();
	}

	@Test
	void isDownloadedUnderFrenchNameAndNotTwice() throws Exception {
		Document document = this.documents.produce(request("accuse", Letters.data()));
		String tag = "\"" + document.sha256() + "\"";
		mvc().perform(get("/api/v1/members/{siren}/documents/{id}", Letters.SARLAT, document.id()))
			.andExpect(status().isOk())
			.andExpect(content().contentType("application/pdf"))
			.andExpect(content().bytes(this.documents.content(Letters.SARLAT, document.id()).orElseThrow()))
			.andExpect(header().string("ETag", tag))
			.andExpect(header().string("X-Content-Type-Options", "nosniff"))
			.andExpect(header().string("Content-Disposition",
					"inline; filename=\"Accuse-d-enregistrement.pdf\"; filename*=UTF-8''Accus%C3%A9%20d%E2%80%99enregistrement.pdf"));
		mvc()
			.perform(get("/api/v1/members/{siren}/documents/{id}", Letters.SARLAT, document.id())
				.header("If-None-Match", tag))
			.andExpect(status().isNotModified())
			.andExpect(content().string(""));
	}

	private MockMvc mvc() {
		return MockMvcBuilders.standaloneSetup(this.controller).build();
	}

	private DocumentRequest request(String key, Map<String, Object> data) {
		return new DocumentRequest(Letters.SARLAT, this.dossier, key, Letters.ACKNOWLEDGEMENT,
				"Accusé d’enregistrement", data);
	}

}
