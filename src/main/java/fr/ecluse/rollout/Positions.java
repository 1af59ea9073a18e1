package fr.ecluse.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.Siren;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the running dossiers of a procedure stand, counted by the database. */
@Repository
class Positions {

	/** Dossiers of an audience that run in other versions than the one looked at. */
	private static final String DOSSIERS = """
			 from dossier d join member m on m.siren = d.siren
			where d.procedure_version in (select id from procedure_version where procedure_key = :procedure)
			  and d.procedure_version <> :version and d.closed is null and %s
			""";

	/** Tokens stand at the ends of the tree of executions. */
	private static final String STANDING = """
			select siren, version, elements, count(*) dossiers from (
			  select d.id, d.siren, d.procedure_version version,
			         group_concat(distinct coalesce(e.ACT_ID_, '') order by e.ACT_ID_ separator ' ') elements
			    from dossier d join member m on m.siren = d.siren
			    left join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = d.process_instance_id and e.IS_EVENT_SCOPE_ = 0
			     and not exists (select 1 from ACT_RU_EXECUTION c where c.PARENT_ID_ = e.ID_ and c.IS_EVENT_SCOPE_ = 0)
			   where d.procedure_version in (select id from procedure_version where procedure_key = :procedure)
			     and d.procedure_version <> :version and d.closed is null and %s
			   group by d.id, d.siren, d.procedure_version) standing
			 group by siren, version, elements order by siren, version, elements""";

	private static final String WAITING = """
			select version, element, count(distinct id) dossiers from (
			  select d.id, d.procedure_version version, f.ACT_ID_ element
			    from dossier d join member m on m.siren = d.siren
			    join ACT_RU_JOB j on j.PROCESS_INSTANCE_ID_ = d.process_instance_id and j.TYPE_ = 'timer'
			    join ACT_RU_JOBDEF f on f.ID_ = j.JOB_DEF_ID_
			   where d.procedure_version in (select id from procedure_version where procedure_key = :procedure)
			     and d.procedure_version <> :version and d.closed is null and %1$s
			  union all
			  select d.id, d.procedure_version version, s.ACTIVITY_ID_ element
			    from dossier d join member m on m.siren = d.siren
			    join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = d.process_instance_id
			    join ACT_RU_EVENT_SUBSCR s on s.EXECUTION_ID_ = e.ID_
			   where d.procedure_version in (select id from procedure_version where procedure_key = :procedure)
			     and d.procedure_version <> :version and d.closed is null and %1$s) waiting
			 group by version, element""";

	private final JdbcClient jdbc;

	Positions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Dossiers per member, version and set of elements that they stand at, in the order
	 * of the members' numbers.
	 */
	List<Standing> standing(Looked looked) {
		return query(STANDING, looked)
			.query((row, number) -> new Standing(row.getString("siren"), row.getString("version"),
					Arrays.asList(row.getString("elements").split(" ")), row.getInt("dossiers")))
			.list();
	}

	/** Dossiers per version and timer, message or condition that they wait for. */
	List<AtElement> events(Looked looked) {
		return query(WAITING, looked)
			.query((row, number) -> new AtElement(row.getString("version"), row.getString("element"),
					row.getInt("dossiers")))
			.list();
	}

	/** Dossiers per version and status. */
	List<InStatus> statuses(Looked looked) {
		return query("select d.procedure_version version, d.status, count(*) dossiers" + DOSSIERS
				+ " group by d.procedure_version, d.status order by d.status", looked)
			.query((row, number) -> new InStatus(row.getString("version"), row.getString("status"),
					row.getInt("dossiers")))
			.list();
	}

	/** All members of an audience, those without dossiers too. */
	List<Siren> audience(Audience audience) {
		return this.jdbc
			.sql("select m.siren from member m where " + Coverage.sql(audience.kind()) + " order by m.siren")
			.param("target", audience.target())
			.query((row, number) -> new Siren(row.getString("siren")))
			.list();
	}

	private JdbcClient.StatementSpec query(String sql, Looked looked) {
		return this.jdbc.sql(sql.formatted(Coverage.sql(looked.audience().kind())))
			.params(Map.of("procedure", looked.procedure(), "version", looked.version(), "target",
					looked.audience().target()));
	}

	/** Which dossiers are counted. */
	record Looked(String procedure, String version, Audience audience) {
	}

	/**
	 * Dossiers of a member in the same place.
	 *
	 * @param elements one, or several for parallel branches; an empty one when nowhere
	 */
	record Standing(String siren, String version, List<String> elements, int dossiers) {
	}

	record AtElement(String version, String element, int dossiers) {
	}

	record InStatus(String version, String status, int dossiers) {
	}

}
