package fr.ecluse.procedure;

import java.nio.charset.StandardCharsets;
import java.util.List;

import fr.ecluse.form.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
		assertThatIllegalArgumentException().isThrownBy(() -> procedure.status("examen"))
			.withMessageContaining("« examen »")
			.withMessageContaining("consultation");
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
