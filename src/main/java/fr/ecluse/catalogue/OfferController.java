package fr.ecluse.catalogue;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one member may start now, in the version that it follows. */
@RestController
@RequestMapping("/api/v1/members/{siren}/procedures")
class OfferController {

	private final Procedures procedures;

	private final Members members;

	OfferController(Procedures procedures, Members members) {
		this.procedures = procedures;
		this.members = members;
	}

	@GetMapping
	Offers list(@PathVariable Siren siren) {
		return new Offers(
				this.procedures.offers(this.members.get(siren)).stream().map((offer) -> offer(siren, offer)).toList());
	}

	@GetMapping("/{key}")
	Offer show(@PathVariable Siren siren, @PathVariable String key) {
		return offer(siren, this.procedures.offer(key, siren));
	}

	/** The JSON Schema of the answers that a start takes, under « variables ». */
	@GetMapping(path = "/{key}/schema", produces = ProcedureController.SCHEMA)
	ResponseEntity<JsonNode> schema(@PathVariable Siren siren, @PathVariable String key) {
		return ProcedureController.schema(this.procedures.offer(key, siren).procedure(), address(siren, key));
	}

	private static Offer offer(Siren siren, Procedures.Offer offer) {
		return new Offer(ProcedureController.Entry.of(offer.procedure()), offer.edition().number(),
				address(siren, offer.procedure().key()));
	}

	private static String address(Siren siren, String key) {
		return "/api/v1/members/%s/procedures/%s/schema".formatted(siren, key);
	}

	/** All that the member may start, by key. */
	record Offers(List<Offer> items) {
	}

	/**
	 * A procedure as the member starts it.
	 *
	 * @param version number of the version that its new dossiers follow
	 * @param schema address of the JSON Schema of its start form
	 */
	record Offer(@JsonUnwrapped ProcedureController.Entry procedure, int version, String schema) {
	}

}
