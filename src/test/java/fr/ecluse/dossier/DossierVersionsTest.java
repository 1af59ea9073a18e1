package fr.ecluse.dossier;

import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** A dossier that comes to follow another version. */
@EcluseTest
class DossierVersionsTest {

	@Autowired
	private DossierWorld world;

	@Autowired
	private DossierVersions versions;

	@Autowired
	private Versions catalogue;

	@Autowired
	private Procedures procedures;

	@Autowired
	private Dossiers dossiers;

	@Autowired
	private Facts facts;

	@Autowired
	private TransactionTemplate transactions;

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void followsAnotherVersionAndTellsSo() {
		String id = this.world.file(DossierWorld.QUIMPER, "essai-horloges", Map.of("subject", "Essai"));
		Version other = another();
		follow(id, other);
		assertThat(this.versions.find(id)).hasValueSatisfying((it) -> {
			assertThat(it.versionId()).isEqualTo(other.id());
			assertThat(it.siren()).isEqualTo(DossierWorld.QUIMPER);
			assertThat(it.closed()).isFalse();
		});
		assertThat(this.facts.of(id)).extracting(Facts.Fact::label, Facts.Fact::actor)
			.contains(tuple("Passe à une autre version", "Conceptrice"));
	}

	@Test
	void whoeverReadItBeforeCannotBringTheOldVersionBack() {
		String id = this.world.file(DossierWorld.QUIMPER, "essai-horloges", Map.of("subject", "Essai"));
		Dossier before = this.dossiers.find(DossierWorld.QUIMPER, id).orElseThrow();
		follow(id, another());
		assertThatThrownBy(() -> this.dossiers.save(before.registered("EH-2026-99999")))
			.isInstanceOf(OptimisticLockingFailureException.class);
	}

	@Test
	void isOnlyChangedByWhoeverHoldsIt() {
		String id = this.world.file(DossierWorld.QUIMPER, "essai-horloges", Map.of("subject", "Essai"));
		assertThatThrownBy(() -> this.versions.lock(id)).isInstanceOf(IllegalTransactionStateException.class);
		Version other = another();
		DossierVersions.Followed before = this.versions.find(id).orElseThrow();
		follow(id, other);
		assertThatThrownBy(() -> this.transactions
			.executeWithoutResult((status) -> this.versions.follow(before, other.id(), "Encore", "x")))
			.isInstanceOf(IllegalStateException.class);
	}

	private void follow(String id, Version version) {
		this.transactions.executeWithoutResult((status) -> this.versions.follow(this.versions.lock(id).orElseThrow(),
				version.id(), "Passe à une autre version", "Conceptrice"));
	}

	/** The same files once more; nothing is published. */
	private Version another() {
		String current = this.procedures.offer("essai-horloges", DossierWorld.QUIMPER).edition().id();
		return this.catalogue.add(new Versions.Arrival("essai-horloges", "Essai", this.catalogue.files(current),
				VersionState.APPROVED, List.of(), "api", "essai"));
	}

}
