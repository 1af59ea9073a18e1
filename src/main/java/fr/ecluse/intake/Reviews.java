package fr.ecluse.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.member.Caller;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a version from draft to members and to its retirement. Each step takes the lock
 * of the procedure, so that two people cannot take it at once, and is written down.
 */
@Component
public class Reviews {

	private static final int LONGEST_NOTE = 2000;

	private static final int MOST_AUDIENCES = 2000;

	/** Clocks of callers differ. */
	private static final Duration PAST = Duration.ofMinutes(5);

	private final Versions versions;

	private final Publications publications;

	private final Members members;

	private final TrialRuns trials;

	private final IntakeSettings settings;

	private final Clock clock;

	Reviews(Versions versions, Publications publications, Members members, TrialRuns trials, IntakeSettings settings,
			Clock clock) {
		this.versions = versions;
		this.publications = publications;
		this.members = members;
		this.trials = trials;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Hands a draft over to be reviewed.
	 * @throws org.springframework.web.ErrorResponseException 409 when it is no draft
	 */
	@Transactional
	public Version submit(String id, @Nullable String note, Caller by) {
		Version version = locked(id);
		require(version, VersionState.DRAFT, "Seul un brouillon se soumet à relecture.");
		return this.versions.move(version, VersionState.SUBMITTED,
				new Versions.Fact("submitted", "Soumise à relecture", checked(note), by.id()));
	}

	/**
	 * Approves a version, in the name of somebody else than those who made it.
	 * @throws org.springframework.web.ErrorResponseException 409 when it does not wait
	 * for it, 403 when the caller may not
	 */
	@Transactional
	public Version approve(String id, @Nullable String note, Caller by) {
		Version version = locked(id);
		require(version, VersionState.SUBMITTED, "Seule une version soumise s'approuve.");
		boolean own = authors(version).contains(by.id());
		if (this.settings.fourEyes() && by.agent() == null) {
			throw Refusal.person();
		}
		if (this.settings.fourEyes() && own) {
			throw Refusal.ownWork();
		}
		return this.versions.move(version, VersionState.APPROVED,
				new Versions.Fact("approved",
						own ? "Approuvée par son auteur, la relecture à deux n'étant pas exigée ici" : "Approuvée",
						checked(note), by.id()));
	}

	/**
	 * Sends a version back to its author, with what is to be mended.
	 * @throws org.springframework.web.ErrorResponseException 400 without a note, 409 when
	 * it does not wait for a review
	 */
	@Transactional
	public Version sendBack(String id, @Nullable String note, Caller by) {
		Version version = locked(id);
		require(version, VersionState.SUBMITTED, "Seule une version soumise se renvoie.");
		if (note == null || note.isBlank()) {
			throw Refusal.field("/note", "Dites par « note » ce qui est à corriger.");
		}
		return this.versions.move(version, VersionState.DRAFT,
				new Versions.Fact("returned", "Renvoyée à son auteur", checked(note), by.id()));
	}

	/**
	 * Publishes an approved version to members, from a moment on.
	 * @param starts null for now
	 * @throws org.springframework.web.ErrorResponseException 409 when it is not approved,
	 * 400 when an audience or the moment is not possible
	 */
	@Transactional
	public Version publish(String id, List<Audience> audiences, @Nullable Instant starts, @Nullable String note,
			Caller by) {
		Version version = locked(id);
		if (version.state() != VersionState.APPROVED && version.state() != VersionState.PUBLISHED) {
			throw Refusal.state(version, "Seule une version approuvée se publie.");
		}
		requireTrial(version);
		check(version, audiences);
		Instant now = this.clock.instant();
		if (starts != null && starts.isBefore(now.minus(PAST))) {
			throw Refusal.field("/starts", "Choisissez une date à venir, ou n'en donnez pas pour publier aussitôt.");
		}
		return this.publications.publish(version, audiences, (starts != null) ? starts : now, by.id(), checked(note));
	}

	/**
	 * Takes a version out of use: nothing starts with it any more, what runs goes on.
	 * Members fall back to what was published to them before.
	 */
	@Transactional
	public Version retire(String id, @Nullable String note, Caller by) {
		Version version = locked(id);
		require(version, VersionState.PUBLISHED, "Seule une version publiée se retire.");
		return this.versions.move(version, VersionState.RETIRED,
				new Versions.Fact("retired", "Retirée", checked(note), by.id()));
	}

	/** Where the house demands that scenarios are played. */
	private void requireTrial(Version version) {
		if (this.settings.coverage() > 0) {
			TrialRuns.Run run = this.trials.last(version.id()).orElse(null);
			if (run == null || !run.passed() || run.percent() < this.settings.coverage()) {
				throw Refusal.trialMissing(version, run, this.settings.coverage());
			}
		}
	}

	private void check(Version version, List<Audience> audiences) {
		if (audiences.isEmpty() || audiences.size() > MOST_AUDIENCES) {
			throw Refusal.field("/audience",
					"Dites par « audience » à qui la version est publiée, en %d lignes au plus."
						.formatted(MOST_AUDIENCES));
		}
		for (int i = 0; i < audiences.size(); i++) {
			String wrong = wrong(version, audiences.get(i));
			if (wrong != null) {
				throw Refusal.field("/audience/%d/target".formatted(i), wrong);
			}
		}
	}

	private @Nullable String wrong(Version version, Audience audience) {
		if (version.owner().isPresent() && !audience.equals(Audience.member(version.owner().get()))) {
			return "Cette démarche appartient à la collectivité %s : elle ne se publie que pour elle."
				.formatted(version.owner().get());
		}
		return switch (audience.kind()) {
			case ALL -> audience.target().isEmpty() ? null : "« all » n'a pas de cible.";
			case MEMBER, GROUP -> knownMember(audience.target()) ? null
					: "Aucun adhérent n'a le SIREN « %s ».".formatted(audience.target());
			case TYPE -> MemberKind.find(audience.target()).isPresent() ? null
					: "Le type de collectivité « %s » n'existe pas.".formatted(audience.target());
			case DEPARTMENT -> audience.target().matches("[0-9][0-9AB][0-9]?") ? null
					: "« %s » n'est pas un numéro de département.".formatted(audience.target());
		};
	}

	private boolean knownMember(String siren) {
		try {
			return this.members.find(Siren.of(siren)).isPresent();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** Who brought the version in or submitted it. */
	private Set<String> authors(Version version) {
		Set<String> authors = this.versions.journal(version.id())
			.stream()
			.filter((entry) -> entry.fact().kind().equals("submitted") || entry.fact().kind().equals("received"))
			.map((entry) -> entry.fact().actor())
			.collect(Collectors.toSet());
		authors.add(version.createdBy());
		return authors;
	}

	private Version locked(String id) {
		Version version = this.versions.get(id);
		this.versions.lock(version.procedure());
		return this.versions.get(id);
	}

	private static void require(Version version, VersionState state, String sentence) {
		if (version.state() != state) {
			throw Refusal.state(version, sentence);
		}
	}

	private static @Nullable String checked(@Nullable String note) {
		if (note != null && note.length() > LONGEST_NOTE) {
			throw Refusal.field("/note", "Raccourcissez la note : %d caractères au plus.".formatted(LONGEST_NOTE));
		}
		return (note == null || note.isBlank()) ? null : note.strip();
	}

}
