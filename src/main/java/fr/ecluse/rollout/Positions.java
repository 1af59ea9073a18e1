package fr.ecluse.rollout;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

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

	/** The ends of the tree of executions: where tokens stand. */
	private static final String STANDING = """
			 with standing as (
			   select d.id, d.siren, d.status, d.procedure_version version, coalesce(e.ACT_ID_, '') element
			     from dossier d join member m on m.siren = d.siren
			     left join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = d.process_instance_id and e.IS_EVENT_SCOPE_ = 0
			      and not exists (select 1 from ACT_RU_EXECUTION c where c.PARENT_ID_ = e.ID_ and c.IS_EVENT_SCOPE_ = 0)
			    where d.procedure_version in (select id from procedure_version where procedure_key = :procedure)
			      and d.procedure_version <> :version and d.closed is null and %s)
			""";

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

	/** Dossiers and members per version and element. */
	List<AtElement> elements(Looked looked) {
		return query(STANDING + """
				select version, element, count(distinct id) dossiers, count(distinct siren) members
				  from standing group by version, element order by dossiers desc, version, element""", looked, null)
			.query((row, number) -> new AtElement(row.getString("version"), row.getString("element"),
					row.getInt("dossiers"), row.getInt("members")))
			.list();
	}

	/** Dossiers per version and set of elements that they stand at. */
	List<Together> together(Looked looked) {
		return query(STANDING + """
				select version, elements, count(*) dossiers from (
				  select id, version, group_concat(distinct element order by element separator ' ') elements
				    from standing group by id, version) dossiers
				 group by version, elements""", looked, null)
			.query((row, number) -> new Together(row.getString("version"),
					Arrays.asList(row.getString("elements").split(" ")), row.getInt("dossiers")))
			.list();
	}

	/** How many members have such dossiers. */
	int members(Looked looked) {
		return query("select count(distinct d.siren)" + DOSSIERS, looked, null).query(Integer.class).single();
	}

	/**
	 * Dossiers per member, in the order of their numbers, of members after the cursor.
	 */
	List<AtMember> page(Looked looked, String after, int limit) {
		return query(
				"select d.siren, m.name, count(*) dossiers" + DOSSIERS
						+ " and d.siren > :after group by d.siren, m.name order by d.siren limit :limit",
				looked, Map.of("after", after, "limit", limit))
			.query((row, number) -> new AtMember(row.getString("siren"), row.getString("name"), row.getInt("dossiers")))
			.list();
	}

	/** Dossiers per member, version and element, of some members. */
	List<MemberElement> ofMembers(Looked looked, List<String> sirens) {
		return sirens.isEmpty() ? List.of() : this.jdbc
			.sql(STANDING.formatted(condition(looked) + " and d.siren in (:sirens)") + """
					select siren, version, element, count(distinct id) dossiers
					  from standing group by siren, version, element order by siren, dossiers desc, version, element""")
			.params(parameters(looked, Map.of("sirens", sirens)))
			.query((row, number) -> new MemberElement(row.getString("siren"), row.getString("version"),
					row.getString("element"), row.getInt("dossiers")))
			.list();
	}

	/** Dossiers per version and timer, message or condition that they wait for. */
	List<AtElement> events(Looked looked) {
		return query(WAITING, looked, null)
			.query((row, number) -> new AtElement(row.getString("version"), row.getString("element"),
					row.getInt("dossiers"), 0))
			.list();
	}

	/** Dossiers per version and status. */
	List<InStatus> statuses(Looked looked) {
		return query("select d.procedure_version version, d.status, count(*) dossiers" + DOSSIERS
				+ " group by d.procedure_version, d.status order by d.status", looked, null)
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

	private JdbcClient.StatementSpec query(String sql, Looked looked, @Nullable Map<String, ?> more) {
		return this.jdbc.sql(sql.formatted(condition(looked)))
			.params(parameters(looked, (more != null) ? more : Map.of()));
	}

	private static String condition(Looked looked) {
		return Coverage.sql(looked.audience().kind());
	}

	private static Map<String, Object> parameters(Looked looked, Map<String, ?> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("procedure", looked.procedure());
		parameters.put("version", looked.version());
		parameters.put("target", looked.audience().target());
		return parameters;
	}

	/** Which dossiers are counted. */
	record Looked(String procedure, String version, Audience audience) {
	}

	record AtElement(String version, String element, int dossiers, int members) {
	}

	record Together(String version, List<String> elements, int dossiers) {
	}

	record AtMember(String siren, String name, int dossiers) {
	}

	record MemberElement(String siren, String version, String element, int dossiers) {
	}

	record InStatus(String version, String status, int dossiers) {
	}

}
