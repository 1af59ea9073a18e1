package fr.ecluse.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import fr.ecluse.database.TransactionMemory;
import fr.ecluse.member.Siren;

import org.springframework.stereotype.Repository;

/**
 * The dossiers, always loaded through their member. What a transaction has written or
 * locked is not read again: its row stays locked until the end, so that nobody else
 * changes it.
 */
@Repository
class Dossiers {

	private final DossierRows rows;

	private final TransactionMemory<String, Dossier> locked = new TransactionMemory<>();

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
		remember(saved);
		return saved;
	}

	private void remember(Dossier dossier) {
		this.locked.put(dossier.processInstanceId(), dossier);
		this.locked.put(dossier.id(), dossier);
	}

	/** Somebody changed a dossier by another way in this transaction. */
	void changedElsewhere() {
		this.locked.clear();
	}

	Optional<Dossier> find(String id) {
		Dossier known = this.locked.peek(id);
		return (known != null && known.id().equals(id)) ? Optional.of(known) : this.rows.findById(id);
	}

	Optional<Dossier> find(Siren siren, String id) {
		Dossier known = this.locked.peek(id);
		return (known != null && known.id().equals(id))
				? Optional.of(known).filter((it) -> it.siren().equals(siren.value()))
				: this.rows.findBySirenAndId(siren.value(), id);
	}

	/**
	 * The dossier that an instance runs, locked until the transaction ends: two steps of
	 * one dossier wait for each other here, before either has written anything, instead
	 * of meeting in a deadlock.
	 */
	Optional<Dossier> ofInstance(String processInstanceId) {
		Dossier known = this.locked.peek(processInstanceId);
		if (known != null && known.processInstanceId().equals(processInstanceId)) {
			return Optional.of(known);
		}
		Optional<Dossier> found = this.rows.lockByProcessInstanceId(processInstanceId).stream().findFirst();
		found.ifPresent(this::remember);
		return found;
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
