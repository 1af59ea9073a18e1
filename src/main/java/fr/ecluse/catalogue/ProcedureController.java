package fr.ecluse.catalogue;

import java.util.List;
import java.util.Map;

import fr.ecluse.procedure.Procedure;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of procedures. */
@RestController
@RequestMapping("/api/v1/procedures")
class ProcedureController {

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
