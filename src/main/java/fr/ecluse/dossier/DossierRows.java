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

	@Query(value = "select * from dossier where id = :id", rowMapperClass = DossierMapper.class)
	Optional<Dossier> findById(String id);

	@Query(value = "select * from dossier where siren = :siren and id = :id", rowMapperClass = DossierMapper.class)
	Optional<Dossier> findBySirenAndId(String siren, String id);

	@Query(value = "select * from dossier where process_instance_id = :processInstanceId for update",
			rowMapperClass = DossierMapper.class)
	List<Dossier> lockByProcessInstanceId(String processInstanceId);

	@Query(value = "select * from dossier where siren = :siren and process_instance_id in (:processInstanceIds)",
			rowMapperClass = DossierMapper.class)
	List<Dossier> findBySirenAndProcessInstanceIdIn(String siren, Collection<String> processInstanceIds);

	@Query(value = "select * from dossier where process_instance_id in (:processInstanceIds)",
			rowMapperClass = DossierMapper.class)
	List<Dossier> findByProcessInstanceIdIn(Collection<String> processInstanceIds);

	/**
	 * Newest first: that number, that reference or that id; all when the text is empty.
	 */
	@Query(value = """
			select * from dossier where siren = :siren
			  and (:text = '' or reference = :text or external_reference = :text or id = :text)
			order by received desc, id desc limit :limit
			""", rowMapperClass = DossierMapper.class)
	List<Dossier> search(String siren, String text, int limit);

	@Query(value = """
			select * from dossier where siren = :siren and procedure_key = :procedureKey
			  and external_reference = :externalReference
			""", rowMapperClass = DossierMapper.class)
	Optional<Dossier> findBySirenAndProcedureKeyAndExternalReference(String siren, String procedureKey,
			String externalReference);

}
