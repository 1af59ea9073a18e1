package fr.ecluse.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.engine.InstanceMigrations;
import fr.ecluse.engine.ModelComparison.Fate;
import fr.ecluse.engine.ModelComparison.Place;
import fr.ecluse.rollout.Impact;
import fr.ecluse.rollout.Impacts;
import fr.ecluse.rollout.Migration;
import fr.ecluse.rollout.MigrationState;
import fr.ecluse.rollout.Migrations;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;

/** A migration as its pages tell it. */
@Component
class MigrationWords {

	private static final int PER_MEMBER = 5;

	private final Versions versions;

	private final Migrations migrations;

	private final Impacts impacts;

	private final InstanceMigrations engine;

	private final AudienceWords audiences;

	MigrationWords(Versions versions, Migrations migrations, Impacts impacts, InstanceMigrations engine,
			AudienceWords audiences) {
		this.versions = versions;
		this.migrations = migrations;
		this.impacts = impacts;
		this.engine = engine;
		this.audiences = audiences;
	}

	static String address(Migration migration) {
		return "/console/versions/%s/migrations/%d".formatted(migration.targetVersion(), migration.id());
	}

	Line line(Migration migration) {
		return new Line(migration, address(migration), audience(migration), tag(migration.state()));
	}

	void describe(Migration migration, Model model) {
		boolean over = migration.state() == MigrationState.DONE || migration.state() == MigrationState.CANCELLED;
		model.addAttribute("line", line(migration));
		model.addAttribute("migration", migration);
		model.addAttribute("state", migration.state().key());
		model.addAttribute("busy",
				migration.state() == MigrationState.RUNNING || migration.state() == MigrationState.CHECKING);
		model.addAttribute("settled", settled(migration));
		model.addAttribute("problemsOfDossiers", this.migrations.problems(migration.id(), PER_MEMBER));
		model.addAttribute("sources", migration.sources().stream().map((it) -> source(it, migration)).toList());
		boolean returns = over && migration.progress().done() > 0 && migration.wayBackOf() == null;
		model.addAttribute("returns", returns);
		if (returns) {
			describeWayBack(migration, model);
		}
		model.addAttribute("moments", Moments.PARIS);
	}

	/** How many dossiers are done with, in what is being done. */
	private static int settled(Migration migration) {
		Migration.Progress progress = migration.progress();
		return (migration.started() == null) ? progress.fit() + progress.unfit()
				: progress.done() + progress.failed() + progress.gone();
	}

	private String audience(Migration migration) {
		Audience audience = migration.audience();
		return (audience != null) ? this.audiences.of(audience) : (migration.wayBackOf() != null)
				? "Dossiers de la migration n° " + migration.wayBackOf() : "Dossiers nommés un par un";
	}

	private static String tag(MigrationState state) {
		return switch (state) {
			case DONE -> "tag good";
			case CHECKING, RUNNING, PAUSED -> "tag wait";
			case PLANNED, CANCELLED -> "tag";
		};
	}

	private Source source(Migration.Source source, Migration migration) {
		Map<String, Place> before = places(source.versionId());
		Map<String, Place> after = places(migration.targetVersion());
		List<Step> steps = new ArrayList<>();
		before.values().stream().filter(Place::stop).forEach((place) -> {
			String counterpart = source.mapping().get(place.id());
			Place target = (counterpart != null) ? after.get(counterpart) : null;
			steps.add(new Step(place.name(), place.label(), (target != null) ? target.name() : "",
					target == null || !place.id().equals(target.id()) || !place.name().equals(target.name())));
		});
		return new Source(source.versionId(), source.number(), steps);
	}

	private Map<String, Place> places(String versionId) {
		Version version = this.versions.get(versionId);
		if (version.definitionId() == null) {
			return Map.of();
		}
		try {
			return this.engine.places(InstanceMigrations.Model.deployed(version.definitionId()))
				.stream()
				.collect(Collectors.toMap(Place::id, (it) -> it, (one, other) -> one, LinkedHashMap::new));
		}
		catch (IllegalArgumentException ex) {
			return Map.of();
		}
	}

	private void describeWayBack(Migration there, Model model) {
		Map<String, WayBackRow> rows = new LinkedHashMap<>();
		Map<String, Place> targets = new LinkedHashMap<>();
		for (Migration.Source source : there.sources()) {
			Map<String, Place> origin = places(source.versionId());
			for (Impact.Element at : standing(source, there)) {
				List<String> from = WayBackRow.origins(source.mapping(), at.element());
				Place only = (from.size() == 1) ? origin.get(from.get(0)) : null;
				rows.putIfAbsent(at.element(), new WayBackRow(at.element(), at.name(), at.kind(), at.dossiers(),
						(only != null) ? only.name() : ""));
			}
			origin.values().stream().filter(Place::stop).forEach((it) -> targets.putIfAbsent(it.id(), it));
		}
		model.addAttribute("wayBack", rows.values());
		model.addAttribute("origins", targets.values());
	}

	/** Where dossiers stand that would not find back by themselves. */
	private List<Impact.Element> standing(Migration.Source source, Migration there) {
		try {
			return this.impacts
				.of(source.versionId(), Objects.requireNonNullElse(there.audience(), Audience.ALL), null, 1)
				.elements()
				.stream()
				.filter((it) -> it.versionId().equals(there.targetVersion()) && it.fate() == Fate.TO_MAP)
				.toList();
		}
		catch (ErrorResponseException ex) {
			return List.of();
		}
	}

	/** A migration in a list. */
	record Line(Migration migration, String address, String audience, String tag) {
	}

	/** A version that dossiers leave, step by step. */
	record Source(String versionId, int number, List<Step> steps) {

		public long changes() {
			return this.steps.stream().filter(Step::changed).count();
		}

	}

	/**
	 * A step, and its counterpart.
	 *
	 * @param target name, empty when what stands there stays
	 * @param changed whether the counterpart is another or has another name
	 */
	record Step(String name, String kind, String target, boolean changed) {
	}

}
