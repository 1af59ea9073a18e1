package fr.ecluse.rollout;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import fr.ecluse.catalogue.Version;
import fr.ecluse.engine.ModelComparison;
import fr.ecluse.engine.ModelComparison.Fate;
import fr.ecluse.member.Member;

/** Counts what the database says of dossiers by what would become of them. */
final class ImpactCounts {

	private static final int MOST_ELEMENTS = 500;

	private final Map<String, Version> sources;

	private final Function<String, ModelComparison> comparisons;

	/**
	 * Prepares counting.
	 * @param sources the versions that dossiers run in, by id
	 * @param comparisons each of them beside the version looked at
	 */
	ImpactCounts(Map<String, Version> sources, Function<String, ModelComparison> comparisons) {
		this.sources = sources;
		this.comparisons = comparisons;
	}

	/** Each dossier counts once, by the worst of the places it stands at. */
	Impact.Totals totals(List<Positions.Standing> standing) {
		Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
		Set<String> sirens = new HashSet<>();
		for (Positions.Standing it : standing) {
			Fate worst = it.elements()
				.stream()
				.map((element) -> this.comparisons.apply(it.version()).fate(element))
				.max(Comparator.naturalOrder())
				.orElse(Fate.STAYS);
			counts.merge(worst, it.dossiers(), Integer::sum);
			sirens.add(it.siren());
		}
		return new Impact.Totals(counts.values().stream().mapToInt(Integer::intValue).sum(), sirens.size(),
				counts.getOrDefault(Fate.FOLLOWS, 0), counts.getOrDefault(Fate.TO_MAP, 0),
				counts.getOrDefault(Fate.STAYS, 0));
	}

	/** The most frequented elements first. */
	List<Impact.Element> elements(List<Positions.Standing> standing) {
		Map<Place, Integer> dossiers = new HashMap<>();
		Map<Place, Set<String>> sirens = new HashMap<>();
		standing.forEach((it) -> it.elements().forEach((element) -> {
			Place place = new Place(it.version(), element);
			dossiers.merge(place, it.dossiers(), Integer::sum);
			sirens.computeIfAbsent(place, (key) -> new HashSet<>()).add(it.siren());
		}));
		return dossiers.entrySet()
			.stream()
			.map((it) -> element(it.getKey(), it.getValue(), Objects.requireNonNull(sirens.get(it.getKey())).size()))
			.sorted(Comparator.comparingInt(Impact.Element::dossiers)
				.reversed()
				.thenComparing(Impact.Element::number)
				.thenComparing(Impact.Element::element))
			.limit(MOST_ELEMENTS)
			.toList();
	}

	private Impact.Element element(Place at, int dossiers, int members) {
		ModelComparison comparison = this.comparisons.apply(at.version());
		ModelComparison.Place place = comparison.source().get(at.element());
		Fate fate = comparison.fate(at.element());
		return new Impact.Element(at.version(), number(at.version()), at.element(), name(comparison, at.element()),
				(place != null) ? place.label() : "élément", fate, dossiers, members,
				(fate == Fate.TO_MAP) ? comparison.proposals().get(at.element()) : null,
				(fate == Fate.STAYS) ? comparison.refusal(at.element()).orElse(null) : null);
	}

	/** One member with what is said of its dossiers. */
	Impact.MemberDossiers member(Member member, List<Positions.Standing> standing) {
		return new Impact.MemberDossiers(member.siren().value(), member.name(),
				standing.stream().mapToInt(Positions.Standing::dossiers).sum(),
				elements(standing).stream()
					.map((it) -> new Impact.Standing(it.versionId(), it.number(), it.element(), it.name(), it.fate(),
							it.dossiers()))
					.toList());
	}

	int number(String version) {
		return Objects.requireNonNull(this.sources.get(version)).number();
	}

	static String name(ModelComparison comparison, String element) {
		ModelComparison.Place place = comparison.source().get(element);
		return (place != null) ? place.name() : element;
	}

	/** An element of a version. */
	private record Place(String version, String element) {
	}

}
