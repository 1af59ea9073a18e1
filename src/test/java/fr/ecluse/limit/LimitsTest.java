package fr.ecluse.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Program;
import fr.ecluse.member.Scope;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LimitsTest {

	private static final Siren HOME = new Siren("213800014");

	private static final Siren AWAY = new Siren("217500016");

	private final MovingClock clock = new MovingClock();

	@Test
	void aProgramMayCallInABurstThenAtItsRate() {
		Limits limits = limits(0, 0, 60, 5);
		assertThat(passed(limits, program("a", HOME), 8)).isEqualTo(5);
		Passage refused = limits.of(program("a", HOME));
		assertThat(refused.isOpen()).isFalse();
		assertThat(refused.retryAfter()).isEqualTo(1);
		this.clock.forward(Duration.ofSeconds(1));
		assertThat(passed(limits, program("a", HOME), 3)).isEqualTo(1);
		this.clock.forward(Duration.ofMinutes(10));
		assertThat(passed(limits, program("a", HOME), 8)).isEqualTo(5);
	}

	@Test
	void allProgramsOfAMemberShareItsLimit() {
		Limits limits = limits(60, 6, 60, 4);
		assertThat(passed(limits, program("a", HOME), 10)).isEqualTo(4);
		assertThat(passed(limits, program("b", HOME), 10)).isEqualTo(2);
		assertThat(passed(limits, program("c", AWAY), 10)).isEqualTo(4);
	}

	@Test
	void aProgramThatFloodsTakesNothingFromTheOthersOfItsMember() {
		Limits limits = limits(60, 6, 60, 2);
		assertThat(passed(limits, program("a", HOME), 1000)).isEqualTo(2);
		assertThat(passed(limits, program("b", HOME), 10)).isEqualTo(2);
	}

	@Test
	void waitsAsLongAsItIsTold() {
		Limits limits = limits(0, 0, 4, 1);
		assertThat(passed(limits, program("a", HOME), 2)).isEqualTo(1);
		Passage refused = limits.of(program("a", HOME));
		this.clock.forward(Duration.ofSeconds(refused.retryAfter() - 1));
		assertThat(limits.of(program("a", HOME)).isOpen()).isFalse();
		this.clock.forward(Duration.ofSeconds(1));
		assertThat(limits.of(program("a", HOME)).isOpen()).isTrue();
	}

	@Test
	void tellsWhatIsLeftInTheWordsOfTheDraft() {
		Limits limits = limits(600, 200, 60, 30);
		Passage passage = limits.of(program("a", HOME));
		assertThat(passage.policy()).isEqualTo("\"member\";q=200;w=20, \"program\";q=30;w=30");
		assertThat(passage.state()).isEqualTo("\"member\";r=199;t=1, \"program\";r=29;t=1");
	}

	@Test
	void whatIsNotLimitedIsNotCounted() {
		Limits limits = limits(0, 0, 0, 0);
		assertThat(passed(limits, program("a", HOME), 10_000)).isEqualTo(10_000);
		assertThat(limits.of(program("a", HOME)).isLimited()).isFalse();
	}

	@Test
	void theOpsnAndAgentsHaveTheirOwn() {
		Limits limits = limits(60, 1, 60, 1);
		assertThat(passed(limits, program("opsn", null), 30)).isEqualTo(20);
		Agent agent = new Agent("anne", "Anne", null, "x", true, Set.of(), Set.of());
		int passed = 0;
		for (int call = 0; call < 30; call++) {
			passed += limits.of(agent).isOpen() ? 1 : 0;
		}
		assertThat(passed).isEqualTo(10);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 1", "60, 0", "1, 100" })
	void aRateThatLetsNothingPassStopsTheStart(int perMinute, int burst) {
		assertThatIllegalArgumentException().isThrownBy(() -> limits(perMinute, burst, 60, 1))
			.withMessageContaining("ecluse.limits.member-per-minute");
	}

	private Limits limits(int member, int memberBurst, int program, int programBurst) {
		return new Limits(new LimitSettings(member, memberBurst, program, programBurst, 120, 20, 60, 10, 0),
				this.clock);
	}

	private static int passed(Limits limits, Program program, int calls) {
		int passed = 0;
		for (int call = 0; call < calls; call++) {
			passed += limits.of(program).isOpen() ? 1 : 0;
		}
		return passed;
	}

	private static Program program(String id, @Nullable Siren member) {
		return new Program(id, id, member, Scope.ALL, null);
	}

	private static final class MovingClock extends Clock {

		private Instant now = Instant.parse("2026-03-02T08:00:00Z");

		void forward(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
