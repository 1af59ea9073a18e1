package fr.ecluse.engine;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine.
 *
 * @param historyTimeToLive how long the history of a closed instance is kept when its
 * model does not say, ISO 8601 days
 * @param cleanupStart start of the nightly window in which old history is removed, HH:mm
 * @param cleanupEnd its end
 * @param jobThreads threads that run jobs, on this node; 0 for one more than cores, since
 * each waits for the database now and then
 * @param jobWait how long the node waits before it looks for jobs again
 * @param jobs whether this node runs jobs
 */
@ConfigurationProperties("ecluse.engine")
record EngineSettings(@DefaultValue("P1826D") String historyTimeToLive, @DefaultValue("22:00") String cleanupStart,
		@DefaultValue("05:00") String cleanupEnd, @DefaultValue("0") int jobThreads,
		@DefaultValue("150ms") Duration jobWait, @DefaultValue("true") boolean jobs) {

	int threads() {
		return (this.jobThreads > 0) ? this.jobThreads : Runtime.getRuntime().availableProcessors() + 1;
	}

}
