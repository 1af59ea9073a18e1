package fr.ecluse.rollout;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What publishing a version entails, and the migrations into it. */
@RestController
@RequestMapping("/api/v1/models/{id}")
class MigrationController {

	private static final int PER_MEMBER = 5;

	private final Impacts impacts;

	private final Migrations migrations;

	private final Callers callers;

	MigrationController(Impacts impacts, Migrations migrations, Callers callers) {
		this.impacts = impacts;
		this.migrations = migrations;
		this.callers = callers;
	}

	@GetMapping("/impact")
	Impact impact(@PathVariable String id, @RequestParam(required = false) @Nullable String audience,
			@RequestParam(required = false) @Nullable String target,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		if (limit < 1 || limit > Impacts.LARGEST_PAGE) {
			throw Refusal.field("/limit", "« limit » est un nombre de 1 à %d.".formatted(Impacts.LARGEST_PAGE));
		}
		return this.impacts.of(id, Coverage.read(audience, target), cursor, limit);
	}

	@GetMapping("/migrations")
	Listing list(@PathVariable String id) {
		return new Listing(this.migrations.into(id));
	}

	@PostMapping("/migrations")
	ResponseEntity<Migration> plan(@PathVariable String id, @RequestBody Wish wish, Principal caller) {
		List<String> dossiers = Objects.requireNonNullElse(wish.dossiers(), List.of());
		if (!dossiers.isEmpty() && (wish.audience() != null || wish.target() != null)) {
			throw Refusal.field("/dossiers", "Nommez des dossiers, ou choisissez une audience, pas les deux.");
		}
		Audience audience = dossiers.isEmpty() ? Coverage.read(wish.audience(), wish.target()) : Audience.ALL;
		Migration planned = this.migrations
			.plan(new MigrationOrder(id, Objects.requireNonNullElse(wish.sources(), List.of()),
					Objects.requireNonNullElse(wish.mapping(), Map.of()), audience, dossiers), name(caller));
		return ResponseEntity.created(URI.create("/api/v1/models/%s/migrations/%d".formatted(id, planned.id())))
			.body(planned);
	}

	@GetMapping("/migrations/{migration}")
	Detail show(@PathVariable String id, @PathVariable String migration) {
		Migration found = this.migrations.get(id, migration);
		return new Detail(found, this.migrations.problems(found.id(), PER_MEMBER));
	}

	@PostMapping("/migrations/{migration}/previews")
	ResponseEntity<Migration> preview(@PathVariable String id, @PathVariable String migration, Principal caller) {
		return decide(id, migration, caller, this.migrations::preview);
	}

	@PostMapping("/migrations/{migration}/starts")
	ResponseEntity<Migration> start(@PathVariable String id, @PathVariable String migration, Principal caller) {
		return decide(id, migration, caller, this.migrations::start);
	}

	@PostMapping("/migrations/{migration}/pauses")
	ResponseEntity<Migration> pause(@PathVariable String id, @PathVariable String migration, Principal caller) {
		return decide(id, migration, caller, this.migrations::pause);
	}

	@PostMapping("/migrations/{migration}/resumptions")
	ResponseEntity<Migration> resume(@PathVariable String id, @PathVariable String migration, Principal caller) {
		return decide(id, migration, caller, this.migrations::resume);
	}

	@PostMapping("/migrations/{migration}/cancellations")
	ResponseEntity<Migration> cancel(@PathVariable String id, @PathVariable String migration, Principal caller) {
		return decide(id, migration, caller, this.migrations::cancel);
	}

	@PostMapping("/migrations/{migration}/returns")
	Listing wayBack(@PathVariable String id, @PathVariable String migration,
			@RequestBody(required = false) @Nullable WayBack wish, Principal caller) {
		Map<String, @Nullable String> mapping = (wish != null && wish.mapping() != null) ? wish.mapping() : Map.of();
		return new Listing(this.migrations.wayBack(this.migrations.get(id, migration).id(), mapping, name(caller)));
	}

	private ResponseEntity<Migration> decide(String id, String migration, Principal caller,
			BiFunction<Long, String, Migration> decision) {
		return ResponseEntity.accepted().body(decision.apply(this.migrations.get(id, migration).id(), name(caller)));
	}

	private String name(Principal caller) {
		return this.callers.of(caller).name();
	}

	record Listing(List<Migration> items) {
	}

	/**
	 * A migration with what hinders dossiers.
	 *
	 * @param problems some dossiers per member
	 */
	record Detail(@JsonUnwrapped Migration migration, List<Migration.Problem> problems) {
	}

	/**
	 * The migration that is wished for.
	 *
	 * @param sources ids of versions to leave; all when left out
	 * @param mapping counterparts by element; null for what is to stay
	 * @param audience kind of audience, all members when left out
	 * @param target whom the audience means
	 * @param dossiers ids, instead of an audience
	 */
	record Wish(@Nullable List<String> sources, @Nullable Map<String, @Nullable String> mapping,
			@Nullable String audience, @Nullable String target, @Nullable List<String> dossiers) {
	}

	/** Counterparts that the way there does not tell. */
	record WayBack(@Nullable Map<String, @Nullable String> mapping) {
	}

}
