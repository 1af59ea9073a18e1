package fr.ecluse.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import fr.ecluse.law.InvalidLawException;
import fr.ecluse.law.LawFiles;
import fr.ecluse.law.LawRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodeListsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private static final String HEAD = "version: '1'\nas-of: '2026-01-01'\ntitle: Essai\nreference: R\nconfidence: A\ncodes:\n";

	private final CodeLists lists = CodeLists.shipped();

	@TempDir
	private Path folder;

	// Arrêté du 22 décembre 2022, schema 2.0.4; classification @CTES of 1 March 2019.
	@ParameterizedTest
	@CsvSource(textBlock = """
			decp-natures, 3
			decp-procedures, 6
			decp-techniques, 7
			decp-modalites-execution, 4
			decp-ccag, 7
			decp-types-groupement, 3
			decp-types-lieu, 7
			decp-types-prix, 4
			decp-formes-prix, 3
			decp-variations-prix, 3
			decp-types-identifiant, 7
			decp-considerations-sociales, 4
			decp-considerations-environnementales, 3
			decp-concession-natures, 4
			decp-concession-procedures, 4
			decp-concession-considerations-sociales, 4
			actes-natures, 6
			actes-matieres, 66
			actes-transactions, 21
			""")
	void hasAllTheCodesOfTheList(String list, int size) {
		assertThat(this.lists.get(list).on(TODAY)).hasSize(size);
	}

	@Test
	void keepsTheOrderAndTheTreeOfTheSource() {
		assertThat(this.lists.get("actes-natures").codes()).extracting(Code::code)
			.containsExactly("DE", "AR", "AI", "CC", "BF", "AU");
		assertThat(this.lists.get("actes-matieres").find("7.10", TODAY)).hasValueSatisfying((code) -> {
			assertThat(code.label()).isEqualTo("Divers");
			assertThat(code.parent()).isEqualTo("7");
		});
		assertThat(this.lists.get("actes-pieces").find("99_DE", TODAY)).isPresent();
	}

	@Test
	void knowsSinceWhenACodeHolds() {
		assertThat(this.lists.get("decp-procedures").on(LocalDate.of(2023, 12, 31))).isEmpty();
		assertThat(this.lists.get("decp-procedures").find("Procédure adaptée", LocalDate.of(2024, 1, 1))).isPresent();
	}

	@Test
	void refusesAnUnknownList() {
		assertThatExceptionOfType(LawRefusal.class).isThrownBy(() -> this.lists.get("couleurs"))
			.withMessageContaining("« couleurs » est inconnue. Listes : actes-matieres, actes-natures");
	}

	@Test
	void aListOfTheInstallationReplacesOrAdds() throws IOException {
		write("actes-natures", HEAD + "  - {code: X, label: Ancien, until: '2025-12-31'}\n"
				+ "  - {code: X, label: Nouveau, from: '2026-01-01'}\n");
		write("maison", HEAD + "  - {code: A, label: Un}\n");
		CodeLists own = CodeLists.of(LawFiles.replacedBy(this.folder));
		assertThat(own.get("actes-natures").on(TODAY)).extracting(Code::label).containsExactly("Nouveau");
		assertThat(own.get("maison").on(TODAY)).extracting(Code::code).containsExactly("A");
		assertThat(own.get("decp-natures").on(TODAY)).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			  - {code: A, label: Un}~  - {code: A, label: Deux} | codes « A » : ce code figure deux fois
			  - {code: A.1, label: Un, parent: A} | codes « A.1 » : son parent « A » n'est pas dans la liste
			  - {code: 1, label: Un} | codes n° 1 : l'entrée « code » doit être un texte
			  - {code: A, libelle: Un} | codes « A » : l'entrée « libelle » est inconnue
			""", ignoreLeadingAndTrailingWhitespace = false)
	void namesTheCodeThatIsWrong(String codes, String words) throws IOException {
		write("essai", HEAD + codes.replace('~', '\n') + "\n");
		assertThatExceptionOfType(InvalidLawException.class)
			.isThrownBy(() -> CodeLists.of(LawFiles.replacedBy(this.folder)))
			.withMessageContaining("essai.yaml")
			.withMessageContaining(words.strip());
	}

	private void write(String list, String content) throws IOException {
		Path codes = Files.createDirectories(this.folder.resolve("codes"));
		Files.writeString(codes.resolve(list + ".yaml"), content);
	}

}
