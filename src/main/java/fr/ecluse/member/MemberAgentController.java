package fr.ecluse.member;

import java.net.URI;

import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agents of one member, for its administrators. */
@RestController
@RequestMapping("/api/v1/members/{siren}/agents")
class MemberAgentController {

	private final MemberAgents agents;

	MemberAgentController(MemberAgents agents) {
		this.agents = agents;
	}

	@GetMapping
	Page<MemberAgents.View> list(@PathVariable Siren siren) {
		return Page.of(this.agents.list(siren));
	}

	@PostMapping
	ResponseEntity<MemberAgents.View> add(@PathVariable Siren siren, @RequestBody JsonNode body) {
		return created(siren, this.agents.add(siren, body));
	}

	@GetMapping("/{username}")
	MemberAgents.View one(@PathVariable Siren siren, @PathVariable String username) {
		return this.agents.get(siren, username);
	}

	@PutMapping("/{username}")
	ResponseEntity<MemberAgents.View> put(@PathVariable Siren siren, @PathVariable String username,
			@RequestBody JsonNode body) {
		MemberAgents.Saved saved = this.agents.put(siren, username, body);
		return saved.added() ? created(siren, saved.agent()) : ResponseEntity.ok(saved.agent());
	}

	@DeleteMapping("/{username}")
	ResponseEntity<Void> remove(@PathVariable Siren siren, @PathVariable String username) {
		this.agents.remove(siren, username);
		return ResponseEntity.noContent().build();
	}

	private static ResponseEntity<MemberAgents.View> created(Siren siren, MemberAgents.View agent) {
		return ResponseEntity.created(URI.create("/api/v1/members/" + siren + "/agents/" + agent.username()))
			.body(agent);
	}

}
