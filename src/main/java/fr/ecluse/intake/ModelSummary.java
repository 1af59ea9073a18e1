package fr.ecluse.intake;

import java.time.Instant;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Level;

/** A version in a list, with how many findings of each level it has. */
record ModelSummary(String id, String procedure, int number, String title, VersionState state, String stateLabel,
		String sha256, String origin, Instant created, String createdBy, long refused, long warnings, long advice) {

	static ModelSummary of(Version version) {
		return new ModelSummary(version.id(), version.procedure(), version.number(), version.title(), version.state(),
				version.state().label(), version.sha256(), version.origin(), version.created(), version.createdBy(),
				count(version, Level.REFUSED), count(version, Level.WARNING), count(version, Level.ADVICE));
	}

	private static long count(Version version, Level level) {
		return version.findings().stream().map(Finding::level).filter((it) -> it == level).count();
	}

}
