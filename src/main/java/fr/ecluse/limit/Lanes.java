package fr.ecluse.limit;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * One lane of this node for the programs of each member: while others have calls to make
 * as well, a member that makes many at once waits behind itself, and a core stays free
 * for the others. A member that is alone has the whole road.
 */
@Component
public class Lanes {

	private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(250);

	private final LaneSettings settings;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Siren, Lane> lanes = new HashMap<>();

	private int waiting;

	/** The member that called last, and when another did before it. */
	private @Nullable Siren latest;

	private Instant latestSeen = Instant.MIN;

	private Instant otherSeen = Instant.MIN;

	Lanes(LaneSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Waits for a place among the member's calls, not for long. Who gets one leaves it.
	 * @return whether there is a place
	 */
	public boolean enter(Siren member) throws InterruptedException {
		this.lock.lock();
		try {
			see(member);
			Lane lane = this.lanes.computeIfAbsent(member, (siren) -> new Lane(this.lock.newCondition()));
			if ((!lane.isOpen(width(lane)) || lane.waiting > 0) && !await(lane)) {
				forget(member, lane);
				return false;
			}
			lane.inside++;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	public void leave(Siren member) {
		this.lock.lock();
		try {
			Lane lane = this.lanes.get(member);
			if (lane != null) {
				lane.inside--;
				lane.free.signal();
				forget(member, lane);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean await(Lane lane) throws InterruptedException {
		if (this.waiting >= this.settings.waiting()) {
			return false;
		}
		long until = System.nanoTime() + this.settings.longestWait().toNanos();
		this.waiting++;
		lane.waiting++;
		try {
			do {
				long left = until - System.nanoTime();
				if (left <= 0) {
					return false;
				}
				// The lane may have become wider without a call having left it.
				lane.free.awaitNanos(Math.min(left, LOOK));
			}
			while (!lane.isOpen(width(lane)));
			return true;
		}
		finally {
			this.waiting--;
			lane.waiting--;
			// The place that this one was told of may be another's.
			lane.free.signal();
		}
	}

	/** What members that wait have for themselves: the cores but one, in equal parts. */
	private int width(Lane mine) {
		if (this.otherSeen.plus(this.settings.othersSeen()).isBefore(this.clock.instant())) {
			return Integer.MAX_VALUE;
		}
		long crowded = this.lanes.values().stream().filter((lane) -> lane != mine && lane.waiting > 0).count() + 1;
		return (int) Math.max(1, this.settings.width() / crowded);
	}

	private void see(Siren member) {
		if (!member.equals(this.latest)) {
			if (this.latest != null) {
				this.otherSeen = this.latestSeen;
			}
			this.latest = member;
		}
		this.latestSeen = this.clock.instant();
	}

	private void forget(Siren member, Lane lane) {
		if (lane.inside == 0 && lane.waiting == 0) {
			this.lanes.remove(member);
		}
	}

	private static final class Lane {

		private final Condition free;

		private int inside;

		private int waiting;

		Lane(Condition free) {
			this.free = free;
		}

		boolean isOpen(int width) {
			return this.inside < width;
		}

	}

}
