package fr.ecluse.engine;

import java.util.List;

import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;

/**
 * The engine's job executor, in a hurry: it looks for the jobs of other nodes several
 * times a second, which a covering index makes cheap, and for the next jobs as soon as a
 * thread is free. Only a database that does not answer makes it wait for longer.
 */
class PromptJobs extends DefaultJobExecutor {

	/** How soon a full node looks whether a thread is free. */
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
				// The lane is free, and what waited for it may come.
				jobWasAdded();
			}
		};
	}

	@Override
	protected void ensureInitialization() {
		super.ensureInitialization();
		this.acquireJobsRunnable = new SequentialJobAcquisitionRunnable(this) {

			@Override
			protected JobAcquisitionStrategy initializeAcquisitionStrategy() {
				return new Pace(PromptJobs.this);
			}

		};
	}

	/** The engine's own, but idleness does not make it slower, and failures do. */
	private static final class Pace extends BackoffJobAcquisitionStrategy {

		private static final long LONGEST = 30_000;

		private final long wait;

		private long failure;

		Pace(PromptJobs executor) {
			super(executor);
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
		public long getWaitTime() {
			return (this.failure > 0) ? this.failure : super.getWaitTime();
		}

	}

}
