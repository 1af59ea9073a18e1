package fr.ecluse.intake;

import fr.ecluse.catalogue.Version;
import fr.ecluse.gate.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What became of an upload.
 *
 * @param version as stored; null when nothing could be kept, for lack of a procedure to
 * put it to
 * @param known whether the newest version had the same content already: nothing was added
 * @param provenance who signed the archive; null when nobody did
 */
public record Receipt(@Nullable Version version, Verdict verdict, boolean known,
		SignedArchives.@Nullable Provenance provenance) {

	public Receipt(@Nullable Version version, Verdict verdict, boolean known) {
		this(version, verdict, known, null);
	}

}
