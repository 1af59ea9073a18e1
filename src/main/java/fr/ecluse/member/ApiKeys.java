package fr.ecluse.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of the members' software and of the OPSN. */
@Repository
public class ApiKeys {

	private static final Duration USE_WRITTEN_EVERY = Duration.ofMinutes(1);

	private static final int SECRET_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Journal journal;

	private final TransactionTemplate reading;

	private final TransactionTemplate writing;

	ApiKeys(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Journal journal) {
		this.jdbc = jdbc;
		this.writing = new TransactionTemplate(transactions);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.clock = clock;
		this.journal = journal;
	}

	/** Issues a key with the usual rights, good from anywhere. */
	@Transactional
	public IssuedKey issue(String name, @Nullable Siren member, String createdBy, @Nullable Instant expires) {
		return issue(KeyRequest.usual(name, member, expires), createdBy);
	}

	/** Issues a key of 256 random bits. */
	@Transactional
	public IssuedKey issue(KeyRequest request, String createdBy) {
		byte[] secret = new byte[SECRET_BYTES];
		this.random.nextBytes(secret);
		String id = UUID.randomUUID().toString();
		String token = "ecl_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		return new IssuedKey(add(id, request, createdBy, token), token);
	}

	/** Keeps a key that was chosen elsewhere. */
	@Transactional
	ApiKey add(String id, KeyRequest request, String createdBy, String token) {
		Siren member = request.member();
		Instant expires = request.expires();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.jdbc.sql("""
				insert into api_key (id, name, siren, hash, created, created_by, expires, scopes, addresses)
				values (:id, :name, :siren, :hash, :created, :createdBy, :expires, :scopes, :addresses)
				""")
			.param("id", id)
			.param("name", request.name())
			.param("siren", (member != null) ? member.value() : null)
			.param("hash", hash(token))
			.param("created", Timestamps.write(now))
			.param("createdBy", createdBy)
			.param("expires", Timestamps.write(request.expires()))
			.param("scopes", Scope.write(request.scopes()))
			.param("addresses", String.join(",", request.addresses().stream().map(AddressRange::value).toList()))
			.update();
		this.journal.record(entry(id, request.member(), "key.issued", "Clé « %s » émise".formatted(request.name()))
			.with("expires", (expires != null) ? expires.toString() : null)
			.with("scopes", Scope.write(request.scopes()))
			.with("addresses", request.addresses().stream().map(AddressRange::value).toList()));
		return new ApiKey(id, request.name(), member, now, createdBy, request.expires(), null, null, request.scopes(),
				request.addresses());
	}

	/**
	 * The key that a caller presents, when it is known, not revoked and not expired; its
	 * use is noted.
	 */
	public Optional<ApiKey> authenticate(String token) {
		Instant now = this.clock.instant();
		Optional<ApiKey> key = Objects.requireNonNull(this.reading.execute((status) -> findByToken(token)))
			.filter((found) -> found.isValid(now));
		key.ifPresent((found) -> noteUse(found, now));
		return key;
	}

	Optional<ApiKey> findByToken(String token) {
		return this.jdbc.sql("select * from api_key where hash = :hash")
			.param("hash", hash(token))
			.query(ApiKeys::key)
			.optional();
	}

	private void noteUse(ApiKey key, Instant now) {
		Instant stale = now.minus(USE_WRITTEN_EVERY);
		if (key.lastUsed() != null && key.lastUsed().isAfter(stale)) {
			return;
		}
		this.writing.executeWithoutResult((status) -> this.jdbc
			.sql("update api_key set last_used = :now where id = :id and (last_used is null or last_used <= :stale)")
			.param("now", Timestamps.write(now))
			.param("id", key.id())
			.param("stale", Timestamps.write(stale))
			.update());
	}

	/** The keys of one member, or of the OPSN for null, revoked ones included. */
	public List<ApiKey> list(@Nullable Siren member) {
		return this.jdbc.sql("select * from api_key where siren <=> :siren order by created, id")
			.param("siren", (member != null) ? member.value() : null)
			.query(ApiKeys::key)
			.list();
	}

	/** The keys still good that end before that instant, the next one first. */
	List<ApiKey> expiringBefore(Instant end) {
		return this.jdbc.sql("""
				select * from api_key where expires > :now and expires <= :end and revoked is null order by expires, id
				""")
			.param("now", Timestamps.write(this.clock.instant()))
			.param("end", Timestamps.write(end))
			.query(ApiKeys::key)
			.list();
	}

	/** One key of one member, or of the OPSN for null. */
	public Optional<ApiKey> find(@Nullable Siren member, String id) {
		return this.jdbc.sql("select * from api_key where id = :id and siren <=> :siren")
			.param("id", id)
			.param("siren", (member != null) ? member.value() : null)
			.query(ApiKeys::key)
			.optional();
	}

	/**
	 * Closes a key for good; a key that was revoked before keeps its date.
	 * @return whether there is such a key
	 */
	@Transactional
	public boolean revoke(@Nullable Siren member, String id) {
		int closed = this.jdbc
			.sql("update api_key set revoked = :now where id = :id and siren <=> :siren and revoked is null")
			.param("now", Timestamps.write(this.clock.instant()))
			.param("id", id)
			.param("siren", (member != null) ? member.value() : null)
			.update();
		Optional<ApiKey> key = find(member, id);
		if (closed > 0) {
			this.journal.record(entry(id, member, "key.revoked",
					"Clé « %s » révoquée".formatted(key.map(ApiKey::name).orElse(id))));
		}
		return key.isPresent();
	}

	private static Entry entry(String id, @Nullable Siren member, String action, String label) {
		return Entry.of("key", id, action, label).of((member != null) ? member.value() : null);
	}

	private static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static ApiKey key(ResultSet row, int number) throws SQLException {
		@Nullable String siren = row.getString("siren");
		return new ApiKey(row.getString("id"), row.getString("name"), (siren != null) ? new Siren(siren) : null,
				Timestamps.get(row, "created"), row.getString("created_by"), Timestamps.find(row, "expires"),
				Timestamps.find(row, "revoked"), Timestamps.find(row, "last_used"),
				Scope.of(items(row, "scopes").map(Scope::of).toList()),
				items(row, "addresses").map(AddressRange::new).toList());
	}

	private static Stream<String> items(ResultSet row, String column) throws SQLException {
		return Arrays.stream(row.getString(column).split(",")).filter((item) -> !item.isEmpty());
	}

	/**
	 * What a key is to be.
	 *
	 * @param member the only member it opens; null for a key of the OPSN
	 * @param expires null for a key that is good until it is revoked
	 * @param scopes what it may do
	 * @param addresses from where; empty for anywhere
	 */
	public record KeyRequest(String name, @Nullable Siren member, @Nullable Instant expires, Set<Scope> scopes,
			List<AddressRange> addresses) {

		/**
		 * All scopes for the OPSN, which administers by its keys; the usual ones else.
		 */
		static KeyRequest usual(String name, @Nullable Siren member, @Nullable Instant expires) {
			return new KeyRequest(name, member, expires, (member == null) ? Scope.ALL : Scope.USUAL, List.of());
		}

	}

	/** A key that was just issued, with what its owner has to present; shown only now. */
	public record IssuedKey(ApiKey key, String token) {

		/** Without the token, which has no place in a log. */
		@Override
		public String toString() {
			return "IssuedKey[" + this.key.id() + "]";
		}

	}

}
