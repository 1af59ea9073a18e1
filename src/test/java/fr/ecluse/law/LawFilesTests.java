package fr.ecluse.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LawFilesTests {

	@TempDir
	private Path data;

	private Path folder;

	@BeforeEach
	void makeFolder() throws IOException {
		this.folder = Files.createDirectories(this.data.resolve("law"));
	}

	@Test
	void readsTheShippedFiles() {
		LawFiles files = LawFiles.shipped();
		assertThat(files.read("rules.yaml").edition().asOf()).isAfter("2025-01-01");
		assertThat(files.codeLists()).contains("codes/decp-procedures.yaml", "codes/actes-matieres.yaml")
			.allSatisfy((name) -> assertThat(files.read(name).edition().version()).isNotBlank());
	}

	@Test
	void aFileOfTheFolderReplacesTheShippedOne() throws IOException {
		write("thresholds.yaml", "{version: maison, as-of: '2028-01-02', thresholds: []}");
		write("codes/maison.yaml", "{version: '1', as-of: '2028-01-02'}");
		LawFiles files = LawFiles.replacedBy(this.folder);
		assertThat(files.read("thresholds.yaml").edition()).hasToString("Edition[version=maison, asOf=2028-01-02]");
		assertThat(files.read("rules.yaml").place()).isEqualTo("rules.yaml");
		assertThat(files.codeLists()).contains("codes/maison.yaml", "codes/decp-procedures.yaml");
	}

	@Test
	void refusesAFileThatReplacesNothing() throws IOException {
		write("rule.yaml", "{}");
		assertThatExceptionOfType(InvalidLawException.class).isThrownBy(() -> LawFiles.replacedBy(this.folder))
			.withMessageContaining("rule.yaml : ce fichier ne remplace rien")
			.withMessageContaining("holidays.yaml, rules.yaml, thresholds.yaml et codes/<liste>.yaml");
	}

	@Test
	void namesTheFileAndTheEntryOfAFaultAndSaysWhatToDo() throws IOException {
		write("rules.yaml", "{version: '1', as-of: hier}");
		InvalidLawException fault = catchThrowableOfType(InvalidLawException.class,
				() -> LawFiles.replacedBy(this.folder).read("rules.yaml").edition());
		assertThat(fault).hasMessage(
				this.folder.resolve("rules.yaml") + " : l'entrée « as-of » n'est pas une date comme \"2026-01-15\".");
		assertThat(new InvalidLawFailureAnalyzer().analyze(fault, fault).getAction()).contains("ECLUSE_LAW")
			.contains("Corrigez cette entrée");
	}

	@Test
	void looksIntoTheDataFolderUnlessToldWhere() throws IOException {
		assertThat(new LawSettings(null, this.data.toString()).folder()).isEqualTo(this.folder);
		Path elsewhere = Files.createDirectory(this.data.resolve("ailleurs"));
		assertThat(new LawSettings(elsewhere.toString(), this.data.toString()).folder()).isEqualTo(elsewhere);
		assertThat(new LawSettings(null, elsewhere.toString()).folder()).isNull();
		assertThat(new LawSettings(" ", elsewhere.toString()).folder()).isNull();
	}

	@Test
	void refusesAFolderThatIsNotThere() {
		assertThatExceptionOfType(InvalidLawException.class)
			.isThrownBy(() -> new LawSettings(this.data.resolve("absent").toString(), "data").folder())
			.withMessageContaining("ECLUSE_LAW n'existe pas");
	}

	private void write(String name, String content) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

}
