package fr.ecluse.rollout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierVersions;
import fr.ecluse.engine.InstanceMigrations;
import fr.ecluse.engine.MigrationFault;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Works out which versions a migration leaves, and which element becomes which. */
@Component
class MigrationPlanning {

	private static final int MOST_ENTRIES = 500;

	private final Versions versions;

	private final DossierVersions dossiers;

	private final Positions positions;

	private final InstanceMigrations engine;

	MigrationPlanning(Versions versions, DossierVersions dossiers, Positions positions, InstanceMigrations engine) {
		this.versions = versions;
		this.dossiers = dossiers;
		this.positions = positions;
		this.engine = engine;
	}

	/** The versions that an order leaves, each with its mapping. */
	Map<Version, Map<String, String>> sources(Version target, MigrationOrder order) {
		if (order.mapping().size() > MOST_ENTRIES) {
			throw Refusal.field("/mapping", "Indiquez %d correspondances au plus.".formatted(MOST_ENTRIES));
		}
		List<Version> sources = wanted(target, order);
		Map<Version, Map<String, String>> mappings = new LinkedHashMap<>();
		List<MigrationFault> faults = new ArrayList<>();
		Set<String> known = new LinkedHashSet<>();
		for (Version source : sources) {
			Set<String> elements = elements(source);
			known.addAll(elements);
			InstanceMigrations.Mapping mapping = this.engine.mapping(definition(source), model(target),
					only(order.mapping(), elements));
			faults.addAll(mapping.faults());
			mappings.put(source, mapping.elements());
		}
		order.mapping()
			.keySet()
			.stream()
			.filter((it) -> !known.contains(it))
			.forEach((it) -> faults.add(new MigrationFault(it, it,
					"« %s » : aucune des versions de départ n'a cet élément. Retirez cette correspondance."
						.formatted(it))));
		if (!faults.isEmpty()) {
			throw Refusal.mapping(faults.stream().distinct().toList());
		}
		return mappings;
	}

	/** The versions that a migration can be taken back to, each with its mapping. */
	Map<Version, Map<String, String>> waysBack(Migration there, Map<String, ? extends @Nullable String> chosen) {
		Version from = this.versions.get(there.targetVersion());
		Set<String> elements = elements(from);
		chosen.keySet().stream().filter((it) -> !elements.contains(it)).findFirst().ifPresent((it) -> {
			throw Refusal.field("/mapping/" + it,
					"La version %d n'a pas d'élément « %s ».".formatted(from.number(), it));
		});
		Map<Version, Map<String, String>> ways = new LinkedHashMap<>();
		for (Migration.Source source : there.sources()) {
			Version target = this.versions.get(source.versionId());
			Map<String, @Nullable String> inverse = new HashMap<>(inverse(source.mapping()));
			inverse.putAll(chosen);
			ways.put(target, settled(from, target, inverse, chosen.keySet()));
		}
		return ways;
	}

	/** What the way there tells but does not fit the way back is left out. */
	private Map<String, String> settled(Version from, Version target, Map<String, @Nullable String> wanted,
			Set<String> chosen) {
		while (true) {
			InstanceMigrations.Mapping mapping = this.engine.mapping(definition(from), model(target), wanted);
			List<MigrationFault> faults = mapping.faults();
			if (faults.isEmpty()) {
				return mapping.elements();
			}
			boolean dropped = false;
			for (MigrationFault fault : faults) {
				if (!chosen.contains(String.valueOf(fault.element()))) {
					dropped |= wanted.put(String.valueOf(fault.element()), null) != null;
				}
			}
			if (!dropped) {
				throw Refusal.mapping(faults);
			}
		}
	}

	/**
	 * Back to where dossiers came from. Where two elements led to one, the one of the
	 * same id is meant; when there is none, somebody has to choose.
	 */
	static Map<String, @Nullable String> inverse(Map<String, String> mapping) {
		Map<String, List<String>> origins = mapping.entrySet()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getValue, TreeMap::new,
					Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
		Map<String, @Nullable String> inverse = new TreeMap<>();
		origins.forEach((element, from) -> {
			if (!from.contains(element)) {
				inverse.put(element, (from.size() == 1) ? from.get(0) : null);
			}
		});
		return inverse;
	}

	private List<Version> wanted(Version target, MigrationOrder order) {
		Map<String, Version> known = this.versions.of(target.procedure())
			.stream()
			.filter((it) -> it.definitionId() != null && !it.id().equals(target.id()))
			.collect(Collectors.toMap(Version::id, (it) -> it));
		Set<String> ids = new LinkedHashSet<>();
		for (int i = 0; i < order.sources().size(); i++) {
			String id = String.valueOf(order.sources().get(i));
			if (!known.containsKey(id)) {
				throw Refusal.field("/sources/" + i,
						"« %s » n'est pas une autre version publiée de cette démarche.".formatted(shortened(id)));
			}
			ids.add(id);
		}
		Set<String> inUse = order.dossiers().isEmpty() ? inUse(target, order) : ofNamed(target, order);
		if (ids.isEmpty()) {
			ids.addAll(inUse);
		}
		if (ids.stream().noneMatch(inUse::contains)) {
			throw Refusal.nobody();
		}
		return ids.stream().map(known::get).toList();
	}

	private Set<String> inUse(Version target, MigrationOrder order) {
		return this.positions.statuses(new Positions.Looked(target.procedure(), target.id(), order.audience()))
			.stream()
			.map(Positions.InStatus::version)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private Set<String> ofNamed(Version target, MigrationOrder order) {
		if (order.dossiers().size() > MigrationOrder.MOST_NAMED) {
			throw Refusal.field("/dossiers",
					"Nommez %d dossiers au plus, ou choisissez une audience.".formatted(MigrationOrder.MOST_NAMED));
		}
		Set<String> versions = new LinkedHashSet<>();
		int index = 0;
		for (String id : order.dossiers()) {
			DossierVersions.Followed dossier = this.dossiers.find(String.valueOf(id)).orElse(null);
			String pointer = "/dossiers/" + index++;
			if (dossier == null || !dossier.procedure().equals(target.procedure())) {
				throw Refusal.field(pointer, "Aucun dossier de cette démarche n'a l'identifiant « %s »."
					.formatted(shortened(String.valueOf(id))));
			}
			if (dossier.closed() || target.id().equals(dossier.versionId()) || dossier.versionId() == null) {
				throw Refusal.field(pointer,
						"Le dossier « %s » est clos ou suit déjà cette version : retirez-le.".formatted(shortened(id)));
			}
			versions.add(dossier.versionId());
		}
		return versions;
	}

	private Set<String> elements(Version version) {
		return this.engine.places(model(version))
			.stream()
			.map((it) -> it.id())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Map<String, @Nullable String> only(Map<String, @Nullable String> mapping, Set<String> elements) {
		Map<String, @Nullable String> only = new LinkedHashMap<>(mapping);
		only.keySet().retainAll(elements);
		return only;
	}

	private static InstanceMigrations.Model model(Version version) {
		return InstanceMigrations.Model.deployed(definition(version));
	}

	private static String definition(Version version) {
		return String.valueOf(version.definitionId());
	}

	private static String shortened(String text) {
		return (text.length() <= 40) ? text : text.substring(0, 40) + "…";
	}

}
