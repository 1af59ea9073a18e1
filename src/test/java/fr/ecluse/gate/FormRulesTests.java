package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static fr.ecluse.gate.Level.REFUSED;
import static fr.ecluse.gate.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

/** Forms that Tasklist would not show, or the server not enforce. */
class FormRulesTests {

	private static final ModellingTrial LEAVE = ModellingTrial.good("conges");

	/** A form of one component, on the fourth line. */
	private static ModellingTrial component(String component) {
		return LEAVE.with("avis.form", """
				{
				  "id": "conges-avis",
				  "components": [
				    %s
				  ]
				}
				""".formatted(component));
	}

	private static DynamicTest fault(String story, String rule, Level level, String component) {
		return ModellingFault.at(story, rule, level, "avis.form", "Ici", "\"id\": \"Ici\"", component(component));
	}

	@TestFactory
	Stream<DynamicTest> findsComponentsThatCannotBeUsed() {
		return Stream.of(
				fault("HTML", "formulaire-html", REFUSED,
						"{\"type\": \"html\", \"id\": \"Ici\", \"content\": \"<b>Oui</b>\"}"),
				fault("a page of elsewhere", "formulaire-composant", REFUSED,
						"{\"type\": \"iframe\", \"id\": \"Ici\", \"url\": \"https://exemple.fr\"}"),
				fault("a file to upload", "formulaire-composant", REFUSED,
						"{\"type\": \"filepicker\", \"id\": \"Ici\", \"key\": \"piece\"}"),
				fault("a document to look at", "formulaire-composant", REFUSED,
						"{\"type\": \"documentPreview\", \"id\": \"Ici\"}"),
				fault("what nobody knows", "formulaire-composant", REFUSED,
						"{\"type\": \"signature\", \"id\": \"Ici\", \"key\": \"s\"}"),
				fault("a picture of elsewhere", "formulaire-adresse-exterieure", REFUSED,
						"{\"type\": \"image\", \"id\": \"Ici\", \"source\": \"https://exemple.fr/logo.png\"}"),
				fault("a picture that an expression chooses", "formulaire-adresse-exterieure", REFUSED,
						"{\"type\": \"image\", \"id\": \"Ici\", \"source\": \"=adresse\"}"),
				fault("a drawing that may hold a script", "formulaire-adresse-exterieure", REFUSED,
						"{\"type\": \"image\", \"id\": \"Ici\", \"source\": \"data:image/svg+xml;base64,PHN2Zz4=\"}"),
				fault("a picture in a text", "formulaire-adresse-exterieure", REFUSED,
						"{\"type\": \"text\", \"id\": \"Ici\", \"text\": \"Voici ![](https://exemple.fr/x.png)\"}"),
				fault("a picture tag in a text", "formulaire-adresse-exterieure", REFUSED,
						"{\"type\": \"text\", \"id\": \"Ici\", \"text\": \"Voici < IMG src=x onerror=y>\"}"),
				fault("a button that leads elsewhere", "formulaire-adresse-exterieure", REFUSED,
						"{\"type\": \"button\", \"id\": \"Ici\", \"label\": \"Voir\", \"href\": \"https://exemple.fr\"}"),
				fault("a button", "formulaire-bouton", WARNING,
						"{\"type\": \"button\", \"id\": \"Ici\", \"label\": \"Valider\", \"action\": \"submit\"}"));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"type\": \"text\", \"id\": \"Ici\", \"text\": \"# Lisez [le texte](https://legifrance.gouv.fr)\"}",
			"{\"type\": \"image\", \"id\": \"Ici\", \"source\": \"data:image/png;base64,iVBORw0KGgo=\"}",
			"{\"type\": \"separator\", \"id\": \"Ici\"}", "{\"type\": \"spacer\", \"id\": \"Ici\"}",
			"{\"type\": \"table\", \"id\": \"Ici\", \"dataSource\": \"=lignes\"}" })
	void takesWhatOnlyShows(String component) {
		assertThat(component(component).findings()).filteredOn((finding) -> finding.file().equals("avis.form"))
			.isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> findsFieldsThatCannotBeAnswered() {
		return Stream.of(
				fault("no key", "champ-sans-cle", REFUSED,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"label\": \"Nom\"}"),
				fault("a list without path", "champ-sans-cle", REFUSED,
						"{\"type\": \"dynamiclist\", \"id\": \"Ici\", \"label\": \"Lots\", \"components\": []}"),
				fault("a key that expressions cannot spell", "champ-cle-illisible", WARNING,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"date-debut\"}"),
				fault("a key with an accent", "champ-cle-illisible", WARNING,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"décision\"}"),
				fault("a key that the language keeps", "champ-cle-illisible", WARNING,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"empty\"}"),
				fault("a key of the server", "champ-reserve", REFUSED,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"dossierId\"}"),
				fault("no choice", "champ-choix-vide", REFUSED,
						"{\"type\": \"radio\", \"id\": \"Ici\", \"key\": \"choix\", \"values\": []}"),
				fault("a choice twice", "champ-choix-double", WARNING,
						"{\"type\": \"radio\", \"id\": \"Ici\", \"key\": \"choix\", \"values\": [{\"value\": \"a\"}, {\"value\": \"a\"}]}"),
				fault("a choice without value", "champ-choix-sans-valeur", WARNING,
						"{\"type\": \"radio\", \"id\": \"Ici\", \"key\": \"choix\", \"values\": [{\"label\": \"Oui\"}, {\"value\": \"a\"}]}"),
				fault("a maximum below the minimum", "champ-bornes", REFUSED,
						"{\"type\": \"number\", \"id\": \"Ici\", \"key\": \"n\", \"validate\": {\"min\": 5, \"max\": 4}}"),
				fault("more letters than fit", "champ-bornes", REFUSED,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"t\", \"validate\": {\"minLength\": 30, \"maxLength\": \"20\"}}"),
				fault("at least more than is stored", "champ-bornes", REFUSED,
						"{\"type\": \"textarea\", \"id\": \"Ici\", \"key\": \"t\", \"validate\": {\"minLength\": 4001}}"),
				fault("up to more than is stored", "champ-longueur", WARNING,
						"{\"type\": \"textarea\", \"id\": \"Ici\", \"key\": \"t\", \"validate\": {\"maxLength\": 10000}}"),
				fault("a pattern that cannot be read", "champ-motif", REFUSED,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"t\", \"validate\": {\"pattern\": \"[a-z\"}}"),
				fault("a pattern that never ends", "champ-motif", REFUSED,
						"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"t\", \"validate\": {\"pattern\": \"^(a+)+$\"}}"),
				ModellingFault.at("no id", "champ-sans-identifiant", WARNING, "avis.form", null, "\"type\"",
						component("{\"type\": \"textfield\", \"key\": \"nom\"}")));
	}

	@TestFactory
	Stream<DynamicTest> findsWhatStandsTwice() {
		return Stream.of(fault("a key", "champ-cle-double", REFUSED,
				"{\"type\": \"textfield\", \"id\": \"La\", \"key\": \"nom\"},\n{\"type\": \"textarea\", \"id\": \"Ici\", \"key\": \"nom\"}"),
				fault("a key in a group", "champ-cle-double", REFUSED,
						"{\"type\": \"textfield\", \"id\": \"La\", \"key\": \"nom\"},\n{\"type\": \"group\", \"id\": \"G\", \"components\": [\n{\"type\": \"textarea\", \"id\": \"Ici\", \"key\": \"nom\"}]}"),
				ModellingFault
					.at("an id", "champ-identifiant-double", REFUSED, "avis.form", "Ici", "\"textarea\"", component(
							"{\"type\": \"textfield\", \"id\": \"Ici\", \"key\": \"nom\"},\n{\"type\": \"textarea\", \"id\": \"Ici\", \"key\": \"texte\"}")),
				ModellingFault.at("the id of a form", "formulaire-identifiant-double", REFUSED, "decision.form", null,
						"", LEAVE.with("decision.form", "\"id\": \"conges-decision\"", "\"id\": \"conges-avis\"")));
	}

	@Test
	void takesTheSameKeyInTwoLists() {
		assertThat(component(
				"{\"type\": \"dynamiclist\", \"id\": \"A\", \"path\": \"a\", \"components\": [{\"type\": \"textfield\", \"id\": \"C\", \"key\": \"nom\"}]},"
						+ "{\"type\": \"dynamiclist\", \"id\": \"B\", \"path\": \"b\", \"components\": [{\"type\": \"textfield\", \"id\": \"D\", \"key\": \"nom\"}]}")
			.findings("champ-cle-double")).isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> findsFormsThatAreNoForms() {
		return Stream.of(
				ModellingFault.at("no JSON", "formulaire-illisible", REFUSED, "avis.form", null, "}oui",
						LEAVE.with("avis.form", "{\"id\": \"x\",\n}oui")),
				ModellingFault.at("a name twice in one object", "formulaire-illisible", REFUSED, "avis.form", null,
						"\"id\": \"b\"",
						LEAVE.with("avis.form", "{\"id\": \"a\",\n\"id\": \"b\", \"components\": []}")),
				ModellingFault.at("no components", "formulaire-illisible", REFUSED, "avis.form", null, "",
						LEAVE.with("avis.form", "{\"id\": \"conges-avis\"}")),
				ModellingFault.at("no id", "formulaire-sans-identifiant", REFUSED, "avis.form", null, "",
						LEAVE.with("avis.form", "\"id\": \"conges-avis\",", "")),
				ModellingFault
					.at("a field that is also a group", "formulaire-refuse", REFUSED, "avis.form", null, "", component(
							"{\"type\": \"textfield\", \"id\": \"A\", \"key\": \"a\"}, {\"type\": \"textfield\", \"id\": \"B\", \"key\": \"a.b\"}")),
				ModellingFault.at("a newer editor", "formulaire-version", WARNING, "avis.form", null, "",
						LEAVE.with("avis.form", "\"schemaVersion\": 18", "\"schemaVersion\": 99")),
				ModellingFault.at("another engine", "formulaire-plateforme", WARNING, "avis.form", null, "",
						LEAVE.with("avis.form", "\"executionPlatform\": \"Camunda Platform\"",
								"\"executionPlatform\": \"Camunda Cloud\"")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "42", "{", "{\"components\": {}}", "{\"components\": [1, null, \"x\"]}",
			"{\"components\": [{\"type\": {}, \"key\": []}]}", "{\"components\": [{\"components\": [{}]}]}" })
	void endsInAFindingWhateverTheFormIs(String form) {
		List<Finding> findings = LEAVE.with("avis.form", form.getBytes(StandardCharsets.UTF_8)).findings();
		assertThat(findings).filteredOn((finding) -> finding.file().equals("avis.form"))
			.anyMatch((finding) -> finding.level() == REFUSED);
	}

	@Test
	void refusesAFormThatNestsTooDeep() {
		String deep = "{\"components\": [".repeat(5000);
		assertThat(LEAVE.with("avis.form", deep).findings("formulaire-illisible")).hasSize(1);
	}

}
