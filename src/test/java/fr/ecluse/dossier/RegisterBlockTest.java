package fr.ecluse.dossier;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.Completions;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static fr.ecluse.dossier.DossierWorld.QUIMPER;
import static fr.ecluse.dossier.DossierWorld.SAINT_DENIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Registers, statuses, facts and start variables, by a procedure of the tests. */
@EcluseTest
class RegisterBlockTest {

	@Autowired
	private DossierWorld world;

	@Autowired
	private DossierViews views;

	@Autowired
	private Registers registers;

	@Autowired
	private Dossiers dossiers;

	@Autowired
	private Completions completions;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void givesEachPassageOneNumberWithoutGap() {
		Set<String> numbers = new HashSet<>();
		for (int i = 0; i < 3; i++) {
			// A variable "year" of the start form is not the input of the same name.
			String id = this.world.file(QUIMPER, "essai-registres", Map.of("subject", "Séance", "year", "1999"));
			this.world.steps(QUIMPER, id);
			List<Registers.Number> given = this.registers.of(id);
			assertThat(given).extracting(Registers.Number::register)
				.containsExactlyInAnyOrder("essais-registres", "essais-deliberations", "essais-deliberations",
						"essais-deliberations", "essais-actes");
			given.stream()
				.filter((number) -> number.register().equals("essais-deliberations"))
				.forEach((number) -> assertThat(numbers.add(number.number())).isTrue());
			assertThat(given).extracting(Registers.Number::number)
				.contains("ACTE-2031-%05d".formatted(i + 1))
				.noneMatch((number) -> number.contains("1999"));
			assertThat(this.runtime.getVariable(this.world.instance(id), "act"))
				.isEqualTo("ACTE-2031-%05d".formatted(i + 1));
		}
		assertThat(numbers.stream().map((number) -> Integer.parseInt(number.substring(9))))
			.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
	}

	@Test
	void givesNoNumberThatIsNotKept() {
		String id = this.world.file(SAINT_DENIS, "essai-registres", Map.of("subject", "Séance"));
		this.world.steps(SAINT_DENIS, id);
		Dossier dossier = this.dossiers.find(SAINT_DENIS, id).orElseThrow();
		String lost = this.transaction.execute((status) -> {
			status.setRollbackOnly();
			return this.registers.give(dossier, "passage-1", "essais-repris", "ER", 2026);
		});
		String kept = this.transaction
			.execute((status) -> this.registers.give(dossier, "passage-1", "essais-repris", "ER", 2026));
		assertThat(kept).isEqualTo(lost).isEqualTo("ER-2026-00001");
		assertThat(this.registers.given(id, "passage-1")).contains("ER-2026-00001");
		assertThat(this.registers.given(id, "passage-2")).isEmpty();
	}

	@Test
	void handsTheMemberAndItsParametersToTheModel() {
		String id = this.world.file(SAINT_DENIS, "essai-registres", Map.of("subject", "Séance"));
		this.world.steps(SAINT_DENIS, id);
		assertThat(this.views.timeline(SAINT_DENIS, id)).filteredOn((fact) -> fact.kind().equals("delay-set"))
			.extracting(Facts.Fact::label)
			.containsExactly("Dossier de Ville de Saint-Denis (commune, la-reunion, 155634)");
		String parameters = String.valueOf(this.runtime.getVariable(this.world.instance(id), "parameters"));
		assertThat(parameters).isEqualTo("{\"kinds\":[\"voirie\"],\"delay\":15,\"rate\":null,\"contact\":null,"
				+ "\"online\":true,\"opening\":\"2026-09-01\",\"mode\":\"simple\"}");
	}

	@Test
	void showsTheStatusesThatTheProcedureDeclares() {
		String id = this.world.file(QUIMPER, "essai-registres", Map.of("subject", "Séance"));
		this.world.steps(QUIMPER, id);
		assertThat(this.views.detail(QUIMPER, id).summary())
			.extracting(DossierViews.Summary::status, DossierViews.Summary::statusLabel)
			.containsExactly("examen", "En cours d’examen");
		this.completions.complete(QUIMPER, id, "Suivre", "dossier.quimper", Map.of());
		await().until(() -> this.views.detail(QUIMPER, id).summary().closed() != null);
		assertThat(this.views.detail(QUIMPER, id).summary().statusLabel()).isEqualTo("Attribué");
		assertThat(this.views.timeline(QUIMPER, id)).extracting(Facts.Fact::label)
			.contains("État : En cours d’examen", "État : Attribué", "Dossier clos");
	}

}
