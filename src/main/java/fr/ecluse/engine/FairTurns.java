package fr.ecluse.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.impl.PriorityProvider;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;

/**
 * Gives each job its turn: a virtual clock per member. A job's turn is now, or a quantum
 * after the turn of the member's job before it, whichever is later, and turns are taken
 * in that order. A member that starts thousands of dossiers queues behind itself; jobs of
 * the others come between. A timer's turn is when it is due, or as many quanta later as
 * the member has timers due at the same time before it: what is due at midnight is done
 * for all members side by side. What models say of priority does not count. As soon as no
 * job waits, nobody has made anybody wait, and all clocks are right again.
 */
class FairTurns implements PriorityProvider<JobDeclaration<?, ?>> {

	/** The share of one member while all of them have work to do. */
	private static final long QUANTUM = Duration.ofSeconds(1).toMillis();

	/** A member that was greedy is not made to wait for longer than this. */
	private static final long FURTHEST = Duration.ofDays(1).toMillis();

	private static final int MOST_MEMBERS = 20_000;

	/**
	 * Beyond, what was seen long ago is forgotten, and its next timer is a first again.
	 */
	private static final int MOST_DUES = 50_000;

	private final Cache<String, Long> last = Caffeine.newBuilder()
		.maximumSize(MOST_MEMBERS)
		.expireAfterWrite(Duration.ofMillis(FURTHEST))
		.build();

	private final Cache<Due, Integer> timers = Caffeine.newBuilder().maximumSize(MOST_DUES).build();

	private final Clock clock;

	FairTurns(Clock clock) {
		this.clock = clock;
	}

	/** The earlier the turn, the higher the priority. */
	@Override
	public long determinePriority(@Nullable ExecutionEntity execution, JobDeclaration<?, ?> job,
			@Nullable String jobDefinitionId) {
		if (execution != null && job instanceof TimerDeclarationImpl timer) {
			return -turn(execution.getTenantId(), due(execution, timer));
		}
		return -turn((execution != null) ? execution.getTenantId() : null);
	}

	/** No job waits for its turn. */
	void forgive() {
		this.last.invalidateAll();
	}

	/** The turn of one more job of a member. */
	long turn(@Nullable String siren) {
		long now = this.clock.millis();
		if (siren == null) {
			return now;
		}
		return this.last.asMap()
			.merge(siren, now, (before, fresh) -> Math.min(Math.max(fresh, before + QUANTUM), fresh + FURTHEST));
	}

	/** The turn of one more timer of a member. */
	long turn(@Nullable String siren, long due) {
		return (siren == null) ? due
				: due + QUANTUM * (this.timers.asMap().merge(new Due(siren, due), 1, Integer::sum) - 1);
	}

	/** As the engine is about to work it out; a date in no variable yet is now. */
	private long due(ExecutionEntity execution, TimerDeclarationImpl timer) {
		TimerEntity trial = new TimerEntity();
		timer.resolveAndSetDuedate(execution, trial, false);
		Date due = trial.getDuedate();
		return (due != null) ? due.getTime() : this.clock.millis();
	}

	/** When timers of a member are due. */
	private record Due(String siren, long millis) {

	}

}
