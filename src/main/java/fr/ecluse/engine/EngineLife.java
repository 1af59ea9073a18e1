package fr.ecluse.engine;

import java.time.Clock;

import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.joda.time.DateTimeUtils;

import org.springframework.context.SmartLifecycle;

/**
 * Makes the engine the one that the task list reaches, lets it read our clock, and runs
 * its jobs, from the moment everything is ready until the server is asked to stop. The
 * engine's container is one per JVM, and so is its time: where contexts take turns, as in
 * tests, both are those of the one at work.
 */
class EngineLife implements SmartLifecycle {

	private final ProcessEngine engine;

	private final EngineSettings settings;

	private final Clock clock;

	private volatile boolean running;

	EngineLife(ProcessEngine engine, EngineSettings settings, Clock clock) {
		this.engine = engine;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		// All that the engine knows of the time comes from here: dates of timers and of
		// history, and the date functions of expressions.
		DateTimeUtils.setCurrentMillisProvider(this.clock::millis);
		RuntimeContainerDelegate container = RuntimeContainerDelegate.INSTANCE.get();
		ProcessEngine other = container.getProcessEngineService().getProcessEngine(this.engine.getName());
		if (other != null) {
			container.unregisterProcessEngine(other);
		}
		container.registerProcessEngine(this.engine);
		if (this.settings.jobs()) {
			jobs().start();
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		jobs().shutdown();
		RuntimeContainerDelegate container = RuntimeContainerDelegate.INSTANCE.get();
		if (container.getProcessEngineService().getProcessEngine(this.engine.getName()) == this.engine) {
			container.unregisterProcessEngine(this.engine);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server starts, and after it has stopped. */
	@Override
	public int getPhase() {
		return 0;
	}

	private JobExecutor jobs() {
		return ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getJobExecutor();
	}

}
