package fr.ecluse.catalogue;

import java.util.List;
import java.util.Map;

import fr.ecluse.procedure.Procedure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of procedures. */
@RestController
@RequestMapping("/api/v1/procedures")
class ProcedureController {

	static final String SCHEMA = "application/schema+json";

	private final Procedures procedures;

	ProcedureController(Procedures procedures) {
		this.procedures = procedures;
	}

	@GetMapping
	Catalogue list() {
		return new Catalogue(this.procedures.list().stream().map(Entry::of).toList());
	}

	@GetMapping("/{key}")
	Entry show(@PathVariable String key) {
		return Entry.of(this.procedures.get(key));
	}

	/**
	 * The JSON Schema of the answers that a start takes, in the version published last; a
	 * member may follow another, see its own procedures.
	 */
	@GetMapping(path = "/{key}/schema", produces = SCHEMA)
	ResponseEntity<JsonNode> schema(@PathVariable String key) {
		return schema(this.procedures.get(key), "/api/v1/procedures/%s/schema".formatted(key));
	}

	static ResponseEntity<JsonNode> schema(Procedure procedure, String address) {
		ObjectNode schema = procedure.startForm().schema();
		schema.put("$id", address).put("title", procedure.title());
		return ResponseEntity.ok(schema);
	}

	/** The procedures on offer, by key. */
	record Catalogue(List<Entry> items) {
	}

	/**
	 * One procedure of the catalogue.
	 *
	 * @param variables names of what a request fills in
	 */
	record Entry(String key, String title, String description, Map<String, String> roles, List<String> variables) {

		static Entry of(Procedure procedure) {
			return new Entry(procedure.key(), procedure.title(), procedure.description(), procedure.roles(),
					procedure.startForm().keys().stream().sorted().toList());
		}

	}

}
