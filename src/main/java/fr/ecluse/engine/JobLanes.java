package fr.ecluse.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * While several members have jobs, none of them has all of this node's threads: two stay
 * free, as long as one is left, for the next jobs of others. A member that is alone has
 * them all.
 */
class JobLanes implements SessionFactory {

	/**
	 * Jobs beyond those that can be taken, among which one of another member is found.
	 */
	private static final int LOOK_AHEAD = 16;

	/** So many due jobs are not sorted any more. */
	private static final int MANY = 24;

	/** For so long others count; a job that was never run is forgotten as well. */
	private static final Duration SEEN = Duration.ofMinutes(1);

	private static final int MOST = 10_000;

	private final int threads;

	private final Runnable idle;

	private final Cache<String, String> taken = remembered();

	/** Members of the jobs that were chosen last. */
	private final Map<String, String> chosen = new HashMap<>();

	/** Whether many jobs were due the last time. */
	private volatile boolean many;

	private final Cache<String, Boolean> seen = remembered();

	/**
	 * The lanes of a node.
	 * @param threads that run jobs
	 * @param idle told each time that no job waits
	 */
	JobLanes(int threads, Runnable idle) {
		this.threads = threads;
		this.idle = idle;
	}

	/** Tidied up by whoever uses it: to wake a thread for that costs more. */
	private static <V> Cache<String, V> remembered() {
		return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SEEN).executor(Runnable::run).build();
	}

	@Override
	public Class<?> getSessionType() {
		return JobManager.class;
	}

	@Override
	public Session openSession() {
		return new LaneJobs();
	}

	/** These jobs are about to be run; others may have gone to another node. */
	synchronized void take(Collection<String> jobs) {
		for (String job : jobs) {
			String member = this.chosen.get(job);
			if (member != null) {
				this.taken.put(job, member);
			}
		}
	}

	/** These jobs were run. */
	void release(Collection<String> jobs) {
		this.taken.invalidateAll(jobs);
	}

	/** The first jobs whose members have a thread left, in their order. */
	private synchronized List<AcquirableJobEntity> choose(List<MemberJobEntity> jobs, int most) {
		jobs.stream()
			.map(MemberJobEntity::getTenantId)
			.filter(Objects::nonNull)
			.distinct()
			.forEach((member) -> this.seen.put(member, true));
		this.seen.cleanUp();
		long width = (this.threads > 1 && this.seen.estimatedSize() > 1) ? Math.max(1, this.threads - 2)
				: Long.MAX_VALUE;
		Map<String, Integer> busy = new HashMap<>();
		this.taken.asMap().values().forEach((member) -> busy.merge(member, 1, Integer::sum));
		this.chosen.clear();
		List<AcquirableJobEntity> first = new ArrayList<>();
		for (MemberJobEntity job : jobs) {
			String member = job.getTenantId();
			if (first.size() == most) {
				break;
			}
			if (member == null) {
				first.add(job);
			}
			else if (busy.merge(member, 1, Integer::sum) <= width) {
				this.chosen.put(job.getId(), member);
				first.add(job);
			}
		}
		return first;
	}

	private final class LaneJobs extends JobManager {

		@Override
		public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
			int most = page.getMaxResults();
			List<MemberJobEntity> jobs = next(most + LOOK_AHEAD);
			if (jobs.isEmpty()) {
				JobLanes.this.idle.run();
			}
			return choose(jobs, most);
		}

		/** In the order of their turns. */
		private List<MemberJobEntity> next(int most) {
			Map<String, Date> now = Map.of("now", ClockUtil.getCurrentTime());
			if (JobLanes.this.many) {
				List<MemberJobEntity> first = next("selectFirstJobs", now, most);
				if (first.size() == most) {
					return first;
				}
			}
			JobLanes.this.many = getDbEntityManager().selectOne("fr.ecluse.engine.selectDueJob",
					new ListQueryParameterObject(now, MANY - 1, 1)) != null;
			return next(JobLanes.this.many ? "selectFirstJobs" : "selectFewJobs", now, most);
		}

		@SuppressWarnings("unchecked")
		private List<MemberJobEntity> next(String statement, Map<String, Date> now, int most) {
			return getDbEntityManager().selectList("fr.ecluse.engine." + statement, now, new Page(0, most));
		}

	}

}
