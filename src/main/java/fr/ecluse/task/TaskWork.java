package fr.ecluse.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import fr.ecluse.dossier.DossierViews;
import fr.ecluse.engine.Tasks;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.form.Form;
import fr.ecluse.form.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Completes a task under the checks of its form and of its control. */
@Component
public class TaskWork {

	private final Tasks tasks;

	private final Members members;

	private final DossierViews dossiers;

	private final Clock clock;

	private final Journal journal;

	TaskWork(Tasks tasks, Members members, DossierViews dossiers, Clock clock, Journal journal) {
		this.journal = journal;
		this.tasks = tasks;
		this.members = members;
		this.dossiers = dossiers;
		this.clock = clock;
	}

	/** An open task of the member. */
	Tasks.Work get(Siren siren, String id) {
		return this.tasks.find(siren, id)
			.orElseThrow(() -> this.tasks.isOver(siren, id) ? Refusal.over() : Refusal.unknown());
	}

	/**
	 * Completes the task, and tells where its dossier stands then.
	 * @throws org.springframework.web.ErrorResponseException when the task is not open,
	 * not the caller's to do, or its answers are refused
	 */
	@Transactional
	public DossierViews.Detail complete(Siren siren, String id, Map<String, ? extends @Nullable Object> answers,
			Caller caller) {
		try {
			return complete(siren, allowed(siren, id, caller), answers, caller);
		}
		catch (Refusal ex) {
			// Whatever it says, the answers are not to blame when the task has ended
			// since.
			throw this.tasks.isOver(siren, id) ? Refusal.over() : ex;
		}
	}

	private DossierViews.Detail complete(Siren siren, Tasks.Work work, Map<String, ? extends @Nullable Object> answers,
			Caller caller) {
		String id = work.id();
		Optional<Form> form = this.tasks.form(work).map(Form::parse);
		Map<String, @Nullable Object> checked = checked(siren, form, answers);
		String dossier = this.dossiers.lock(work.processInstanceId());
		done(this.tasks.complete(id, caller, checked, form.map(Form::keys).orElse(Set.of())), work);
		return this.dossiers.detail(siren, dossier);
	}

	/**
	 * Has a task taken in charge; whoever has it already keeps it.
	 * @throws org.springframework.web.ErrorResponseException when the task is not open,
	 * not the caller's to do, or somebody else's
	 */
	@Transactional
	public void claim(Siren siren, String id, Caller caller) {
		Tasks.Work work = allowed(siren, id, caller);
		done(this.tasks.claim(id, caller), work);
		record(siren, work, "task.claimed", "Tâche « %s » prise en charge", caller);
	}

	/**
	 * Offers a task to all of its roles again. An agent gives up what it has taken
	 * itself; the member's software may free any task.
	 * @throws org.springframework.web.ErrorResponseException when the task is not open,
	 * not the caller's to do, or somebody else's
	 */
	@Transactional
	public void release(Siren siren, String id, Caller caller) {
		Tasks.Work work = (caller.agent() != null) ? allowed(siren, id, caller) : get(siren, id);
		if (work.assignee() != null) {
			done(this.tasks.release(id, caller), work);
			record(siren, work, "task.released", "Tâche « %s » rendue à tous", caller);
		}
	}

	private String dossier(Siren siren, Tasks.Work work) {
		return Objects
			.requireNonNull(
					this.dossiers.ofInstances(siren, List.of(work.processInstanceId())).get(work.processInstanceId()))
			.id();
	}

	private void record(Siren siren, Tasks.Work work, String action, String label, Caller by) {
		this.journal.record(Entry.of("dossier", dossier(siren, work), action, label.formatted(work.name()))
			.of(siren.value())
			.with("task", work.id())
			.with("by", by.id()));
	}

	private Tasks.Work allowed(Siren siren, String id, Caller caller) {
		Tasks.Work work = get(siren, id);
		if (work.roles().stream().noneMatch((role) -> caller.hasRole(siren, role))) {
			throw Refusal.role(work.roles());
		}
		if (work.assignee() != null && !work.assignee().equals(caller.id())) {
			throw Refusal.taken(work.assignee());
		}
		return work;
	}

	private static void done(Tasks.Outcome outcome, Tasks.Work work) {
		switch (outcome) {
			case TAKEN -> throw Refusal.taken(null);
			case OVER -> throw Refusal.over();
			case FORBIDDEN -> throw Refusal.role(work.roles());
			case DONE -> {
			}
		}
	}

	private Map<String, @Nullable Object> checked(Siren siren, Optional<Form> form,
			Map<String, ? extends @Nullable Object> answers) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(answers);
		if (form.isEmpty()) {
			if (!values.isEmpty()) {
				throw Refusal.field("/variables", "Cette tâche n'a pas de formulaire : elle ne prend aucune donnée.");
			}
			return values;
		}
		values.keySet().removeAll(form.get().lockedKeys());
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), this.members.get(siren).territory().zone());
		List<Violation> violations = form.get().check(values, today);
		if (!violations.isEmpty()) {
			throw Refusal.variables(violations);
		}
		return values;
	}

}
