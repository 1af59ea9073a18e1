package fr.ecluse.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import fr.ecluse.engine.Trace;
import fr.ecluse.engine.Traces;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where dossiers stand on their models and what holds them up, for the OPSN. */
@Component
public class DossierCourse {

	private static final int MOST_FOUND = 50;

	private final Dossiers dossiers;

	private final DossierViews views;

	private final Facts facts;

	private final Traces traces;

	DossierCourse(Dossiers dossiers, DossierViews views, Facts facts, Traces traces) {
		this.dossiers = dossiers;
		this.views = views;
		this.facts = facts;
		this.traces = traces;
	}

	/**
	 * A dossier and its course.
	 * @throws org.springframework.web.ErrorResponseException 404 when the member has none
	 * of that id
	 */
	@Transactional(readOnly = true)
	public Course of(Siren siren, String id) {
		Dossier dossier = load(siren, id);
		return new Course(this.views.detail(siren, id),
				this.facts.of(id).stream().map((fact) -> new Event(fact.at(), fact.label(), fact.actor())).toList(),
				this.traces.of(dossier.processInstanceId()));
	}

	/** The BPMN file that the dossier follows. */
	@Transactional(readOnly = true)
	public byte[] model(Siren siren, String id) {
		return this.traces.model(this.traces.of(load(siren, id).processInstanceId()).model());
	}

	/**
	 * Has a failed step of the dossier tried again.
	 * @throws org.springframework.web.ErrorResponseException 409 when it is not failed
	 * any more
	 */
	@Transactional
	public void retry(Siren siren, String id, String job, Caller by) {
		Dossier dossier = load(siren, id);
		String step = this.traces.retry(dossier.processInstanceId(), job);
		if (step == null) {
			throw Refusal.of(HttpStatus.CONFLICT, "incident-resolu", "Rien à reprendre",
					"Cette étape n'est plus en échec, ou le serveur la tente en ce moment. Relisez la page du dossier.");
		}
		this.facts.add(dossier, "retried", "Reprise de « %s » après un échec".formatted(step), by.name());
	}

	/** The dossiers that stand still since the server gave up a step, latest first. */
	@Transactional(readOnly = true)
	public List<Found> stuck() {
		Map<String, Instant> stuck = this.traces.stuck();
		return stuck.isEmpty() ? List.of() : this.dossiers.ofInstances(stuck.keySet())
			.stream()
			.map((dossier) -> found(dossier, stuck.getOrDefault(dossier.processInstanceId(), dossier.received())))
			.sorted(java.util.Comparator.comparing(Found::since).reversed())
			.toList();
	}

	/** Dossiers of a member by number, id or reference of its software; newest first. */
	@Transactional(readOnly = true)
	public List<Found> find(Siren siren, String text) {
		return this.dossiers.search(siren, text, MOST_FOUND)
			.stream()
			.map((dossier) -> found(dossier, dossier.received()))
			.toList();
	}

	private Found found(Dossier dossier, Instant since) {
		return new Found(dossier.member(), this.views.summary(dossier), since);
	}

	private Dossier load(Siren siren, String id) {
		return this.dossiers.find(siren, id).orElseThrow(Refusal::unknown);
	}

	/** A dossier, what happened to it, and its way through the model. */
	public record Course(DossierViews.Detail detail, List<Event> events, Trace trace) {
	}

	/** Something that happened, in a French sentence; no actor when the server acted. */
	public record Event(Instant at, String label, @Nullable String actor) {
	}

	/** A dossier in a list over all members, and since when it is in it. */
	public record Found(Siren siren, DossierViews.Summary summary, Instant since) {
	}

}
