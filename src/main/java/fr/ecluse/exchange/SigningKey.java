package fr.ecluse.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

import fr.ecluse.database.DataFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What this OPSN signs its archives with. It is a setting, the same on each node; on the
 * embedded database, a file of the data folder that its owner alone can read, made at
 * first use. It never stands in the database: a copy of the database signs nothing.
 */
@Component
class SigningKey {

	static final String HOW = "Créez-la par « openssl rand -base64 32 » et donnez-la à chaque nœud par ECLUSE_SIGNING_KEY.";

	private static final Logger LOGGER = LoggerFactory.getLogger(SigningKey.class);

	private static final String FILE = "signing.key";

	private static final int BYTES = 32;

	private final @Nullable Path folder;

	private @Nullable KeyPair pair;

	SigningKey(ExchangeSettings settings, DataFolder folder, Environment environment) {
		String setting = settings.signingKey();
		boolean given = setting != null && !setting.isBlank();
		this.pair = (setting != null && given) ? read(setting) : null;
		this.folder = environment.getProperty("ecluse.embedded", Boolean.class, false) ? Path.of(folder.data()) : null;
	}

	/** The public half, empty when this OPSN has no key. */
	Optional<SignerKey> signer() {
		return pair().map((it) -> new SignerKey(it.getPublic()));
	}

	/** Signs, empty when this OPSN has no key. */
	Optional<byte[]> sign(byte[] text) {
		return pair().map((it) -> sign(it, text));
	}

	private synchronized Optional<KeyPair> pair() {
		if (this.pair == null && this.folder != null) {
			this.pair = read(ofFolder(this.folder));
		}
		return Optional.ofNullable(this.pair);
	}

	private static KeyPair read(String text) {
		byte[] secret;
		try {
			secret = Base64.getDecoder().decode(text.strip());
		}
		catch (IllegalArgumentException ex) {
			secret = new byte[0];
		}
		if (secret.length != BYTES) {
			throw new IllegalStateException(
					"ECLUSE_SIGNING_KEY n'est pas une clé de %d octets en base64. %s".formatted(BYTES, HOW));
		}
		return pair(secret);
	}

	/**
	 * The JDK derives the public half only while it makes a pair, and takes the private
	 * one from its source of chance as it is. That is tried at once, so that a JDK that
	 * does otherwise is noticed.
	 */
	private static KeyPair pair(byte[] secret) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(SignerKey.ALGORITHM);
			generator.initialize(255, new Given(secret));
			KeyPair pair = generator.generateKeyPair();
			generator.initialize(255, new Given(secret));
			if (!generator.generateKeyPair().getPublic().equals(pair.getPublic())
					|| !new SignerKey(pair.getPublic()).signed(secret, sign(pair, secret))) {
				throw new IllegalStateException("This JDK makes Ed25519 pairs in another way");
			}
			return pair;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] sign(KeyPair pair, byte[] text) {
		try {
			Signature signature = Signature.getInstance(SignerKey.ALGORITHM);
			signature.initSign(pair.getPrivate());
			signature.update(text);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String ofFolder(Path folder) {
		Path file = folder.resolve(FILE);
		try {
			if (!Files.exists(file)) {
				Files.createDirectories(folder);
				byte[] secret = new byte[BYTES];
				new SecureRandom().nextBytes(secret);
				write(file, Base64.getEncoder().encodeToString(secret));
				LOGGER.info("Une clé de signature des archives a été créée dans {} : gardez-la avec vos sauvegardes.",
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
		if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		else {
			Files.createFile(draft);
		}
		Files.write(draft, text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
		Files.move(draft, file);
	}

	/** Gives what it was given. */
	private static final class Given extends SecureRandom {

		private final transient byte[] bytes;

		Given(byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		public void nextBytes(byte[] wanted) {
			System.arraycopy(this.bytes, 0, wanted, 0, wanted.length);
		}

	}

}
