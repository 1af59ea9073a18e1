package fr.ecluse.rollout;

import java.util.List;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.engine.ModelComparison;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a version to an audience entails for the dossiers that run there in
 * other versions.
 *
 * @param versionId the version looked at, published or not yet
 * @param number of it
 * @param totals over all members of the audience
 * @param elements where dossiers stand, the most frequented first
 * @param places elements of the version that a dossier can be sent to
 * @param members one page of the members that have such dossiers
 * @param parameters what members have to set before they can open a dossier
 * @param statuses statuses of dossiers that the version does not know: those dossiers
 * stay
 * @param events events that would no longer be waited for
 */
public record Impact(String versionId, int number, String procedure, Audience audience, Totals totals,
		List<Element> elements, List<ModelComparison.Place> places, Members members, List<MissingParameter> parameters,
		List<LostStatus> statuses, List<LostEvent> events) {

	/**
	 * How many dossiers run, and how they would fare; each counts once, by the worst of
	 * the places it stands at.
	 */
	public record Totals(int dossiers, int members, int follow, int toMap, int stay) {
	}

	/**
	 * An element of another version with the dossiers that stand there.
	 *
	 * @param versionId of the version that they run in
	 * @param element id, empty for dossiers that stand nowhere
	 * @param kind French name of its kind
	 * @param proposal id of the likeliest counterpart, when one is to be chosen
	 * @param reason why they stay, French
	 */
	public record Element(String versionId, int number, String element, String name, String kind,
			ModelComparison.Fate fate, int dossiers, int members, @Nullable String proposal, @Nullable String reason) {
	}

	/** A page of members, and the cursor of the next, null on the last. */
	public record Members(List<MemberDossiers> items, @Nullable String next) {
	}

	/** A member with its dossiers. */
	public record MemberDossiers(String siren, String name, int dossiers, List<Standing> standings) {
	}

	/** How many dossiers of a member stand at an element. */
	public record Standing(String versionId, int number, String element, String name, ModelComparison.Fate fate,
			int dossiers) {
	}

	/**
	 * A parameter without a value.
	 *
	 * @param members how many members have to set it
	 * @param first some of them
	 */
	public record MissingParameter(String key, String label, int members, List<NamedMember> first) {
	}

	public record NamedMember(String siren, String name) {
	}

	/** A status that dossiers have and the version does not know. */
	public record LostStatus(String status, String label, int dossiers) {
	}

	/**
	 * A timer, message or condition beside a step that the version does not wait for.
	 *
	 * @param kind French name of its kind
	 */
	public record LostEvent(String versionId, int number, String element, String name, String kind, int dossiers) {
	}

}
