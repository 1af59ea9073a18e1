package fr.ecluse.demonstration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.dossier.DossierStart;
import fr.ecluse.engine.Completions;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Files the requests and takes each to its step, as callers and agents would. What was
 * done by an earlier, interrupted load is recognised and not done twice.
 */
@Component
@ConditionalOnProperty(DemonstrationChoice.PROPERTY)
class RequestLoading {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final DossierStart dossiers;

	private final Completions completions;

	private final Members members;

	private final Clock clock;

	RequestLoading(DossierStart dossiers, Completions completions, Members members, Clock clock) {
		this.dossiers = dossiers;
		this.completions = completions;
		this.members = members;
		this.clock = clock;
	}

	/**
	 * Files what is not filed yet and completes what is not completed yet.
	 * @param patience how long to wait for the server between two tasks, in all
	 * @return whether each request has come to its step
	 */
	boolean load(List<Request> requests, Duration patience) throws InterruptedException {
		Instant end = Instant.now().plus(patience);
		boolean complete = true;
		for (Request request : requests) {
			Siren siren = new Siren(request.member());
			String dossierId = this.dossiers
				.start(siren,
						new DossierStart.Request("demande-citoyenne", request.reference(), request.answers(),
								"demonstration-" + request.reference(), "demonstration"))
				.dossierId();
			complete &= completeAll(siren, dossierId, request.steps(), end);
		}
		return complete;
	}

	private boolean completeAll(Siren siren, String dossierId, List<Task> steps, Instant end)
			throws InterruptedException {
		for (Task step : steps) {
			if (!complete(siren, dossierId, step, end)) {
				return false;
			}
		}
		return true;
	}

	/** Waits for the task: between two of them the server works, which takes a moment. */
	private boolean complete(Siren siren, String dossierId, Task step, Instant end) throws InterruptedException {
		Map<String, String> answers = new TreeMap<>(step.answers());
		answers.replaceAll((key, answer) -> dated(siren, answer));
		while (!this.completions.complete(siren, dossierId, step.task(), step.agent(), answers)) {
			if (Instant.now().isAfter(end)) {
				return false;
			}
			Thread.sleep(PAUSE.toMillis());
		}
		return true;
	}

	private String dated(Siren siren, String answer) {
		if (!answer.matches("\\+\\d+")) {
			return answer;
		}
		return LocalDate.ofInstant(this.clock.instant(), this.members.get(siren).territory().zone())
			.plusDays(Long.parseLong(answer.substring(1)))
			.toString();
	}

	record Request(String member, String reference, Map<String, String> answers, @DefaultValue List<Task> steps) {
	}

	/** A task of the model, done by an agent. */
	record Task(String task, String agent, Map<String, String> answers) {
	}

}
