package fr.ecluse.engine;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;

import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many jobs a node takes, without a database. */
class PromptJobsTest {

	private static final int THREADS = 2;

	private static final int PLACES = 4;

	private static final int AT_ONCE = 3;

	private final CountDownLatch end = new CountDownLatch(1);

	private final PromptJobs executor = new PromptJobs(new JobLanes(THREADS, () -> {
	}));

	private JobAcquisitionStrategy pace;

	@BeforeEach
	void start() {
		this.executor.setCorePoolSize(THREADS);
		this.executor.setMaxPoolSize(THREADS);
		this.executor.setQueueSize(PLACES);
		this.executor.setMaxJobsPerAcquisition(AT_ONCE);
		this.executor.setWaitTimeInMillis(150);
		this.executor.setMaxWait(150);
		this.executor.start();
		this.pace = this.executor.pace();
	}

	@AfterEach
	void stop() {
		this.end.countDown();
		this.executor.shutdown();
	}

	@Test
	void takesAsManyAsItMayWhileItHasNone() {
		assertThat(taken()).isEqualTo(AT_ONCE);
	}

	@Test
	void takesNoMoreThanHaveAPlace() {
		occupy(THREADS + 2);
		assertThat(taken()).isEqualTo(PLACES - 2);
	}

	@Test
	void takesNoneWhileItsThreadsHaveEnoughAndLooksAgainSoon() {
		occupy(THREADS + 3);
		assertThat(taken()).isZero();
		this.pace.reconfigure(new JobAcquisitionContext());
		assertThat(this.pace.getWaitTime()).isEqualTo(10);
	}

	@Test
	void takesAgainAsSoonAsOneAThreadWaits() {
		occupy(THREADS + 3);
		assertThat(taken()).isZero();
		ThreadPoolExecutor pool = this.executor.getThreadPoolExecutor();
		pool.getQueue().remove();
		assertThat(taken()).isEqualTo(PLACES - 2);
	}

	private int taken() {
		return this.pace.getNumJobsToAcquire("any");
	}

	/** Jobs that run, and behind them jobs that wait. */
	private void occupy(int jobs) {
		CountDownLatch running = new CountDownLatch(THREADS);
		for (int job = 0; job < jobs; job++) {
			this.executor.getThreadPoolExecutor().execute(() -> {
				running.countDown();
				await(this.end);
			});
		}
		await(running);
		assertThat(List.copyOf(this.executor.getThreadPoolExecutor().getQueue())).hasSize(jobs - THREADS);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
