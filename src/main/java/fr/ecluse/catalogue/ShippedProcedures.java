package fr.ecluse.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Gate;
import fr.ecluse.gate.Level;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.gate.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the packages of {@code processes/} through the gate at each start. A new content
 * becomes a version; it is published to all members as long as no designer has published
 * a version of the procedure, and waits as approved from then on.
 */
@Component
class ShippedProcedures implements SmartInitializingSingleton {

	static final String ORIGIN = "shipped";

	private static final Logger LOGGER = LoggerFactory.getLogger(ShippedProcedures.class);

	private static final String BY = "Écluse";

	private final Gate gate;

	private final Versions versions;

	private final Publications publications;

	private final TransactionTemplate transactions;

	private final JdbcClient jdbc;

	private final Clock clock;

	ShippedProcedures(Gate gate, Versions versions, Publications publications, TransactionTemplate transactions,
			JdbcClient jdbc, Clock clock) {
		this.gate = gate;
		this.versions = versions;
		this.publications = publications;
		this.transactions = transactions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Before the first call is served. */
	@Override
	public void afterSingletonsInstantiated() {
		try {
			for (String key : ShippedPackage.keys()) {
				PackageFiles files = ShippedPackage.read(key);
				this.transactions.executeWithoutResult((status) -> bring(key, files));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void bring(String key, PackageFiles files) {
		this.versions.lock(key);
		String hash = Versions.hash(files);
		List<Version> known = this.versions.of(key);
		if (known.stream().anyMatch((version) -> version.sha256().equals(hash))) {
			return;
		}
		Verdict verdict = this.gate.check(key, files);
		Version version = this.versions
			.add(new Versions.Arrival(key, verdict.accepted() ? Editions.procedure(key, files).title() : key, files,
					verdict.accepted() ? VersionState.APPROVED : VersionState.REFUSED, verdict.findings(), ORIGIN, BY));
		if (!verdict.accepted()) {
			LOGGER.error("Démarche « {} » : le contrôle refuse les fichiers livrés, rien ne change.\n{}", key,
					verdict.findings()
						.stream()
						.filter((finding) -> finding.level() == Level.REFUSED)
						.map(ShippedProcedures::line)
						.collect(Collectors.joining("\n")));
			return;
		}
		this.versions.write(version, new Versions.Fact("received", "Fournie avec le programme", null, BY));
		Optional<Publications.Publication> last = this.publications.of(key).stream().findFirst();
		boolean ours = last.isEmpty() || known.stream()
			.anyMatch((it) -> it.id().equals(last.get().versionId()) && it.origin().equals(ORIGIN));
		if (ours) {
			this.publications.publish(version, List.of(Audience.ALL), this.clock.instant(), BY, null);
			followFirst(version);
		}
		LOGGER.info("Démarche « {} » : version {} {}", key, version.number(),
				ours ? "publiée pour toutes les collectivités" : "approuvée, à publier dans la console");
	}

	private void followFirst(Version version) {
		this.jdbc.sql("""
				update dossier set procedure_version = ?
				 where procedure_key = ? and procedure_version is null""")
			.params(version.id(), version.procedure())
			.update();
	}

	private static String line(Finding finding) {
		return "  %s, ligne %d : %s".formatted(finding.file(), finding.line(), finding.message());
	}

}
