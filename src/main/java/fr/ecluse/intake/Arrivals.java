package fr.ecluse.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.PackageReader;
import fr.ecluse.intake.SignedArchives.Provenance;
import fr.ecluse.member.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where files arrive, by whatever way: loose, as a ZIP, or as an archive that another
 * OPSN signed. All go on to the intake.
 */
@Component
public class Arrivals {

	private static final String IMPORT = "import";

	private final SignedArchives archives;

	private final Intake intake;

	private final Versions versions;

	Arrivals(SignedArchives archives, Intake intake, Versions versions) {
		this.archives = archives;
		this.intake = intake;
		this.versions = versions;
	}

	/**
	 * Takes files in.
	 * @param procedure key of the procedure, null when a model or a manifest says it
	 * @param complete whether the procedure has no other files; null to take that as true
	 * of archives alone
	 * @param origin the way in; a signed archive is an {@code import} by any way
	 */
	@Transactional
	public Receipt receive(List<PackageReader.Part> parts, @Nullable String procedure, @Nullable Boolean complete,
			String origin, Caller by) {
		SignedArchives.Opened opened = this.archives.open(parts);
		Provenance provenance = opened.provenance();
		if (provenance != null && procedure != null && !procedure.equals(provenance.procedure())) {
			throw Refusal.field("/procedure",
					"L'archive contient la démarche « %s ». Ne nommez pas de démarche, ou celle-là."
						.formatted(provenance.procedure()));
		}
		boolean archive = parts.stream().anyMatch((part) -> part.name().toLowerCase(Locale.ROOT).endsWith(".zip"));
		PackageReader.Reading reading = PackageReader.read(opened.parts());
		List<Finding> findings = new ArrayList<>(opened.findings());
		findings.addAll(reading.findings());
		Receipt receipt = this.intake.receive(new Upload((provenance != null) ? provenance.procedure() : procedure,
				reading.files(), findings, provenance != null || Objects.requireNonNullElse(complete, archive),
				(provenance != null) ? IMPORT : origin), by);
		Version version = receipt.version();
		if (provenance != null && version != null && !receipt.known()) {
			this.versions.write(version, new Versions.Fact("imported", provenance.label(), provenance.note(), by.id()));
		}
		return new Receipt(version, receipt.verdict(), receipt.known(), provenance);
	}

}
