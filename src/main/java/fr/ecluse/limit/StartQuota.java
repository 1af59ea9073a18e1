package fr.ecluse.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import fr.ecluse.member.Siren;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dossiers that a member's programs may start in a day, counted for all nodes. A
 * start takes its place before it is made and gives it back when nothing came of it, so
 * that many at once do not pass the limit.
 */
@Component
public class StartQuota {

	/** Whose midnight begins the day, for all members. */
	private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

	private final LimitSettings settings;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	StartQuota(LimitSettings settings, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.settings = settings;
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Starts a day; 0 when there is no limit. */
	public int perDay() {
		return this.settings.dailyStarts();
	}

	public LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZONE);
	}

	public Duration untilTomorrow() {
		return Duration.between(ZonedDateTime.ofInstant(this.clock.instant(), ZONE),
				today().plusDays(1).atStartOfDay(ZONE));
	}

	/**
	 * Takes a place of that day, unless all are taken. Each statement is a transaction of
	 * its own: one that first looks and then counts would wait for the others in a ring.
	 */
	public boolean take(Siren member, LocalDate day) {
		if (count(member, day)) {
			return true;
		}
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("insert ignore into start_quota (siren, day, taken) values (:siren, :day, 0)")
					.param("siren", member.value())
					.param("day", day)
					.update());
		return count(member, day);
	}

	private boolean count(Siren member, LocalDate day) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> this.jdbc
			.sql("update start_quota set taken = taken + 1 where siren = :siren and day = :day and taken < :most")
			.param("siren", member.value())
			.param("day", day)
			.param("most", perDay())
			.update() == 1));
	}

	public void giveBack(Siren member, LocalDate day) {
		this.transaction.executeWithoutResult((status) -> this.jdbc
			.sql("update start_quota set taken = taken - 1 where siren = :siren and day = :day and taken > 0")
			.param("siren", member.value())
			.param("day", day)
			.update());
	}

}
