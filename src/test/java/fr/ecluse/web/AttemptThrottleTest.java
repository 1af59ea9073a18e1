package fr.ecluse.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptThrottleTest {

	private static final WebSettings.AttemptLimits LIMITS = new WebSettings.AttemptLimits(5, Duration.ofSeconds(2),
			Duration.ofMinutes(5), 100, Duration.ofMinutes(15));

	private final Probe.AdjustableClock clock = new Probe.AdjustableClock();

	private final AttemptThrottle throttle = new AttemptThrottle(LIMITS, this.clock);

	@ParameterizedTest(name = "{0} failures: {1} seconds")
	@CsvSource({ "1, 0", "5, 0", "6, 2", "7, 4", "8, 8", "10, 32", "13, 256", "14, 300", "40, 300" })
	void doublesTheDelayUpToItsLimit(int failures, long seconds) {
		for (int i = 0; i < failures; i++) {
			this.clock.forward(this.throttle.remaining("192.0.2.1", "camille"));
			assertThat(this.throttle.attempt("192.0.2.1", "camille")).isZero();
		}

		assertThat(this.throttle.remaining("192.0.2.1", "camille"))
			.isBetween(Duration.ofSeconds(seconds).minusMillis(900).isNegative() ? Duration.ZERO
					: Duration.ofSeconds(seconds).minusMillis(900), Duration.ofSeconds(seconds));
	}

	/** The one that looked at the clock first is counted last. */
	@Test
	void postponesNoneOfTwoAtTheSameTime() {
		assertThat(this.throttle.attempt("192.0.2.1", "camille")).isZero();
		this.clock.forward(Duration.ofSeconds(-1));

		assertThat(this.throttle.attempt("192.0.2.1", "camille")).isZero();
	}

	@Test
	void letsTheOwnerInFromAnotherAddress() {
		guess("192.0.2.1", "camille", 50);

		assertThat(this.throttle.attempt("192.0.2.1", "camille")).isPositive();
		assertThat(this.throttle.attempt("192.0.2.2", "camille")).isZero();
	}

	@Test
	void limitsAnAddressThatTriesManyAccounts() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.throttle.attempt("192.0.2.1", "account" + i)).isZero();
		}

		assertThat(this.throttle.attempt("192.0.2.1", "another")).isPositive();
		assertThat(this.throttle.attempt("192.0.2.2", "another")).isZero();
		this.clock.forward(Duration.ofMinutes(16));
		assertThat(this.throttle.attempt("192.0.2.1", "another")).isZero();
	}

	@Test
	void doesNotShutOutColleaguesBehindTheSameAddress() {
		this.throttle.attempt("192.0.2.1", "colleague");
		this.throttle.succeeded("192.0.2.1", "colleague");
		for (int i = 0; i < 200; i++) {
			this.throttle.attempt("192.0.2.1", "account" + i);
		}

		assertThat(this.throttle.attempt("192.0.2.1", "newcomer")).isPositive();
		assertThat(this.throttle.attempt("192.0.2.1", "colleague")).isZero();
	}

	@Test
	void doesNotCountSuccessfulSignIns() {
		for (int i = 0; i < 300; i++) {
			assertThat(this.throttle.attempt("192.0.2.1", "agent" + i)).isZero();
			this.throttle.succeeded("192.0.2.1", "agent" + i);
		}
	}

	@Test
	void forgetsFailuresAfterASuccess() {
		guess("192.0.2.1", "camille", 5);
		this.throttle.succeeded("192.0.2.1", "camille");
		guess("192.0.2.1", "camille", 5);

		assertThat(this.throttle.remaining("192.0.2.1", "camille")).isZero();
	}

	@Test
	void countsAttemptsThatAreMadeAtOnce() {
		long allowed = java.util.stream.IntStream.range(0, 200)
			.parallel()
			.filter((i) -> this.throttle.attempt("192.0.2.1", "camille").isZero())
			.count();

		assertThat(allowed).isEqualTo(6);
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false",
			"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false",
			"::ffff:192.0.2.1, 192.0.2.1, true", "[2001:db8::1], 2001:db8::2%eth0, true", "unknown, unknown, true" })
	void takesASubscribersNetworkAsOneOrigin(String one, String other, boolean same) {
		assertThat(NetworkOrigin.of(one).equals(NetworkOrigin.of(other))).isEqualTo(same);
	}

	private void guess(String address, String subject, int times) {
		for (int i = 0; i < times; i++) {
			this.throttle.attempt(address, subject);
		}
	}

}
