package fr.ecluse.demonstration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemonstrationFolderTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path data;

	@Test
	void keepsSecretsForTheOwnerAlone() throws IOException {
		DemonstrationFolder folder = DemonstrationFolder.in(this.data.toString());
		folder.write("secret", "abc");
		assertThat(permissions("demonstration")).isEqualTo("rwx------");
		assertThat(permissions("demonstration/secret")).isEqualTo("rw-------");
		folder.write("secret", "def");
		assertThat(permissions("demonstration/secret")).isEqualTo("rw-------");
		assertThat(folder.read("secret")).hasValue("def");
	}

	@Test
	void writesASecretOnlyOnce() {
		DemonstrationFolder folder = DemonstrationFolder.in(this.data.toString());
		assertThat(folder.readOrWrite("secret", () -> "un")).isEqualTo("un");
		assertThat(folder.readOrWrite("secret", () -> "deux")).isEqualTo("un");
	}

	@Test
	void leavesNoDraftBehind() throws IOException {
		DemonstrationFolder folder = DemonstrationFolder.in(this.data.toString());
		folder.write("secret", "abc");
		try (var files = Files.list(folder.path())) {
			assertThat(files).extracting(Path::getFileName).extracting(Path::toString).containsExactly("secret");
		}
	}

	@Test
	void drawsAnotherPasswordEachTime() {
		Set<String> passwords = new HashSet<>();
		for (int draw = 0; draw < 1000; draw++) {
			String password = ReadablePassword.random();
			assertThat(password).matches("([a-z2-8]{4}-){2}[a-z2-8]{4}").doesNotContainPattern("[ilo01]");
			passwords.add(password);
		}
		assertThat(passwords).hasSize(1000);
	}

	private String permissions(String file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.data.resolve(file)));
	}

}
