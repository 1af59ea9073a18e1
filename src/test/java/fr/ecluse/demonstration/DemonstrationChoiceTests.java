package fr.ecluse.demonstration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DemonstrationChoiceTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path data;

	private final MockEnvironment environment = new MockEnvironment();

	@BeforeEach
	void useTheFolder() {
		this.environment.setProperty("ecluse.data", this.data.toString());
	}

	@ParameterizedTest
	@CsvSource({ "true, , true", "true, true, true", "true, false, false", "false, , false", "false, false, false",
			"false, true, true", "true, '', true" })
	void demonstratesOnTheEmbeddedDatabaseUnlessToldOtherwise(String embedded, @Nullable String wish,
			boolean expected) {
		this.environment.setProperty("ecluse.embedded", embedded);
		if (wish != null) {
			this.environment.setProperty("ecluse.demo", wish);
		}
		assertThat(chosen()).isEqualTo(expected);
	}

	@Test
	void leavesAnOlderDatabaseAlone() throws IOException {
		this.environment.setProperty("ecluse.embedded", "true");
		Files.createDirectories(this.data.resolve("database"));
		assertThat(chosen()).isFalse();
		assertThat(adminPassword()).isNull();
		assertThat(this.data.resolve("demonstration")).doesNotExist();
	}

	@Test
	void givesTheAdministratorOneReadablePasswordForGood() throws IOException {
		this.environment.setProperty("ecluse.embedded", "true");
		assertThat(chosen()).isTrue();
		String password = adminPassword();
		assertThat(password).matches("([a-z2-8]{4}-){2}[a-z2-8]{4}").doesNotContainPattern("[ilo01]");
		assertThat(this.data.resolve("demonstration/mot-de-passe")).hasContent(password);
		Files.createDirectories(this.data.resolve("database"));

		MockEnvironment nextStart = new MockEnvironment();
		nextStart.setProperty("ecluse.data", this.data.toString());
		nextStart.setProperty("ecluse.embedded", "true");
		new DemonstrationChoice().postProcessEnvironment(nextStart, new SpringApplication());
		assertThat(nextStart.getProperty("ecluse.demo", Boolean.class)).isTrue();
		assertThat(nextStart.getProperty("ecluse.admin-password")).isEqualTo(password);
	}

	@Test
	void keepsTheAdministratorPasswordOfTheOperator() {
		this.environment.setProperty("ecluse.embedded", "true");
		this.environment.setProperty("ecluse.admin-password", "choisi-par-l-exploitant");
		assertThat(chosen()).isTrue();
		assertThat(adminPassword()).isEqualTo("choisi-par-l-exploitant");
	}

	@Test
	void givesNoAccountToAnotherDatabase() {
		this.environment.setProperty("ecluse.embedded", "false");
		this.environment.setProperty("ecluse.demo", "true");
		assertThat(chosen()).isTrue();
		assertThat(adminPassword()).isNull();
	}

	private @Nullable Boolean chosen() {
		new DemonstrationChoice().postProcessEnvironment(this.environment, new SpringApplication());
		return this.environment.getProperty("ecluse.demo", Boolean.class);
	}

	private @Nullable String adminPassword() {
		return this.environment.getProperty("ecluse.admin-password");
	}

}
