package fr.ecluse.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folder that keeps the secrets of one demonstration, readable by its owner alone. A
 * file is there whole or not at all.
 */
record DemonstrationFolder(Path path) {

	static final String PASSWORD = "mot-de-passe";

	static final String OPSN_KEY = "cle-opsn";

	static final String ACCOUNTS = "comptes";

	static final String STATE = "etat";

	static DemonstrationFolder in(String data) {
		return new DemonstrationFolder(Path.of(data, "demonstration"));
	}

	boolean exists() {
		return Files.isDirectory(this.path);
	}

	Optional<String> read(String name) {
		Path file = this.path.resolve(name);
		try {
			return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String readOrWrite(String name, Supplier<String> content) {
		return read(name).orElseGet(() -> write(name, content.get()));
	}

	String write(String name, String content) {
		try {
			Files.createDirectories(this.path, ownerOnly("rwx------"));
			Path draft = Files.createTempFile(this.path, name, ".tmp", ownerOnly("rw-------"));
			Files.writeString(draft, content + "\n");
			Files.move(draft, this.path.resolve(name), StandardCopyOption.REPLACE_EXISTING,
					StandardCopyOption.ATOMIC_MOVE);
			return content;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private FileAttribute<?>[] ownerOnly(String permissions) {
		boolean posix = this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

}
