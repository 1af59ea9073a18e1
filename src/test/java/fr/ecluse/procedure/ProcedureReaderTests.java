package fr.ecluse.procedure;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;

import fr.ecluse.form.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ProcedureReaderTests {

	private static final String FILE = """
			title: Essai
			description: Une démarche d'essai.
			start-form: depot.form
			subject: subject
			register: {key: essais, prefix: ES}
			roles: {acheteur: Achète., signataire: Signe.}
			""";

	private static Procedure read(String more) {
		return ProcedureReader.read("essai", (FILE + more).getBytes(StandardCharsets.UTF_8),
				(file) -> Form.parse("{\"id\":\"%s\",\"components\":[]}".formatted(file)));
	}

	@Test
	void readsWhatAProcedureDeclares() {
		Procedure procedure = read("""
				statuses:
				  consultation: {label: Consultation en cours, open: true}
				  accepted: {label: Attribué}
				messages:
				  sans-suite: {title: Déclarer sans suite, help: À tout moment., roles: [acheteur, signataire]}
				attachments: {max-count: 3, max-size: 500 ko, types: [pdf, jpeg]}
				parameters:
				  - {key: kinds, label: Demandes, type: choices, values: {a: A, b: B}, default: [a]}
				  - {key: since, label: Depuis, type: date, default: 2026-09-01, required: true}
				""");
		assertThat(procedure.startForm().id()).isEqualTo("depot.form");
		assertThat(procedure.status("consultation"))
			.isEqualTo(new Status("consultation", "Consultation en cours", true));
		assertThat(procedure.status("accepted")).isEqualTo(new Status("accepted", "Attribué", false));
		assertThat(procedure.status("rejected-by-silence").label()).isEqualTo("Rejetée par le silence gardé");
		assertThat(procedure.messages()).containsEntry("sans-suite",
				new Procedure.Message("Déclarer sans suite", "À tout moment.", List.of("acheteur", "signataire")));
		assertThat(procedure.parameters()).extracting(Parameter::defaultValue)
			.containsExactly(List.of("a"), "2026-09-01");
		assertThat(procedure.attachments()).isEqualTo(new AttachmentRules(3, DataSize.ofKilobytes(500),
				DataSize.ofMegabytes(500), EnumSet.of(FileType.PDF, FileType.JPEG)));
		assertThatIllegalArgumentException().isThrownBy(() -> procedure.status("examen"))
			.withMessageContaining("« examen »")
			.withMessageContaining("consultation");
	}

	@Test
	void takesTheUsualAttachmentsUnlessItSaysMore() {
		AttachmentRules usual = read("").attachments();
		assertThat(usual.maxCount()).isEqualTo(20);
		assertThat(usual.maxSize()).isEqualTo(DataSize.ofMegabytes(100));
		assertThat(usual.types()).contains(FileType.PDF, FileType.ODT, FileType.XLSX, FileType.ZIP);
		assertThat(read("attachments: {max-count: 0}\n").attachments().maxCount()).isZero();
		assertThat(read("attachments: {max-size: 1 Go}\n").attachments().maxTotal()).isEqualTo(DataSize.ofGigabytes(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					titre: x                                                        | la clé « titre » n'existe pas
					statuses: {examen: {label: Examen}}                             | statuses, examen : « open » dit
					statuses: {accepted: {label: Oui, open: true}}                  | ne change pas
					statuses: {Examen: {label: Examen, open: true}}                 | « Examen » n'est pas un nom possible
					statuses: {examen: {open: true}}                                | il manque « label »
					statuses: {examen: {label: E, open: oui}}                       | « open » vaut true ou false
					messages: {m: {title: T, roles: [maire]}}                       | le rôle « maire » n'est pas de cette démarche
					messages: {m: {title: T}}                                       | « roles » est une liste
					messages: {m: {title: T, roles: [acheteur], rôle: x}}           | la clé « rôle » n'existe pas
					messages: [m]                                                   | « clé: valeur » est attendue
					attachments: [pdf]                                              | « clé: valeur » est attendue
					attachments: {max-nombre: 3}                                    | la clé « max-nombre » n'existe pas
					attachments: {max-count: 2.5}                                   | attachments, max-count : « max-count » est un nombre entier
					attachments: {max-count: 201}                                   | « max-count » est un nombre entier de 0 à 200
					attachments: {max-count: -1}                                    | « max-count » est un nombre entier
					attachments: {max-size: 20}                                     | « max-size » est une taille avec son unité
					attachments: {max-size: 0 Mo}                                   | « max-size » est une taille
					attachments: {max-size: 11 Go}                                  | de 10 Go au plus
					"attachments: {max-size: 20 Mo, max-total: 10 Mo}"              | « max-total » est au moins « max-size »
					attachments: {types: pdf}                                       | « types » est une liste
					"attachments: {types: [pdf, svg]}"                              | le type de fichier « svg » n'existe pas
					attachments: {types: []}                                        | « types » est une liste
					parameters: {key: a}                                            | chaque élément avec un tiret
					"parameters: [{key: a, label: A, type: entier}]"                | le type « entier » n'existe pas
					"parameters: [{key: a, label: A, type: choice}]"                | « values » donne les choix
					"parameters: [{key: a, label: A, type: text, values: {x: X}}]"  | « values » donne les choix
					"parameters: [{key: a-b, label: A, type: text}]"                | « a-b » n'est pas un nom possible
					"parameters: [{key: a, label: A, type: integer, default: 1.5}]" | « default » ne convient pas
					"parameters: [{key: a, label: A, type: integer, min: un}]"      | « min » est un nombre
					"parameters: [{key: a, label: A, type: text}, {key: a, label: B, type: text}]" | « a » y est deux fois
					""")
	void refusesWhatItDoesNotKnow(String more, String sentence) {
		assertThatIllegalStateException().isThrownBy(() -> read(more + "\n"))
			.withMessageStartingWith("processes/essai/procedure.yaml")
			.withMessageContaining(sentence);
	}

}
