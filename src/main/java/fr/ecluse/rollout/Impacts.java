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

	private static final int MOST_EVENTS = 500;

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

		private final ImpactCounts counts = new ImpactCounts(this.sources, this::comparison);

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
			List<Positions.Standing> standing = Impacts.this.positions.standing(this.looked);
			return new Impact(this.target.id(), this.target.number(), this.target.procedure(), this.audience,
					this.counts.totals(standing), this.counts.elements(standing), places(),
					page(standing, after, limit), missing(), statuses(), events());
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

		private Impact.Members page(List<Positions.Standing> standing, String after, int limit) {
			Map<String, List<Positions.Standing>> following = standing.stream()
				.filter((it) -> it.siren().compareTo(after) > 0)
				.collect(Collectors.groupingBy(Positions.Standing::siren, LinkedHashMap::new, Collectors.toList()));
			List<Siren> sirens = following.keySet().stream().limit(limit).map(Siren::new).toList();
			List<Impact.MemberDossiers> items = new ArrayList<>();
			Impacts.this.members.findAll(sirens)
				.forEach((siren, member) -> items
					.add(this.counts.member(member, Objects.requireNonNull(following.get(siren.value())))));
			return new Impact.Members(items, (following.size() > limit) ? sirens.get(sirens.size() - 1).value() : null);
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
					lost.add(new Impact.LostEvent(it.version(), this.counts.number(it.version()), it.element(),
							ImpactCounts.name(comparison, it.element()),
							Objects.requireNonNull(comparison.source().get(it.element())).label(), it.dossiers()));
				}
			}
			return lost.stream().limit(MOST_EVENTS).toList();
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

	}

}
