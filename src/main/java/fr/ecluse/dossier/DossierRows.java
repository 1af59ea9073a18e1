package fr.ecluse.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The rows of the dossiers. Each query is written out: a derived one would be put
 * together again at each call.
 */
interface DossierRows extends Repository<Dossier, String> {

	Dossier save(Dossier dossier);

	@Query("select * from dossier where id = :id")
	Optional<Dossier> findById(String id);

	@Query("select * from dossier where siren = :siren and id = :id")
	Optional<Dossier> findBySirenAndId(String siren, String id);

	@Query("select * from dossier where process_instance_id = :processInstanceId for update")
	Optional<Dossier> lockByProcessInstanceId(String processInstanceId);

	@Query("select * from dossier where siren = :siren and process_instance_id in (:processInstanceIds)")
	List<Dossier> findBySirenAndProcessInstanceIdIn(String siren, Collection<String> processInstanceIds);

	@Query("select * from dossier where process_instance_id in (:processInstanceIds)")
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

	@Query("""
			select * from dossier where siren = :siren and procedure_key = :procedureKey
			  and external_reference = :externalReference
			""")
	Optional<Dossier> findBySirenAndProcedureKeyAndExternalReference(String siren, String procedureKey,
			String externalReference);

}
