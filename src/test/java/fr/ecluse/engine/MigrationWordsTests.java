package fr.ecluse.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the engine says of a migration, in French. */
class MigrationWordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "There is no migration instruction for this instance's activity",
			"Activities have incompatible types (UserTaskActivityBehavior is not compatible with ReceiveTaskActivityBehavior)",
			"Events are not of the same type (boundaryMessage != boundaryTimer)",
			"The closest mapped ancestor 'a' is mapped to scope 'b' which is not an ancestor of target scope 'c'",
			"The source activity's event scope (a) must be mapped to the target activity's event scope (b)",
			"The source activity's event scope (a) must be mapped but the target activity has no event scope",
			"Target activity 'a' is a descendant of multi-instance body 'b' that is not mapped from the source process definition.",
			"Cannot remove the inner activity of a multi-instance body when the body is mapped",
			"Must map the inner activity of a multi-instance body when the body is mapped",
			"The target gateway must have at least the same number of incoming sequence flows that the source gateway has",
			"The gateway's flow scope 'a' must be mapped", "Only one gateway can be mapped to gateway 'a'",
			"Target activity is not asyncBefore", "Target activity is not asyncAfter",
			"Transition instance is assigned to no sequence flow and target activity has more than one outgoing sequence flow",
			"Transition instance is assigned to a sequence flow that cannot be matched in the target activity",
			"A transition instance that instantiates the process can only be migrated to a process-level flow node",
			"The variable 'v' exists in both, this scope and concurrent local in the parent scope. Migrating to a non-scope activity would overwrite one of them.",
			"Process instance contains not migrated jobs: [1, 2]",
			"Cannot migrate subscription for compensation handler 'a'. There is no migration instruction for the compensation boundary event" })
	void saysEachOfTheEnginesFindings(String english) {
		String french = MigrationWords.sentence("etape", english, (id) -> "nom de " + id);
		assertThat(french).startsWith("« nom de etape » : ").endsWith(".");
		assertThat(MigrationWords.clause(english, (id) -> id)).isNotEqualTo(MigrationWords.GENERAL)
			.doesNotContain("scope", "instance'", "mapped", "activity");
	}

	@Test
	void saysWhatItDoesNotKnowInGeneral() {
		assertThat(MigrationWords.clause("Something new", (id) -> id)).isEqualTo(MigrationWords.GENERAL);
	}

	@ParameterizedTest
	@CsvSource({ "Instruire le dossier, Instruire un dossier, 0.7, 1", "Vérifier, verifier, 1, 1",
			"Instruire, Signer, 0, 0.3", "'', '', 1, 1", "a, b, 0, 0" })
	void measuresHowAlikeTwoNamesAre(String one, String other, double least, double most) {
		assertThat(ModelProposals.likeness(one, other)).isBetween(least, most)
			.isEqualTo(ModelProposals.likeness(other, one));
	}

}
