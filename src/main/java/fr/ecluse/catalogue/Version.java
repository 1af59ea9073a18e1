package fr.ecluse.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.gate.Finding;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * A version of a procedure: files that never change, and how far they have come.
 *
 * @param id UUID
 * @param procedure key of the procedure
 * @param number from 1, in the order of arrival
 * @param title of the procedure in this version
 * @param sha256 of all its paths and contents
 * @param findings what the gate said
 * @param origin the way in: {@code shipped}, {@code console}, {@code api},
 * {@code modeler} or {@code import}
 * @param createdBy who brought it
 * @param deploymentId of the engine, null before it is published
 * @param definitionId of its main process in the engine, null before it is published
 */
public record Version(String id, String procedure, int number, VersionState state, String title, String sha256,
		List<Finding> findings, String origin, Instant created, String createdBy, @Nullable String deploymentId,
		@Nullable String definitionId) {

	private static final Pattern OWNED = Pattern.compile("m(\\d{9})-.+");

	/** Whether a key says that the procedure belongs to one member. */
	public static boolean isOwned(String procedure) {
		return OWNED.matcher(procedure).matches();
	}

	/** The one member that a procedure belongs to, when its key says so. */
	public static Optional<Siren> owner(String procedure) {
		Matcher matcher = OWNED.matcher(procedure);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Siren(matcher.group(1)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty(); // nine digits that are no SIREN: nobody's
		}
	}

	/** Whether the gate refused nothing. */
	public boolean accepted() {
		return this.state != VersionState.REFUSED;
	}

	/** The one member that the procedure belongs to, empty when it is everybody's. */
	public Optional<Siren> owner() {
		return owner(this.procedure);
	}

}
