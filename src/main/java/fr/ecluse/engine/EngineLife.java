package fr.ecluse.engine;

import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/** Runs jobs from the moment everything is ready until the server is asked to stop. */
class EngineLife implements SmartLifecycle, DisposableBean {

	private final ProcessEngine engine;

	private final EngineSettings settings;

	EngineLife(ProcessEngine engine, EngineSettings settings) {
		this.engine = engine;
		this.settings = settings;
	}

	@Override
	public void start() {
		if (this.settings.jobs()) {
			jobs().start();
		}
	}

	@Override
	public void stop() {
		jobs().shutdown();
	}

	@Override
	public boolean isRunning() {
		return jobs().isActive();
	}

	@Override
	public void destroy() {
		RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(this.engine);
	}

	private JobExecutor jobs() {
		return ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getJobExecutor();
	}

}
