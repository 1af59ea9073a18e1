package fr.ecluse.exchange;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of other OPSN whose archives are accepted. A key that is replaced or withdrawn
 * stays, with who did it and when.
 */
@Repository
class TrustedKeys {

	private static final String ACTIVE = "select name, owner, public_key, created, created_by from trusted_key where revoked is null";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Journal journal;

	TrustedKeys(JdbcClient jdbc, Clock clock, Journal journal) {
		this.journal = journal;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	List<TrustedKey> list() {
		return this.jdbc.sql(ACTIVE + " order by name").query(TrustedKeys::read).list();
	}

	Optional<TrustedKey> find(String name) {
		return this.jdbc.sql(ACTIVE + " and name = ?").param(name).query(TrustedKeys::read).optional();
	}

	Optional<TrustedKey> ofFingerprint(String fingerprint) {
		return this.jdbc.sql(ACTIVE + " and fingerprint = ?").param(fingerprint).query(TrustedKeys::read).optional();
	}

	/**
	 * Accepts a key under a name, in place of the one that had it.
	 * @throws org.springframework.dao.DuplicateKeyException when it has another name
	 * already
	 */
	@Transactional
	TrustedKey put(String name, String owner, SignerKey key, String by) {
		revoke(name, by);
		this.jdbc.sql("""
				insert into trusted_key (name, owner, fingerprint, public_key, created, created_by)
				values (?, ?, ?, ?, ?, ?)""").params(name, owner, key.fingerprint(), key.encoded(), now(), by).update();
		this.journal.record(Entry
			.of("trusted-key", name, "trusted-key.accepted",
					"Clé de signature de « %s » acceptée sous le nom « %s »".formatted(owner, name))
			.with("owner", owner)
			.with("fingerprint", key.fingerprint()));
		return find(name).orElseThrow();
	}

	/**
	 * Accepts nothing more from the key of that name.
	 * @return whether there was one
	 */
	@Transactional
	boolean revoke(String name, String by) {
		boolean found = this.jdbc
			.sql("update trusted_key set revoked = ?, revoked_by = ? where name = ? and revoked is null")
			.params(now(), by, name)
			.update() > 0;
		if (found) {
			this.journal.record(Entry.of("trusted-key", name, "trusted-key.withdrawn",
					"Clé de signature « %s » retirée".formatted(name)));
		}
		return found;
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static TrustedKey read(ResultSet row, int number) throws SQLException {
		Instant created = row.getObject("created", LocalDateTime.class).toInstant(ZoneOffset.UTC);
		try {
			return new TrustedKey(row.getString("name"), row.getString("owner"),
					SignerKey.of(row.getBytes("public_key")), created, row.getString("created_by"));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("trusted key " + row.getString("name"), ex);
		}
	}

}
