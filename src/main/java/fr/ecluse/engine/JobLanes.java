package fr.ecluse.engine;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * While several members have jobs, none of them has all of this node's threads: one stays
 * free for the next job of another. A member that is alone has them all.
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

	private final Cache<String, String> taken = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SEEN).build();

	/** Members of the jobs that were chosen last. */
	private final Map<String, String> chosen = new HashMap<>();

	/** Whether many jobs were due the last time. */
	private volatile boolean many;

	private final Cache<String, Boolean> seen = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SEEN).build();

	JobLanes(int threads) {
		this.threads = threads;
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
	private synchronized List<AcquirableJobEntity> choose(List<AcquirableJobEntity> jobs, Map<String, String> members,
			int most) {
		members.values().forEach((member) -> this.seen.put(member, true));
		this.seen.cleanUp();
		long width = (this.seen.estimatedSize() > 1) ? this.threads - 1 : Long.MAX_VALUE;
		Map<String, Integer> busy = new HashMap<>();
		this.taken.asMap().values().forEach((member) -> busy.merge(member, 1, Integer::sum));
		this.chosen.clear();
		List<AcquirableJobEntity> first = new ArrayList<>();
		for (AcquirableJobEntity job : jobs) {
			String member = members.get(job.getId());
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
			if (JobLanes.this.threads < 2) {
				return next(most);
			}
			List<AcquirableJobEntity> jobs = next(most + LOOK_AHEAD);
			return jobs.isEmpty() ? jobs : choose(jobs, members(jobs), most);
		}

		/** In the order of their turns. */
		private List<AcquirableJobEntity> next(int most) {
			Map<String, Date> now = Map.of("now", ClockUtil.getCurrentTime());
			if (JobLanes.this.many) {
				List<AcquirableJobEntity> first = next("selectFirstJobs", now, most);
				if (first.size() == most) {
					return first;
				}
			}
			JobLanes.this.many = getDbEntityManager().selectOne("fr.ecluse.engine.selectDueJob",
					new ListQueryParameterObject(now, MANY - 1, 1)) != null;
			return next(JobLanes.this.many ? "selectFirstJobs" : "selectFewJobs", now, most);
		}

		@SuppressWarnings("unchecked")
		private List<AcquirableJobEntity> next(String statement, Map<String, Date> now, int most) {
			return getDbEntityManager().selectList("fr.ecluse.engine." + statement, now, new Page(0, most));
		}

		private Map<String, String> members(List<AcquirableJobEntity> jobs) {
			String sql = "select ID_, TENANT_ID_ from ACT_RU_JOB where TENANT_ID_ is not null and ID_ in (%s)"
				.formatted(String.join(",", Collections.nCopies(jobs.size(), "?")));
			Map<String, String> members = new HashMap<>();
			try (PreparedStatement statement = getDbSqlSession().getSqlSession()
				.getConnection()
				.prepareStatement(sql)) {
				for (int i = 0; i < jobs.size(); i++) {
					statement.setString(i + 1, jobs.get(i).getId());
				}
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						members.put(rows.getString(1), rows.getString(2));
					}
				}
			}
			catch (SQLException ex) {
				throw new ProcessEngineException("The members of jobs cannot be read", ex);
			}
			return members;
		}

	}

}
