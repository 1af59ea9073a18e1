package fr.ecluse.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Edition;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.engine.InstanceMigrations;
import fr.ecluse.engine.ModelComparison;
import fr.ecluse.engine.ModelComparison.Fate;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.procedure.Status;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the report that a designer reads before publishing a version. */
@Component
public class Impacts {

	/** How many members a page of the report names at most. */
	public static final int LARGEST_PAGE = 200;

	private static final int MOST_ELEMENTS = 500;

	private static final int MOST_NAMED = 20;

	private final Versions versions;

	private final Procedures procedures;

	private final InstanceMigrations engine;

	private final Positions positions;

	private final MemberParameters parameters;

	private final Members members;

	Impacts(Versions versions, Procedures procedures, InstanceMigrations engine, Positions positions,
			MemberParameters parameters, Members members) {
		this.versions = versions;
		this.procedures = procedures;
		this.engine = engine;
		this.positions = positions;
		this.parameters = parameters;
		this.members = members;
	}

	/**
	 * What publishing a version to an audience entails.
	 * @param after cursor of the page of members before, null for the first
	 * @param limit how many members the page names
	 * @throws org.springframework.web.ErrorResponseException 404 for an unknown version,
	 * 409 when its model cannot be read
	 */
	@Transactional(readOnly = true)
	public Impact of(String versionId, Audience audience, @Nullable String after, int limit) {
		Version version = this.versions.get(versionId);
		return new Report(version, audience).make((after != null) ? after : "",
				Math.max(1, Math.min(limit, LARGEST_PAGE)));
	}

	/** A version as the engine compares it. */
	InstanceMigrations.Model model(Version version) {
		return (version.definitionId() != null) ? InstanceMigrations.Model.deployed(version.definitionId())
				: InstanceMigrations.Model.of(version.procedure(), this.versions.files(version.id()).ofEngine());
	}

	/** One report in the making. */
	private final class Report {

		private final Version target;

		private final Audience audience;

		private final Positions.Looked looked;

		private final Edition edition;

		private final InstanceMigrations.Model model;

		private final Map<String, Version> sources = new TreeMap<>();

		private final Map<String, ModelComparison> comparisons = new TreeMap<>();

		Report(Version target, Audience audience) {
			this.target = target;
			this.audience = audience;
			this.looked = new Positions.Looked(target.procedure(), target.id(), audience);
			try {
				this.edition = Impacts.this.procedures.edition(target.id());
			}
			catch (IllegalStateException ex) {
				throw Refusal.unreadable(String.valueOf(ex.getMessage()));
			}
			this.model = model(target);
			Impacts.this.versions.of(target.procedure()).forEach((it) -> this.sources.put(it.id(), it));
		}

		Impact make(String after, int limit) {
			List<Positions.AtElement> elements = Impacts.this.positions.elements(this.looked);
			return new Impact(this.target.id(), this.target.number(), this.target.procedure(), this.audience, totals(),
					elements.stream().limit(MOST_ELEMENTS).map(this::element).toList(), places(), page(after, limit),
					missing(), statuses(), events());
		}

		private Impact.Totals totals() {
			Map<Fate, Integer> counts = new LinkedHashMap<>();
			for (Positions.Together together : Impacts.this.positions.together(this.looked)) {
				Fate worst = together.elements()
					.stream()
					.map((element) -> fate(together.version(), element))
					.max(Comparator.naturalOrder())
					.orElse(Fate.STAYS);
				counts.merge(worst, together.dossiers(), Integer::sum);
			}
			return new Impact.Totals(counts.values().stream().mapToInt(Integer::intValue).sum(),
					Impacts.this.positions.members(this.looked), counts.getOrDefault(Fate.FOLLOWS, 0),
					counts.getOrDefault(Fate.TO_MAP, 0), counts.getOrDefault(Fate.STAYS, 0));
		}

		private Impact.Element element(Positions.AtElement at) {
			ModelComparison comparison = comparison(at.version());
			ModelComparison.Place place = comparison.source().get(at.element());
			Fate fate = comparison.fate(at.element());
			return new Impact.Element(at.version(), number(at.version()), at.element(), name(comparison, at.element()),
					(place != null) ? place.label() : "élément", fate, at.dossiers(), at.members(),
					(fate == Fate.TO_MAP) ? comparison.proposals().get(at.element()) : null,
					(fate == Fate.STAYS) ? comparison.refusal(at.element()).orElse(null) : null);
		}

