package fr.ecluse.member;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All accounts and their roles on the platform, for the OPSN. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentController {

	private final Agents agents;

	private final PasswordEncoder passwords;

	AgentController(Agents agents, PasswordEncoder passwords) {
		this.agents = agents;
		this.passwords = passwords;
	}

	@GetMapping
	Page<View> list(@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(defaultValue = "50") int limit) {
		return Page.of(this.agents.list(cursor, Page.limit(limit) + 1), limit, Agent::username).map(View::of);
	}

	@GetMapping("/{username}")
	View one(@PathVariable String username) {
		return this.agents.find(username)
			.map(View::of)
			.orElseThrow(() -> Refusal.notFound("agent-inconnu", "Agent inconnu",
					"Aucun compte ne porte cet identifiant. La liste des agents donne les identifiants."));
	}

	/**
	 * Adds an account or changes what the call says of it, roles of the OPSN included.
	 */
	@PutMapping("/{username}")
	@Transactional
	ResponseEntity<View> put(@PathVariable String username, @RequestBody JsonNode body) {
		AgentForm<OpsnRole> form = AgentForm.ofOpsn(body, username);
		List<String> administrators = this.agents.lockAdministrators();
		Agent known = this.agents.lock(username).orElse(null);
		Set<OpsnRole> roles = form.roles();
		if (known == null) {
			this.agents.add(form.account(this.passwords));
		}
		else {
			this.agents.change(form.changed(known, this.passwords));
		}
		if (roles != null) {
			this.agents.setOpsnRoles(username, roles);
		}
		if (!administrators.isEmpty() && this.agents.lockAdministrators().isEmpty()) {
			throw Refusal.conflict("dernier-administrateur", "Dernier administrateur",
					"« %s » est le dernier administrateur actif de la plateforme. Donnez d'abord ce rôle à quelqu'un d'autre."
						.formatted(username));
		}
		View view = one(username);
		return (known != null) ? ResponseEntity.ok(view)
				: ResponseEntity.created(URI.create("/api/v1/agents/" + username)).body(view);
	}

	/** An agent as the OPSN sees it. */
	record View(String username, String displayName, @Nullable String email, boolean enabled, Set<OpsnRole> opsnRoles,
			List<Place> memberships) {

		static View of(Agent agent) {
			return new View(agent.username(), agent.displayName(), agent.email(), agent.enabled(),
					new TreeSet<>(agent.opsnRoles()),
					agent.members().stream().map((siren) -> new Place(siren, agent.roles(siren))).toList());
		}

	}

	/** The roles of an agent in one member. */
	record Place(Siren siren, Set<String> roles) {

	}

}
