package fr.ecluse.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Audience;
import org.jspecify.annotations.Nullable;

/**
 * The move of running dossiers into a version of their procedure, as it was decided and
 * as far as it has come.
 *
 * @param targetVersion id of the version they go to
 * @param number of that version
 * @param sources versions they come from
 * @param audience whose dossiers; null when they were named one by one
 * @param wayBackOf id of the migration that this one takes back, null when it is none
 * @param checked when each dossier was last looked at, null when never
 * @param ended when the last dossier was done with, or it was given up
 */
public record Migration(long id, String procedure, String targetVersion, int number, List<Source> sources,
		@Nullable Audience audience, @Nullable Long wayBackOf, MigrationState state, Instant created, String createdBy,
		@Nullable Instant checked, @Nullable Instant started, @Nullable String startedBy, @Nullable Instant ended,
		Progress progress) {

	/**
	 * A version that dossiers come from.
	 *
	 * @param mapping element of the target by element of this version
	 */
	public record Source(String versionId, int number, Map<String, String> mapping) {
	}

	/**
	 * How many dossiers. Before the start, {@code fit} and {@code unfit} tell what the
	 * last check found; from then on the others count.
	 *
	 * @param total all that are concerned
	 * @param unchecked still to be looked at
	 * @param left still to be moved
	 * @param done moved
	 * @param failed tried as often as is worth it: they stay in their version
	 * @param gone closed or moved by other means meanwhile
	 */
	public record Progress(int total, int unchecked, int fit, int unfit, int left, int done, int failed, int gone) {
	}

	/**
	 * A dossier that cannot go on, or could not.
	 *
	 * @param reason French
	 */
	public record Problem(String siren, String member, String dossier, @Nullable String reference, String reason) {
	}

}
