package fr.ecluse.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.ecluse.calendar.Territory;
import fr.ecluse.database.TransactionMemory;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** The directory of members. */
@Repository
public class Members {

	private static final String UPSERT = """
			insert into member (siren, name, kind, insee_code, departement, population, parent, territory,
			  address, postal_code, city, phone, email, website, signatory_name, signatory_title,
			  hours, contact_service, signatory_delegation)
			values (:siren, :name, :kind, :insee, :departement, :population, :parent, :territory,
			  :address, :postalCode, :city, :phone, :email, :website, :signatoryName, :signatoryTitle,
			  :hours, :contactService, :signatoryDelegation)
			on duplicate key update name = values(name), kind = values(kind), insee_code = values(insee_code),
			  departement = values(departement), population = values(population), parent = values(parent),
			  territory = values(territory), address = values(address), postal_code = values(postal_code),
			  city = values(city), phone = values(phone), email = values(email), website = values(website),
			  signatory_name = values(signatory_name), signatory_title = values(signatory_title),
			  hours = values(hours), contact_service = values(contact_service),
			  signatory_delegation = values(signatory_delegation)
			""";

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batches;

	private final Journal journal;

	private final TransactionMemory<Siren, Optional<Member>> known = new TransactionMemory<>();

	Members(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Journal journal) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.journal = journal;
	}

	public Optional<Member> find(Siren siren) {
		return this.known.get(siren,
				() -> this.jdbc.sql("select * from member where siren = :siren")
					.param("siren", siren.value())
					.query(Members::member)
					.optional());
	}

	/**
	 * The member, which the caller expects to exist.
	 * @throws org.springframework.web.ErrorResponseException 404 when it is not in the
	 * directory
	 */
	public Member get(Siren siren) {
		return find(siren).orElseThrow(() -> unknown(siren));
	}

	/** Those of the members that exist, by their number, in its order. */
	public Map<Siren, Member> findAll(Collection<Siren> sirens) {
		return findAll(sirens, "");
	}

	/** As {@link #find}, kept from other writers until the end of the transaction. */
	Optional<Member> lock(Siren siren) {
		return Optional.ofNullable(lockAll(List.of(siren)).get(siren));
	}

	/** As {@link #findAll}, kept from other writers until the end of the transaction. */
	Map<Siren, Member> lockAll(Collection<Siren> sirens) {
		return findAll(sirens, " for update");
	}

	private Map<Siren, Member> findAll(Collection<Siren> sirens, String lock) {
		if (sirens.isEmpty()) {
			return Map.of();
		}
		return this.jdbc.sql("select * from member where siren in (:sirens) order by siren" + lock)
			.param("sirens", sirens.stream().map(Siren::value).distinct().toList())
			.query(Members::member)
			.list()
			.stream()
			.collect(Collectors.toMap(Member::siren, Function.identity(), (one, other) -> one, LinkedHashMap::new));
	}

	/** One page of the members that match, in the order of their names. */
	public List<Member> list(MemberQuery query) {
		StringBuilder sql = new StringBuilder("select * from member where 1 = 1");
		MapSqlParameterSource parameters = new MapSqlParameterSource("limit", query.limit());
		if (query.text() != null) {
			sql.append(" and (name like :name or siren like :number or insee_code = :code)");
			String escaped = query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
			parameters.addValue("name", "%" + escaped + "%")
				.addValue("number", Excerpt.withoutSpaces(escaped) + "%")
				.addValue("code", query.text());
		}
		if (query.departement() != null) {
			sql.append(" and departement = :departement");
			parameters.addValue("departement", query.departement());
		}
		if (query.kind() != null) {
			sql.append(" and kind = :kind");
			parameters.addValue("kind", query.kind().key());
		}
		if (query.after() != null) {
			sql.append(" and (name > :afterName or (name = :afterName and siren > :afterSiren))");
			parameters.addValue("afterName", query.after().name())
				.addValue("afterSiren", query.after().siren().value());
		}
		sql.append(" order by name, siren limit :limit");
		return this.jdbc.sql(sql.toString()).paramSource(parameters).query(Members::member).list();
	}

	public long count() {
		return this.jdbc.sql("select count(*) from member").query(Long.class).single();
	}

	/** Adds the member or replaces what the directory says of it. */
	@Transactional
	public void put(Member member) {
		Optional<Member> before = find(member.siren());
		putAll(List.of(member));
		Entry entry = Entry
			.of("member", member.siren().value(), before.isPresent() ? "member.changed" : "member.created",
					"Fiche de « %s » %s".formatted(member.name(), before.isPresent() ? "modifiée" : "créée"))
			.of(member.siren().value())
			.changing(before.map(Members::values).orElse(Map.of()), values(member));
		this.journal.record(entry);
	}

	/** As {@link #put}, in as few round trips as the driver needs. */
	@Transactional
	void putAll(Collection<Member> members) {
		this.known.clear();
		this.batches.batchUpdate(UPSERT, members.stream().map(Members::parameters).toArray(SqlParameterSource[]::new));
	}

	/** What a caller is told of a member that is not in the directory. */
	public static ErrorResponseException unknown(Siren siren) {
		return Refusal.notFound("adherent-inconnu", "Adhérent inconnu",
				"Aucun adhérent ne porte le SIREN %s. Vérifiez le numéro ou demandez à l'OPSN de l'ajouter à l'annuaire."
					.formatted(siren));
	}

	private static Map<String, @Nullable Object> values(Member member) {
		return parameters(member).getValues();
	}

	private static MapSqlParameterSource parameters(Member member) {
		Letterhead letterhead = member.letterhead();
		Siren parent = member.parent();
		return new MapSqlParameterSource("siren", member.siren().value()).addValue("name", member.name())
			.addValue("kind", member.kind().key())
			.addValue("insee", member.inseeCode())
			.addValue("departement", member.departement())
			.addValue("population", member.population())
			.addValue("parent", (parent != null) ? parent.value() : null)
			.addValue("territory", member.territory().key())
			.addValue("address", letterhead.address())
			.addValue("postalCode", letterhead.postalCode())
			.addValue("city", letterhead.city())
			.addValue("phone", letterhead.phone())
			.addValue("email", letterhead.email())
			.addValue("website", letterhead.website())
			.addValue("signatoryName", letterhead.signatoryName())
			.addValue("signatoryTitle", letterhead.signatoryTitle())
			.addValue("hours", letterhead.hours())
			.addValue("contactService", letterhead.contactService())
			.addValue("signatoryDelegation", letterhead.signatoryDelegation());
	}

	private static Member member(ResultSet row, int number) throws SQLException {
		@Nullable String parent = row.getString("parent");
		return new Member(new Siren(row.getString("siren")), row.getString("name"),
				MemberKind.of(row.getString("kind")), row.getString("insee_code"), row.getString("departement"),
				row.getObject("population", Integer.class), (parent != null) ? new Siren(parent) : null,
				Territory.of(row.getString("territory")),
				new Letterhead(row.getString("address"), row.getString("postal_code"), row.getString("city"),
						row.getString("phone"), row.getString("email"), row.getString("website"),
						row.getString("signatory_name"), row.getString("signatory_title"), row.getString("hours"),
						row.getString("contact_service"), row.getString("signatory_delegation")));
	}

}
