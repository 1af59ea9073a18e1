package fr.ecluse.console;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.rollout.Impact;

/** The impact on several members, who are looked at one by one, as one report. */
final class ImpactSum {

	private static final int MOST_NAMED = 20;

	private ImpactSum() {
	}

	/** All of the same version, at least one. */
	static Impact of(List<Impact> parts) {
		Impact first = parts.get(0);
		if (parts.size() == 1) {
			return first;
		}
		return new Impact(first.versionId(), first.number(), first.procedure(), first.audience(),
				parts.stream().map(Impact::totals).reduce(ImpactSum::sum).orElseThrow(),
				merged(parts, Impact::elements, (it) -> List.of(it.versionId(), it.element()), ImpactSum::sum).stream()
					.sorted(Comparator.comparingInt(Impact.Element::dossiers).reversed())
					.toList(),
				first.places(),
				new Impact.Members(parts.stream().flatMap((it) -> it.members().items().stream()).toList(), null),
				merged(parts, Impact::parameters, Impact.MissingParameter::key, ImpactSum::sum),
				merged(parts, Impact::statuses, Impact.LostStatus::status,
						(one, other) -> new Impact.LostStatus(one.status(), one.label(),
								one.dossiers() + other.dossiers())),
				merged(parts, Impact::events, (it) -> List.of(it.versionId(), it.element()),
						(one, other) -> new Impact.LostEvent(one.versionId(), one.number(), one.element(), one.name(),
								one.kind(), one.dossiers() + other.dossiers())));
	}

	private static <T, K> List<T> merged(List<Impact> parts, Function<Impact, List<T>> part, Function<T, K> key,
			BinaryOperator<T> sum) {
		Map<K, T> found = parts.stream()
			.flatMap((it) -> part.apply(it).stream())
			.collect(Collectors.toMap(key, (it) -> it, sum, LinkedHashMap::new));
		return List.copyOf(found.values());
	}

	private static Impact.Totals sum(Impact.Totals one, Impact.Totals other) {
		return new Impact.Totals(one.dossiers() + other.dossiers(), one.members() + other.members(),
				one.follow() + other.follow(), one.toMap() + other.toMap(), one.stay() + other.stay());
	}

	private static Impact.Element sum(Impact.Element one, Impact.Element other) {
		return new Impact.Element(one.versionId(), one.number(), one.element(), one.name(), one.kind(), one.fate(),
				one.dossiers() + other.dossiers(), one.members() + other.members(), one.proposal(), one.reason());
	}

	private static Impact.MissingParameter sum(Impact.MissingParameter one, Impact.MissingParameter other) {
		return new Impact.MissingParameter(one.key(), one.label(), one.members() + other.members(),
				Stream.concat(one.first().stream(), other.first().stream()).limit(MOST_NAMED).toList());
	}

}
