package fr.ecluse.engine;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Compares two versions of a model: what follows, what has to stay, and for the rest the
 * likeliest counterpart, by id, then by name, then because it is the only one left of its
 * kind. A proposal is only made when the checks would accept it.
 */
final class ModelProposals {

	private static final double ALIKE = 0.3;

	private final ModelMatch match;

	private final Map<String, ModelComparison.Place> source;

	private final Map<String, ModelComparison.Place> target;

	private final SortedMap<String, String> equal;

	private final Map<String, String> proposals = new LinkedHashMap<>();

	private final Map<String, String> refusals = new LinkedHashMap<>();

	private ModelProposals(ModelMatch match, Map<String, ModelComparison.Place> source,
			Map<String, ModelComparison.Place> target) {
		this.match = match;
		this.source = source;
		this.target = target;
		this.equal = match.equal();
	}

	static ModelComparison compare(ModelMatch match, Map<String, ModelComparison.Place> source,
			Map<String, ModelComparison.Place> target) {
		ModelProposals work = new ModelProposals(match, source, target);
		source.values().stream().filter((it) -> !work.equal.containsKey(it.id())).forEach(work::consider);
		Map<String, String> whole = match.with(work.proposals);
		Set<String> dropped = match.attached()
			.stream()
			.filter((it) -> !whole.containsKey(it))
			.collect(Collectors.toSet());
		return new ModelComparison(source, target, work.equal, work.proposals, work.refusals, dropped);
	}

	private void consider(ModelComparison.Place place) {
		if (!place.stop()) {
			if (!place.kind().equals("multiInstanceBody")) {
				this.refusals.put(place.id(), "« %s » : %s.".formatted(place.name(), MigrationWords.GENERAL));
			}
			return;
		}
		ModelComparison.Place same = this.target.get(place.id());
		if (same != null && same.kind().equals(place.kind())) {
			Optional<String> fault = fault(place, same);
			fault.ifPresentOrElse((it) -> this.refusals.put(place.id(), it),
					() -> this.proposals.put(place.id(), same.id()));
			return;
		}
		candidates(place).stream()
			.filter((it) -> fault(place, it).isEmpty())
			.findFirst()
			.ifPresent((it) -> this.proposals.put(place.id(), it.id()));
	}

	private Optional<String> fault(ModelComparison.Place place, ModelComparison.Place counterpart) {
		Map<String, String> chosen = new LinkedHashMap<>(this.proposals);
		chosen.put(place.id(), counterpart.id());
		return this.match.faults(this.match.with(chosen))
			.stream()
			.filter((it) -> place.id().equals(it.element()))
			.map(MigrationFault::sentence)
			.findFirst();
	}

	/** The likeliest first; what already has a counterpart only if the names agree. */
	private List<ModelComparison.Place> candidates(ModelComparison.Place place) {
		Set<String> taken = new HashSet<>(this.equal.values());
		taken.addAll(this.proposals.values());
		List<ModelComparison.Place> ofKind = this.target.values()
			.stream()
			.filter((it) -> it.stop() && it.kind().equals(place.kind()))
			.toList();
		List<ModelComparison.Place> free = ofKind.stream().filter((it) -> !taken.contains(it.id())).toList();
		List<ModelComparison.Place> alike = ofKind.stream()
			.filter((it) -> likeness(place, it) >= (free.contains(it) ? ALIKE : 1))
			.sorted(Comparator.comparingDouble((it) -> -likeness(place, it)))
			.toList();
		return (alike.isEmpty() && free.size() == 1) ? free : alike;
	}

	private static double likeness(ModelComparison.Place one, ModelComparison.Place other) {
		return Math.max(likeness(one.name(), other.name()), likeness(one.id(), other.id()));
	}

	/** Share of the pairs of letters that two texts have in common. */
	static double likeness(String one, String other) {
		Set<String> pairs = pairs(one);
		Set<String> others = pairs(other);
		if (pairs.isEmpty() || others.isEmpty()) {
			return one.equals(other) ? 1 : 0;
		}
		int all = pairs.size() + others.size();
		pairs.retainAll(others);
		return 2.0 * pairs.size() / all;
	}

	private static Set<String> pairs(String text) {
		String plain = Normalizer.normalize(text.toLowerCase(Locale.FRENCH), Normalizer.Form.NFD)
			.replaceAll("[^a-z0-9]+", "");
		Set<String> pairs = new HashSet<>();
		for (int i = 0; i + 1 < plain.length(); i++) {
			pairs.add(plain.substring(i, i + 2));
		}
		return pairs;
	}

}
