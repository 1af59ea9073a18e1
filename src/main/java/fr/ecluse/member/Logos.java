package fr.ecluse.member;

import java.util.Optional;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The logos of the members. A picture stays when the member takes another one: documents
 * made with it name it by its hash.
 */
@Repository
public class Logos {

	private final JdbcClient jdbc;

	private final Journal journal;

	Logos(JdbcClient jdbc, Journal journal) {
		this.jdbc = jdbc;
		this.journal = journal;
	}

	public Optional<Logo> find(Siren siren) {
		return this.jdbc.sql("""
				select logo.sha256, type, alternative, width, height, content
				  from member_logo join logo on logo.sha256 = member_logo.sha256
				 where siren = ?""")
			.param(siren.value())
			.query((row, number) -> new Logo(row.getString("sha256"), row.getString("type"),
					row.getString("alternative"), row.getInt("width"), row.getInt("height"), row.getBytes("content")))
			.optional();
	}

	@Transactional
	public void put(Siren siren, Logo logo) {
		this.jdbc.sql("insert ignore into logo (sha256, type, width, height, content) values (?, ?, ?, ?, ?)")
			.params(logo.sha256(), logo.type(), logo.width(), logo.height(), logo.content())
			.update();
		this.jdbc.sql("""
				insert into member_logo (siren, sha256, alternative) values (?, ?, ?)
				on duplicate key update sha256 = values(sha256), alternative = values(alternative)""")
			.params(siren.value(), logo.sha256(), logo.alternative())
			.update();
		this.journal.record(Entry.of("member", siren.value(), "logo.changed", "Logo changé")
			.of(siren.value())
			.with("type", logo.type())
			.with("alternative", logo.alternative())
			.content(logo.sha256()));
	}

	@Transactional
	public void remove(Siren siren) {
		if (this.jdbc.sql("delete from member_logo where siren = ?").param(siren.value()).update() > 0) {
			this.journal.record(Entry.of("member", siren.value(), "logo.removed", "Logo retiré").of(siren.value()));
		}
	}

}
