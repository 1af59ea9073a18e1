package fr.ecluse.member;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

	private static final int MOST_ADDRESSES = 20;

	private final ApiKeys keys;

	private final Members members;

	private final Clock clock;

	ApiKeyController(ApiKeys keys, Members members, Clock clock) {
		this.keys = keys;
		this.members = members;
		this.clock = clock;
	}

	@GetMapping(MEMBER)
	Page<Listed> list(@PathVariable Siren siren) {
		return listed(this.members.get(siren).siren());
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
	Page<Listed> listOpsn() {
		return listed(null);
	}

	@PostMapping(OPSN)
	ResponseEntity<Issued> issueOpsn(@RequestBody JsonNode body, Principal caller) {
		return issue(null, body, caller, OPSN);
	}

	@DeleteMapping(OPSN + "/{id}")
	ResponseEntity<Void> revokeOpsn(@PathVariable String id) {
		return revokeKey(null, id);
	}

	private Page<Listed> listed(@Nullable Siren member) {
		Instant now = this.clock.instant();
		return Page.of(this.keys.list(member).stream().map((key) -> new Listed(key, key.expiresSoon(now))).toList());
	}

	private ResponseEntity<Issued> issue(@Nullable Siren member, JsonNode body, Principal caller, String address) {
		Instant now = this.clock.instant();
		ApiKeys.KeyRequest wanted = JsonFields.read(body, (fields) -> wanted(fields, member, now));
		ApiKeys.IssuedKey issued = this.keys.issue(wanted, caller.getName());
		return ResponseEntity.created(URI.create(address + "/" + issued.key().id()))
			.cacheControl(CacheControl.noStore())
			.body(new Issued(issued.key(), issued.key().expiresSoon(now), issued.token()));
	}

	private ResponseEntity<Void> revokeKey(@Nullable Siren member, String id) {
		if (!this.keys.revoke(member, id)) {
			throw Refusal.notFound("cle-inconnue", "Clé inconnue",
					"Il n'y a pas ici de clé qui porte ce numéro. La liste des clés donne leurs numéros.");
		}
		return ResponseEntity.noContent().build();
	}

	private static ApiKeys.KeyRequest wanted(JsonFields fields, @Nullable Siren member, Instant now) {
		String name = fields.requiredText("name", 100,
				"Donnez un nom à la clé, par exemple celui du logiciel qui s'en servira.");
		Instant expires = fields.instant("expires");
		if (expires != null && !expires.isAfter(now)) {
			fields.refuse("expires", "La date d'expiration est déjà passée, donnez une date à venir.");
		}
		Set<Scope> scopes = fields.set("scopes", Scope::of);
		if (scopes != null && scopes.isEmpty()) {
			fields.refuse("scopes", "Donnez au moins une portée parmi start, read, tasks, admin, ou retirez ce champ.");
		}
		Set<AddressRange> addresses = fields.set("addresses", AddressRange::new);
		if (addresses != null && addresses.size() > MOST_ADDRESSES) {
			fields.refuse("addresses", "Donnez %d plages d'adresses au plus.".formatted(MOST_ADDRESSES));
		}
		ApiKeys.KeyRequest usual = ApiKeys.KeyRequest.usual(name, member, expires);
		return new ApiKeys.KeyRequest(name, member, expires, (scopes != null) ? scopes : usual.scopes(),
				(addresses != null) ? List.copyOf(addresses) : usual.addresses());
	}

	/**
	 * A key as its administrators see it.
	 *
	 * @param key the key, without what opens with it
	 * @param expiresSoon whether it ends within thirty days, or has ended
	 */
	record Listed(@JsonUnwrapped ApiKey key, boolean expiresSoon) {

	}

	/**
	 * The key with what its owner has to keep: it is not shown again.
	 *
	 * @param key the key
	 * @param expiresSoon whether it ends within thirty days
	 * @param token what programs present
	 */
	record Issued(@JsonUnwrapped ApiKey key, boolean expiresSoon, String token) {

	}

}
