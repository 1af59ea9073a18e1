package fr.ecluse.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * Keeps the engine's own jobs, those that clean up at night among them, from running
 * beside a test that counts rows or runs jobs itself.
 */
public final class QuietJobs {

	private QuietJobs() {
	}

	public static void stop(ProcessEngine engine) {
		executor(engine).shutdown();
	}

	public static void start(ProcessEngine engine) {
		executor(engine).start();
	}

	private static JobExecutor executor(ProcessEngine engine) {
		return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
	}

}
