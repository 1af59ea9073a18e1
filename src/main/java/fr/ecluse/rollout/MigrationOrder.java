package fr.ecluse.rollout;

import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers are to go to a version, and where in it.
 *
 * @param targetVersion id of the version
 * @param sources ids of the versions to move dossiers out of; empty for all that have any
 * @param mapping counterparts of elements that do not follow by themselves, by their id;
 * null leaves what stands there in its version
 * @param audience whose dossiers; not looked at when dossiers are named
 * @param dossiers ids of dossiers, when only these are to go
 */
public record MigrationOrder(String targetVersion, List<String> sources, Map<String, @Nullable String> mapping,
		Audience audience, List<String> dossiers) {

	/** How many dossiers can be named one by one. */
	public static final int MOST_NAMED = 500;

}
