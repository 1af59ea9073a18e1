package fr.ecluse.member;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The keys of one member, for its administrators, and those of the OPSN. */
@RestController
class ApiKeyController {

	private static final String OPSN = "/api/v1/api-keys";

	private static final String MEMBER = "/api/v1/members/{siren}/api-keys";

	private final ApiKeys keys;

	private final Members members;

	private final Clock clock;

	ApiKeyController(ApiKeys keys, Members members, Clock clock) {
		this.keys = keys;
		this.members = members;
		this.clock = clock;
	}

	@GetMapping(MEMBER)
	Page<ApiKey> list(@PathVariable Siren siren) {
		return Page.of(this.keys.list(this.members.get(siren).siren()));
	}

	@PostMapping(MEMBER)
	ResponseEntity<Issued> issue(@PathVariable Siren siren, @RequestBody JsonNode body, Principal caller) {
		return issue(this.members.get(siren).siren(), body, caller, MEMBER.replace("{siren}", siren.value()));
	}

	@DeleteMapping(MEMBER + "/{id}")
	ResponseEntity<Void> revoke(@PathVariable Siren siren, @PathVariable String id) {
		return revokeKey(this.members.get(siren).siren(), id);
	}

	@GetMapping(OPSN)
	Page<ApiKey> listOpsn() {
		return Page.of(this.keys.list(null));
	}

	@PostMapping(OPSN)
	ResponseEntity<Issued> issueOpsn(@RequestBody JsonNode body, Principal caller) {
		return issue(null, body, caller, OPSN);
	}

	@DeleteMapping(OPSN + "/{id}")
	ResponseEntity<Void> revokeOpsn(@PathVariable String id) {
		return revokeKey(null, id);
	}

	private ResponseEntity<Issued> issue(@Nullable Siren member, JsonNode body, Principal caller, String address) {
		Wanted wanted = JsonFields.read(body, (fields) -> Wanted.of(fields, this.clock.instant()));
		ApiKeys.IssuedKey issued = this.keys.issue(wanted.name(), member, caller.getName(), wanted.expires());
		return ResponseEntity.created(URI.create(address + "/" + issued.key().id()))
			.cacheControl(CacheControl.noStore())
			.body(new Issued(issued.key(), issued.token()));
	}

	private ResponseEntity<Void> revokeKey(@Nullable Siren member, String id) {
		if (!this.keys.revoke(member, id)) {
			throw Refusal.notFound("cle-inconnue", "Clé inconnue",
					"Il n'y a pas ici de clé qui porte ce numéro. La liste des clés donne leurs numéros.");
		}
		return ResponseEntity.noContent().build();
	}

	private record Wanted(String name, @Nullable Instant expires) {

		static Wanted of(JsonFields fields, Instant now) {
			Instant expires = fields.instant("expires");
			if (expires != null && !expires.isAfter(now)) {
				fields.refuse("expires", "La date d'expiration est déjà passée, donnez une date à venir.");
			}
			return new Wanted(fields.requiredText("name", 100,
					"Donnez un nom à la clé, par exemple celui du logiciel qui s'en servira."), expires);
		}

	}

	/** The key with what its owner has to keep: it is not shown again. */
	record Issued(@JsonUnwrapped ApiKey key, String token) {

	}

}
