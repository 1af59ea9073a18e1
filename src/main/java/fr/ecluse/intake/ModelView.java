package fr.ecluse.intake;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.typesetting.Sha256;
import org.jspecify.annotations.Nullable;

/** A version with its files, findings, journal and publications. */
record ModelView(@JsonUnwrapped ModelSummary summary, List<File> files, List<Finding> findings, List<Entry> journal,
		List<Published> publications) {

	static ModelView of(Version version, PackageFiles files, List<Versions.Entry> journal,
			List<Publications.Publication> publications) {
		return new ModelView(ModelSummary.of(version),
				files.byPath()
					.entrySet()
					.stream()
					.map((file) -> new File(file.getKey(), file.getValue().length, Sha256.hex(file.getValue()),
							"/api/v1/models/%s/files/%s".formatted(version.id(), file.getKey())))
					.toList(),
				version.findings(), journal.stream().map(Entry::of).toList(),
				publications.stream()
					.filter((publication) -> publication.versionId().equals(version.id()))
					.map(Published::of)
					.toList());
	}

	/** A file of the version, with where to fetch it. */
	record File(String path, int size, String sha256, String href) {
	}

	/** What somebody did with the version. */
	record Entry(Instant at, String kind, String label, @Nullable String note, String actor, String sha256) {

		static Entry of(Versions.Entry entry) {
			return new Entry(entry.at(), entry.fact().kind(), entry.fact().label(), entry.fact().note(),
					entry.fact().actor(), entry.sha256());
		}

	}

	/** To whom the version was published, and from when. */
	record Published(Audience.Kind kind, String target, Instant starts, String by) {

		static Published of(Publications.Publication publication) {
			return new Published(publication.audience().kind(), publication.audience().target(), publication.starts(),
					publication.by());
		}

	}

}
