package fr.ecluse.modeler;

import java.util.List;
import java.util.stream.IntStream;

import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Level;
import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.gate.Verdict;
import fr.ecluse.intake.Receipt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** How findings read in the Modeler's output panel, which shows one text. */
class RefusalTests {

	private static final List<Part> SENT = List.of(new Part("objets.bpmn", new byte[0]));

	@Test
	void saysForEachFindingWhereItIs() {
		JsonNode body = body(
				new Finding("script-interdit", Level.REFUSED, "objets.bpmn", 12, "Calculer", "Calculer\nla durée",
						"Une tâche de script ne s'exécute pas. Employez une brique."),
				new Finding("fin-sans-nom", Level.ADVICE, "objets.bpmn", 30, "Fin", null, "Nommez cette fin."),
				Finding.of("fichier-vide", Level.REFUSED, "remise.form", "Ce fichier est vide."),
				Finding.of("demarche-inconnue", Level.REFUSED, "", "On ne sait pas où vont ces fichiers."));

		assertThat(body.path("message").asString()).isEqualTo("""
				Écluse refuse ce dépôt : 3 constats à corriger. Rien n'est publié.
				- [refus] : On ne sait pas où vont ces fichiers.
				- [refus] objets.bpmn, ligne 12, élément « Calculer la durée » (Calculer) : Une tâche de script ne \
				s'exécute pas. Employez une brique.
				- [refus] remise.form : Ce fichier est vide.
				- [conseil] objets.bpmn, ligne 30, élément Fin : Nommez cette fin.""");
	}

	@Test
	void hasTheEnginesOwnShapeForTools() {
		JsonNode body = body(
				new Finding("script-interdit", Level.REFUSED, "objets.bpmn", 12, "Calculer", "Calculer", "Non."),
				new Finding("fin-sans-nom", Level.WARNING, "objets.bpmn", 30, "Fin", null, "Nommez."),
				Finding.of("demarche-inconnue", Level.REFUSED, "", "Où ?"));

		assertThat(body.path("details").path("objets.bpmn").toString()).isEqualTo(
				"{\"errors\":[{\"message\":\"Où ?\",\"line\":0,\"column\":0,\"mainElementId\":null,\"elementIds\":[]},"
						+ "{\"message\":\"Non.\",\"line\":12,\"column\":0,\"mainElementId\":\"Calculer\",\"elementIds\":[\"Calculer\"]}],"
						+ "\"warnings\":[{\"message\":\"Nommez.\",\"line\":30,\"column\":0,\"mainElementId\":\"Fin\",\"elementIds\":[\"Fin\"]}]}");
		assertThat(body.path("errors").path(1).path("rule").asString()).isEqualTo("script-interdit");
	}

	@Test
	void staysReadableWithThousandsOfFindings() {
		JsonNode body = body(IntStream.range(0, 5000)
			.mapToObj((line) -> new Finding("x", Level.REFUSED, "objets.bpmn", line, null, null, "Non."))
			.toArray(Finding[]::new));

		assertThat(body.path("message").asString().lines()).hasSize(102).last().isEqualTo("… et 4900 autres constats.");
	}

	private static JsonNode body(Finding... findings) {
		Refusal refusal = Refusal.findings(new Receipt(null, new Verdict(List.of(findings)), false), SENT);
		return JsonMapper.shared().valueToTree(refusal.getBody().getProperties());
	}

}
