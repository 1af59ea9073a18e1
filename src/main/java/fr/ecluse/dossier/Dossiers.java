package fr.ecluse.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import fr.ecluse.database.TransactionMemory;
import fr.ecluse.member.Siren;

import org.springframework.stereotype.Repository;

/**
 * The dossiers, always loaded through their member. What a transaction has written is not
 * read again: its row stays locked until the end, so that nobody else changes it.
 */
@Repository
class Dossiers {

	private final DossierRows rows;

	private final TransactionMemory<String, Dossier> written = new TransactionMemory<>();

	Dossiers(DossierRows rows) {
		this.rows = rows;
	}

	/**
	 * Stores a dossier.
	 * @throws org.springframework.dao.OptimisticLockingFailureException when somebody
	 * else has changed it since it was read
	 */
	Dossier save(Dossier dossier) {
		Dossier saved = this.rows.save(dossier);
		this.written.put(saved.processInstanceId(), saved);
		this.written.put(saved.id(), saved);
		return saved;
	}

	/** Somebody changed a dossier by another way in this transaction. */
	void changedElsewhere() {
		this.written.clear();
	}

	Optional<Dossier> find(Siren siren, String id) {
		Dossier known = this.written.peek(id);
		return (known != null && known.id().equals(id))
				? Optional.of(known).filter((it) -> it.siren().equals(siren.value()))
				: this.rows.findBySirenAndId(siren.value(), id);
	}

	Optional<Dossier> ofInstance(String processInstanceId) {
		Dossier known = this.written.peek(processInstanceId);
		return (known != null && known.processInstanceId().equals(processInstanceId)) ? Optional.of(known)
				: this.rows.findByProcessInstanceId(processInstanceId);
	}

	List<Dossier> ofInstances(Siren siren, Collection<String> processInstanceIds) {
		return this.rows.findBySirenAndProcessInstanceIdIn(siren.value(), processInstanceIds);
	}

	List<Dossier> ofInstances(Collection<String> processInstanceIds) {
		return this.rows.findByProcessInstanceIdIn(processInstanceIds);
	}

	/**
	 * Newest first: that number, that reference or that id; all when the text is empty.
	 */
	List<Dossier> search(Siren siren, String text, int limit) {
		return this.rows.search(siren.value(), text, limit);
	}

	Optional<Dossier> ofReference(Siren siren, String procedure, String externalReference) {
		return this.rows.findBySirenAndProcedureKeyAndExternalReference(siren.value(), procedure, externalReference);
	}

}
