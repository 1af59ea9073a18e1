package fr.ecluse.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The dossiers, always loaded through their member. */
interface Dossiers extends Repository<Dossier, String> {

	Dossier save(Dossier dossier);

	Optional<Dossier> findBySirenAndId(String siren, String id);

	Optional<Dossier> findByProcessInstanceId(String processInstanceId);

	List<Dossier> findBySirenAndProcessInstanceIdIn(String siren, Collection<String> processInstanceIds);

	List<Dossier> findByProcessInstanceIdIn(Collection<String> processInstanceIds);

	/**
	 * Newest first: that number, that reference or that id; all when the text is empty.
	 */
	@Query("""
			select * from dossier where siren = :siren
			  and (:text = '' or reference = :text or external_reference = :text or id = :text)
			order by received desc, id desc limit :limit
			""")
	List<Dossier> search(String siren, String text, int limit);

	Optional<Dossier> findBySirenAndProcedureKeyAndExternalReference(String siren, String procedureKey,
			String externalReference);

}
