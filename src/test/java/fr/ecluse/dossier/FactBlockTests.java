package fr.ecluse.dossier;

import java.time.Instant;
import java.util.Optional;

import fr.ecluse.engine.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** What a model may tell, and under which words. */
class FactBlockTests {

	private final Dossiers dossiers = mock(Dossiers.class);

	private final Facts facts = mock(Facts.class);

	private final FactBlock block = new FactBlock(this.dossiers, this.facts);

	@Test
	void tellsUnderTheWordOfTheModel() {
		this.block.run(step("convention"));
		verify(this.facts).add(any(Dossier.class), eq("convention"), eq("La convention est signée."), eq(null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "received", "status", "task-completed", "deadline-resumed", "attachment-added", "message",
			"Convention", "a b" })
	void leavesTheWordsOfTheServerToTheServer(String kind) {
		assertThatIllegalStateException().isThrownBy(() -> this.block.run(step(kind))).withMessageContaining("kind");
		verify(this.facts, never()).add(any(Dossier.class), anyString(), anyString(), any());
	}

	private Step step(String kind) {
		Step step = mock(Step.class);
		given(step.processInstanceId()).willReturn("instance");
		given(step.given("kind")).willReturn(Optional.of(kind));
		given(step.input("text")).willReturn("La convention est signée.");
		given(this.dossiers.ofInstance("instance")).willReturn(Optional.of(new Dossier("id", 0, "212900427", "essai",
				null, null, null, "instance", "Essai", "open", null, Instant.EPOCH, null)));
		return step;
	}

}
