package fr.ecluse.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@EcluseTest
class StartQuotaTest {

	private static final Siren HOME = new Siren("213500010");

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@BeforeEach
	void forget() {
		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.jdbc.sql("delete from start_quota").update());
	}

	@Test
	void manyAtOnceDoNotPassTheLimit() throws Exception {
		StartQuota quota = quota(5, "2026-03-02T08:00:00Z");
		ExecutorService callers = Executors.newFixedThreadPool(8);
		int taken = 0;
		try {
			List<Future<Boolean>> calls = IntStream.range(0, 40)
				.mapToObj((call) -> callers.submit(() -> quota.take(HOME, quota.today())))
				.toList();
			for (Future<Boolean> call : calls) {
				taken += call.get() ? 1 : 0;
			}
		}
		finally {
			callers.shutdown();
		}
		assertThat(taken).isEqualTo(5);
	}

	@Test
	void aPlaceGivenBackMayBeTakenAgain() {
		StartQuota quota = quota(1, "2026-03-02T08:00:00Z");
		assertThat(quota.take(HOME, quota.today())).isTrue();
		assertThat(quota.take(HOME, quota.today())).isFalse();
		quota.giveBack(HOME, quota.today());
		assertThat(quota.take(HOME, quota.today())).isTrue();
	}

	@Test
	void theDayEndsAtMidnightInParis() {
		StartQuota evening = quota(1, "2026-03-02T22:30:00Z");
		assertThat(evening.today()).isEqualTo(LocalDate.of(2026, 3, 2));
		assertThat(evening.untilTomorrow()).hasMinutes(30);
		assertThat(evening.take(HOME, evening.today())).isTrue();
		StartQuota night = quota(1, "2026-03-02T23:01:00Z");
		assertThat(night.take(HOME, night.today())).isTrue();
	}

	private StartQuota quota(int perDay, String now) {
		return new StartQuota(new LimitSettings(0, 0, 0, 0, 0, 0, 0, 0, perDay), this.jdbc,
				Clock.fixed(Instant.parse(now), ZoneOffset.UTC), this.transactions);
	}

}
