package fr.ecluse.intake;

import java.util.List;

import fr.ecluse.gate.Finding;
import fr.ecluse.gate.PackageReader.Part;
import org.jspecify.annotations.Nullable;

/**
 * Recognises archives that another OPSN signed. Whoever knows the keys of others
 * implements it.
 */
public interface SignedArchives {

	/**
	 * Opens a signed archive; anything else comes back as it was.
	 * @throws org.springframework.web.ErrorResponseException when the archive was
	 * changed, or its signer is not accepted
	 */
	Opened open(List<Part> parts);

	/**
	 * What was sent, taken out of its archive.
	 *
	 * @param provenance null when nobody signed it
	 */
	record Opened(List<Part> parts, List<Finding> findings, @Nullable Provenance provenance) {
	}

	/**
	 * Where a signed archive comes from.
	 *
	 * @param procedure that it holds
	 * @param label French, for the journal of the version
	 * @param note French, more of it
	 */
	record Provenance(String procedure, String label, String note) {
	}

}