		/** What a dossier can be sent to, whatever version it comes from. */
		private List<ModelComparison.Place> places() {
			try {
				return Impacts.this.engine.places(this.model).stream().filter(ModelComparison.Place::stop).toList();
			}
			catch (IllegalArgumentException ex) {
				throw Refusal.unreadable(String.valueOf(ex.getMessage()));
			}
		}

		private Impact.Members page(String after, int limit) {
			List<Positions.AtMember> found = Impacts.this.positions.page(this.looked, after, limit + 1);
			List<Positions.AtMember> page = found.subList(0, Math.min(limit, found.size()));
			Map<String, List<Impact.Standing>> standings = Impacts.this.positions
				.ofMembers(this.looked, page.stream().map(Positions.AtMember::siren).toList())
				.stream()
				.collect(Collectors.groupingBy(Positions.MemberElement::siren,
						Collectors.mapping(this::standing, Collectors.toList())));
			return new Impact.Members(page.stream()
				.map((it) -> new Impact.MemberDossiers(it.siren(), it.name(), it.dossiers(),
						standings.getOrDefault(it.siren(), List.of())))
				.toList(), (found.size() > limit) ? page.get(page.size() - 1).siren() : null);
		}

		private Impact.Standing standing(Positions.MemberElement at) {
			return new Impact.Standing(at.version(), number(at.version()), at.element(),
					name(comparison(at.version()), at.element()), fate(at.version(), at.element()), at.dossiers());
		}

		private List<Impact.MissingParameter> missing() {
			List<Impact.MissingParameter> missing = new ArrayList<>();
			Impacts.this.parameters.missing(this.edition.procedure(), Impacts.this.positions.audience(this.audience))
				.forEach((parameter, sirens) -> missing.add(
						new Impact.MissingParameter(parameter.key(), parameter.label(), sirens.size(), named(sirens))));
			return missing;
		}

		private List<Impact.NamedMember> named(List<Siren> sirens) {
			return Impacts.this.members.findAll(sirens.stream().limit(MOST_NAMED).toList())
				.values()
				.stream()
				.sorted(Comparator.comparing(Member::name))
				.map((it) -> new Impact.NamedMember(it.siren().value(), it.name()))
				.toList();
		}

		private List<Impact.LostStatus> statuses() {
			Map<String, Impact.LostStatus> lost = new LinkedHashMap<>();
			for (Positions.InStatus it : Impacts.this.positions.statuses(this.looked)) {
				if (!this.edition.procedure().statuses().containsKey(it.status())) {
					Status status = Impacts.this.procedures.edition(it.version())
						.procedure()
						.statuses()
						.get(it.status());
					lost.merge(it.status(),
							new Impact.LostStatus(it.status(), (status != null) ? status.label() : it.status(),
									it.dossiers()),
							(one, other) -> new Impact.LostStatus(one.status(), one.label(),
									one.dossiers() + other.dossiers()));
				}
			}
			return List.copyOf(lost.values());
		}

		private List<Impact.LostEvent> events() {
			List<Impact.LostEvent> lost = new ArrayList<>();
			for (Positions.AtElement it : Impacts.this.positions.events(this.looked)) {
				ModelComparison comparison = comparison(it.version());
				if (comparison.dropped().contains(it.element())) {
					lost.add(new Impact.LostEvent(it.version(), number(it.version()), it.element(),
							name(comparison, it.element()),
							Objects.requireNonNull(comparison.source().get(it.element())).label(), it.dossiers()));
				}
			}
			return lost.stream().limit(MOST_ELEMENTS).toList();
		}

		private Fate fate(String version, String element) {
			return comparison(version).fate(element);
		}

		private ModelComparison comparison(String version) {
			return this.comparisons.computeIfAbsent(version, (id) -> {
				try {
					return Impacts.this.engine.compare(
							String.valueOf(Objects.requireNonNull(this.sources.get(id)).definitionId()), this.model);
				}
				catch (IllegalArgumentException ex) {
					throw Refusal.unreadable(String.valueOf(ex.getMessage()));
				}
			});
		}

		private int number(String version) {
			return Objects.requireNonNull(this.sources.get(version)).number();
		}

		private static String name(ModelComparison comparison, String element) {
			ModelComparison.Place place = comparison.source().get(element);
			return (place != null) ? place.name() : element;
		}

	}

}
