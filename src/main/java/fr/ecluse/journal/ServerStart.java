package fr.ecluse.journal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Takes down which program begins to work, and on which kind of database. */
@Component
class ServerStart {

	private static final Logger LOGGER = LoggerFactory.getLogger(ServerStart.class);

	private final Journal journal;

	private final ObjectProvider<BuildProperties> build;

	private final Environment environment;

	/** Of a program of a hundred megabytes: begun while the rest starts. */
	private final CompletableFuture<Optional<String>> program = CompletableFuture
		.supplyAsync(() -> Optional.ofNullable(hash(new ApplicationHome(ServerStart.class).getSource())));

	ServerStart(Journal journal, ObjectProvider<BuildProperties> build, Environment environment) {
		this.journal = journal;
		this.build = build;
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void record() {
		BuildProperties properties = this.build.getIfAvailable();
		String version = (properties != null) ? properties.getVersion() : "inconnue";
		this.journal.record(Entry.of("server", "ecluse", "server.started", "Écluse démarre, version " + version)
			.with("version", version)
			.with("java", System.getProperty("java.version"))
			.with("embeddedDatabase", this.environment.getProperty("ecluse.embedded", Boolean.class, false))
			.with("demo", this.environment.getProperty("ecluse.demo"))
			.content(this.program.join().orElse(null)));
	}

	/** Of the program file; null when it does not run from one. */
	private static @Nullable String hash(@Nullable File program) {
		if (program == null || !program.isFile()) {
			return null;
		}
		try (InputStream file = Files.newInputStream(program.toPath())) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (IOException ex) {
			LOGGER.warn("The program file {} cannot be read", program, ex);
			return null;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
