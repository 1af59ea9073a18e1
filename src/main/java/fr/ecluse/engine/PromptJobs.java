package fr.ecluse.engine;

import java.util.List;
import java.util.concurrent.BlockingQueue;

import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;

/**
 * The engine's job executor, in a hurry: it looks for the jobs of other nodes several
 * times a second, which a covering index makes cheap, and for the next jobs as soon as no
 * more than one a thread wait: several at a time, none that has no place. Only a database
 * that does not answer makes it wait for longer.
 */
class PromptJobs extends DefaultJobExecutor {

	/** How soon a full node looks whether there is room, in milliseconds. */
	private static final long FULL = 10;

	private final JobLanes lanes;

	PromptJobs(JobLanes lanes) {
		this.lanes = lanes;
	}

	@Override
	public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl processEngine) {
		this.lanes.take(jobIds);
		Runnable jobs = super.getExecuteJobsRunnable(jobIds, processEngine);
		return () -> {
			try {
				jobs.run();
			}
			finally {
				this.lanes.release(jobIds);
				if (room() > 0) {
					// The lane is free as well, and what waited for it may come.
					jobWasAdded();
				}
			}
		};
	}

	JobAcquisitionStrategy pace() {
		return new Pace(this);
	}

	/** How many more jobs may wait here; none while the threads have enough. */
	private int room() {
		BlockingQueue<Runnable> waiting = this.threadPoolExecutor.getQueue();
		return (waiting.size() > getCorePoolSize()) ? 0 : waiting.remainingCapacity();
	}

	@Override
	protected void ensureInitialization() {
		super.ensureInitialization();
		this.acquireJobsRunnable = new SequentialJobAcquisitionRunnable(this) {

			@Override
			protected JobAcquisitionStrategy initializeAcquisitionStrategy() {
				return pace();
			}

		};
	}

	/** The engine's own, but idleness does not make it slower, and failures do. */
	private static final class Pace extends BackoffJobAcquisitionStrategy {

		private static final long LONGEST = 30_000;

		private final long wait;

		private final PromptJobs executor;

		private long failure;

		private boolean full;

		Pace(PromptJobs executor) {
			super(executor);
			this.executor = executor;
			this.wait = executor.getWaitTimeInMillis();
			this.executionSaturationWaitTime = FULL;
		}

		@Override
		public void reconfigure(JobAcquisitionContext context) {
			super.reconfigure(context);
			this.failure = (context.getAcquisitionException() == null) ? 0
					: Math.min(LONGEST, Math.max(2 * this.failure, 2 * this.wait));
		}

		@Override
		public int getNumJobsToAcquire(String processEngine) {
			int room = this.executor.room();
			this.full = room == 0;
			return Math.min(room, super.getNumJobsToAcquire(processEngine));
		}

		@Override
		public long getWaitTime() {
			if (this.failure > 0) {
				return this.failure;
			}
			return this.full ? FULL : super.getWaitTime();
		}

	}

}
