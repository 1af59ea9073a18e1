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

	private final ManagementService management;

	private final StoryTime time;

	private final Budget budget;

	DueJobs(ManagementService management, StoryTime time, Budget budget) {
		this.management = management;
		this.time = time;
		this.budget = budget;
	}

	/** Runs what is due until then, and leaves the clock at that instant. */
	void until(Where where, String instance, Instant end) {
		for (Optional<Job> next = next(instance, end); next.isPresent(); next = next(instance, end)) {
			this.budget.step(where);
			run(where, next.get());
		}
		this.time.set(end);
	}

	private void run(Where where, Job job) {
		Instant due = due(job);
		if (due != null && due.isAfter(this.time.instant())) {
			this.time.set(due);
		}
		try {
			this.management.executeJob(job.getId());
		}
		catch (RuntimeException ex) {
			this.budget.check(where);
			throw new ScenarioProblem(where,
					"l'élément « %s » a échoué : %s".formatted(element(job), Failures.messages(ex)), ex);
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

}
