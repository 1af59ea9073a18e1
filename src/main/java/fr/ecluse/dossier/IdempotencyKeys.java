package fr.ecluse.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys with which clients repeat a start safely, kept for seven days. A key is taken
 * in the transaction of the start, so that it exists exactly when the dossier does.
 */
@Component
class IdempotencyKeys {

	private static final Duration KEPT = Duration.ofDays(7);

	private final JdbcClient jdbc;

	private final Clock clock;

	IdempotencyKeys(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Takes the key, without waiting for whoever is about to take the same one.
	 * @return what the key was used for, empty when it is new
	 * @throws org.springframework.web.ErrorResponseException 409 when a call with that
	 * key is under way
	 */
	Optional<Use> take(Siren siren, String key, String requestHash) {
		try {
			this.jdbc.sql("""
					set statement innodb_lock_wait_timeout = 0 for
					insert into idempotency_key (siren, value, request_hash, created)
					values (:siren, :value, :hash, :created)
					""")
				.param("siren", siren.value())
				.param("value", key)
				.param("hash", requestHash)
				.param("created", LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
				.update();
			return Optional.empty();
		}
		catch (DuplicateKeyException ex) {
			return this.jdbc
				.sql("select request_hash, dossier_id, answer from idempotency_key "
						+ "where siren = :siren and value = :value")
				.param("siren", siren.value())
				.param("value", key)
				.query((row, number) -> new Use(row.getString("request_hash"), row.getString("dossier_id"),
						row.getString("answer")))
				.optional();
		}
		catch (ConcurrencyFailureException ex) {
			throw Refusal.inProgress();
		}
	}

	/** Notes what the key was used for, and the answer that the call gave. */
	void use(Siren siren, String key, String dossierId, String answer) {
		this.jdbc
			.sql("update idempotency_key set dossier_id = :dossier, answer = :answer "
					+ "where siren = :siren and value = :value")
			.param("dossier", dossierId)
			.param("answer", answer)
			.param("siren", siren.value())
			.param("value", key)
			.update();
	}

	@Transactional
	@Scheduled(fixedDelay = 6 * 3_600_000, initialDelay = 600_000)
	void forgetOld() {
		this.jdbc.sql("delete from idempotency_key where created < :limit")
			.param("limit", LocalDateTime.ofInstant(this.clock.instant().minus(KEPT), ZoneOffset.UTC))
			.update();
	}

	/**
	 * What a key was used for: the hash of its request, the dossier it started, and the
	 * answer given (null for keys older than answers).
	 */
	record Use(String requestHash, @Nullable String dossierId, @Nullable String answer) {
	}

}
