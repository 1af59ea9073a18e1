package fr.ecluse.scenario;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;

/** Runs what the engine has to do for one instance, each job at the time it falls due. */
final class DueJobs {

	/** More jobs than this between two steps never end. */
	private static final int MOST = 2000;

	private final ManagementService management;

	private final ScenarioClock clock;

	DueJobs(ManagementService management, ScenarioClock clock) {
		this.management = management;
		this.clock = clock;
	}

	/** Runs what is due until then, and leaves the clock at that instant. */
	void until(String where, String instance, Instant end) {
		for (int done = 0; done < MOST; done++) {
			Optional<Job> next = next(instance, end);
			if (next.isEmpty()) {
				this.clock.set(end);
				return;
			}
			run(where, next.get());
		}
		throw new ScenarioProblem(where, "plus de %d travaux s'enchaînent sans fin".formatted(MOST));
	}

	private void run(String where, Job job) {
		Instant due = due(job);
		if (due != null && due.isAfter(this.clock.instant())) {
			this.clock.set(due);
		}
		try {
			this.management.executeJob(job.getId());
		}
		catch (RuntimeException ex) {
			throw new ScenarioProblem(where, "l'élément « %s » a échoué : %s".formatted(element(job), messages(ex)),
					ex);
		}
	}

	private Optional<Job> next(String instance, Instant end) {
		return this.management.createJobQuery()
			.processInstanceId(instance)
			.active()
			.withRetriesLeft()
			.list()
			.stream()
			.filter((job) -> due(job) == null || !end.isBefore(job.getDuedate().toInstant()))
			.min(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.<Date>naturalOrder()))
				.thenComparing(Job::getCreateTime)
				.thenComparing(this::element)
				.thenComparing(Job::getId));
	}

	private static @Nullable Instant due(Job job) {
		Date due = job.getDuedate();
		return (due != null) ? Instant.ofEpochMilli(due.getTime()) : null;
	}

	/** Id of the element of the model; empty for a job of no element. */
	private String element(Job job) {
		JobDefinition definition = this.management.createJobDefinitionQuery()
			.jobDefinitionId(job.getJobDefinitionId())
			.singleResult();
		return (definition != null) ? definition.getActivityId() : "";
	}

	/** What each cause adds to the one above. */
	private static String messages(Throwable failure) {
		StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
		for (Throwable it = failure.getCause(); it != null; it = it.getCause()) {
			String message = it.getMessage();
			if (message != null && text.indexOf(message) < 0) {
				text.append(" ← ").append(message);
			}
		}
		return text.toString();
	}

}
