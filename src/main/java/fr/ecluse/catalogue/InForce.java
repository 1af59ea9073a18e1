package fr.ecluse.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import fr.ecluse.member.Member;

/**
 * What is published and has begun, read at once: by the rule of
 * {@link Publications#inForce(String, Member)}, for many members without a question to
 * the database for each of them and each procedure.
 */
final class InForce {

	private final Map<String, Map<Audience, Place>> byProcedure = new TreeMap<>();

	/** Of each procedure, the newest first. */
	void add(String procedure, Audience audience, String versionId, String definitionId) {
		Map<Audience, Place> places = this.byProcedure.computeIfAbsent(procedure, (key) -> new HashMap<>());
		places.putIfAbsent((audience.kind() == Audience.Kind.ALL) ? Audience.ALL : audience,
				new Place(places.size(), versionId, definitionId));
	}

	/** What a member's new dossiers follow, in the order of the procedures' keys. */
	List<Place> of(Member member) {
		List<Audience> audiences = Audience.covering(member)
			.entrySet()
			.stream()
			.map((entry) -> new Audience(entry.getKey(), entry.getValue()))
			.toList();
		return this.byProcedure.values()
			.stream()
			.map((places) -> audiences.stream()
				.map(places::get)
				.filter(Objects::nonNull)
				.min(Comparator.comparingInt(Place::rank)))
			.flatMap(Optional::stream)
			.toList();
	}

	/**
	 * A publication.
	 *
	 * @param rank among those of the procedure, the newest first
	 * @param definitionId of the main process in the engine
	 */
	record Place(int rank, String versionId, String definitionId) {
	}

}
