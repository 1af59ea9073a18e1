package fr.ecluse.deposit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import fr.ecluse.database.DataFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key of the installation, which locks the key of each box and the secrets that other
 * packages must be able to read back. It is a setting; on the embedded database, a file
 * of the data folder that its owner alone can read. It never stands in the database: a
 * copy of the database opens nothing.
 */
@Component
public class MasterKey implements SmartInitializingSingleton {

	static final String HOW = "Créez-la par « openssl rand -base64 32 », donnez-la à chaque nœud par ECLUSE_DEPOSIT_KEY "
			+ "et conservez-en une copie hors de la base : sans elle, aucun dépôt ne pourra être ouvert.";

	private static final Logger LOGGER = LoggerFactory.getLogger(MasterKey.class);

	private static final String FILE = "deposit.key";

	private final @Nullable SealingKey key;

	private final JdbcClient jdbc;

	MasterKey(DepositSettings settings, DataFolder folder, Environment environment, JdbcClient jdbc) {
		this.jdbc = jdbc;
		String setting = settings.depositKey();
		boolean embedded = environment.getProperty("ecluse.embedded", Boolean.class, false);
		this.key = (setting != null && !setting.isBlank()) ? read(setting)
				: embedded ? read(ofFolder(Path.of(folder.data()))) : null;
	}

	/** Before the first call is served. */
	@Override
	public void afterSingletonsInstantiated() {
		List<String> inUse = this.jdbc.sql("select distinct master_key from deposit_box where unsealed is null")
			.query(String.class)
			.list();
		String own = find().map(SealingKey::fingerprint).orElse("");
		if (inUse.stream().anyMatch((other) -> !other.equals(own))) {
			throw new WrongKeyException(this.key == null);
		}
		if (this.key == null) {
			LOGGER.warn("Aucune clé des dépôts n'est donnée : les démarches qui reçoivent des plis cachetés "
					+ "ne pourront pas ouvrir de coffre. {}", HOW);
		}
	}

	Optional<SealingKey> find() {
		return Optional.ofNullable(this.key);
	}

	/**
	 * The key.
	 * @throws IllegalStateException in French when there is none
	 */
	SealingKey get() {
		return find()
			.orElseThrow(() -> new IllegalStateException("La clé des dépôts n'est pas donnée à ce serveur. " + HOW));
	}

	/** Whether this server has the key. */
	public boolean isGiven() {
		return this.key != null;
	}

	/**
	 * A secret as it may stand in the database, bound to its place there.
	 * @throws IllegalStateException in French when this server has no key
	 */
	public byte[] seal(byte[] secret, String place) {
		return get().seal(secret, place);
	}

	/**
	 * The secret that was sealed for that place.
	 * @throws IllegalStateException when this server has no key, or another one
	 */
	public byte[] open(byte[] sealed, String place) {
		return get().open(sealed, place);
	}

	private static SealingKey read(String text) {
		try {
			return SealingKey.of(Base64.getDecoder().decode(text.strip()));
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedKeyException(ex);
		}
	}

	private static String ofFolder(Path folder) {
		Path file = folder.resolve(FILE);
		try {
			if (!Files.exists(file)) {
				Files.createDirectories(folder);
				write(file, Base64.getEncoder().encodeToString(SealingKey.random().bytes()));
				LOGGER.info("Une clé des dépôts a été créée dans {} : gardez-la avec vos sauvegardes, mais à part.",
						file.toAbsolutePath());
			}
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Readable by its owner from the first byte on, and complete when it has its name.
	 */
	private static void write(Path file, String text) throws IOException {
		Path draft = file.resolveSibling(FILE + ".tmp");
		Files.deleteIfExists(draft);
		boolean posix = draft.getFileSystem().supportedFileAttributeViews().contains("posix");
		if (posix) {
			Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		else {
			Files.createFile(draft);
		}
		Files.write(draft, text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
		Files.move(draft, file);
	}

	/** Raised at the start when sealed boxes need another key than the one given. */
	static final class WrongKeyException extends RuntimeException {

		private final boolean missing;

		WrongKeyException(boolean missing) {
			super("sealed boxes need another deposit key");
			this.missing = missing;
		}

		boolean missing() {
			return this.missing;
		}

	}

	/** Raised at the start when the setting is no key. */
	static final class MalformedKeyException extends RuntimeException {

		MalformedKeyException(Throwable cause) {
			super("ecluse.deposit-key is no key of 32 bytes in base64", cause);
		}

	}

}
