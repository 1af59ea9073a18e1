package fr.ecluse.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import fr.ecluse.member.Siren;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LanesTest {

	private static final Siren FLOODING = new Siren("217500016");

	private static final Siren QUIET = new Siren("212900427");

	private static final Duration LONG = Duration.ofMinutes(1);

	@Test
	void aMemberThatIsAloneHasTheWholeRoad() throws InterruptedException {
		Lanes lanes = lanes(1, 0, Duration.ZERO);
		for (int call = 0; call < 100; call++) {
			assertThat(lanes.enter(FLOODING)).isTrue();
		}
	}

	@Test
	void besideOthersAMemberHasItsLaneAlone() throws InterruptedException {
		Lanes lanes = lanes(2, 0, Duration.ZERO);
		assertThat(lanes.enter(QUIET)).isTrue();
		assertThat(lanes.enter(FLOODING)).isTrue();
		assertThat(lanes.enter(FLOODING)).isTrue();
		assertThat(lanes.enter(FLOODING)).as("a third call at once").isFalse();
		assertThat(lanes.enter(QUIET)).isTrue();
		lanes.leave(FLOODING);
		assertThat(lanes.enter(FLOODING)).isTrue();
	}

	@Test
	void aCallWaitsUntilOneOfItsMemberLeaves() throws Exception {
		Lanes lanes = lanes(1, 10, LONG);
		lanes.enter(QUIET);
		lanes.enter(FLOODING);
		CompletableFuture<Boolean> second = entering(lanes, FLOODING);
		lanes.leave(QUIET);
		assertThat(lanes.enter(QUIET)).as("what waits is in nobody else's way").isTrue();
		assertThat(second).isNotDone();
		lanes.leave(FLOODING);
		assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
	}

	@Test
	void noMoreCallsWaitThanTheNodeHasThreadsToSpare() throws Exception {
		Lanes lanes = lanes(1, 1, LONG);
		lanes.enter(QUIET);
		lanes.enter(FLOODING);
		CompletableFuture<Boolean> second = entering(lanes, FLOODING);
		assertThat(lanes.enter(FLOODING)).as("a second one that would wait").isFalse();
		assertThat(second).isNotDone();
		lanes.leave(FLOODING);
		assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
	}

	/** A call that waits by now. */
	private static CompletableFuture<Boolean> entering(Lanes lanes, Siren member) {
		CompletableFuture<Boolean> entered = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				entered.complete(lanes.enter(member));
			}
			catch (InterruptedException ex) {
				entered.completeExceptionally(ex);
			}
		});
		thread.start();
		await().atMost(LONG).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		return entered;
	}

	private static Lanes lanes(int atOnce, int waiting, Duration longestWait) {
		return new Lanes(new LaneSettings(atOnce, waiting, longestWait, Duration.ofMinutes(1)),
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
	}

}
