package fr.ecluse.tasklist;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import fr.ecluse.engine.AgentTasks;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * One of the lists that every agent has: as Tasklist names it, as the engine asks for it,
 * and as we read it.
 */
enum SharedList {

	MINE("Mes tâches", "Les tâches que vous avez prises en charge", "#0b3d66", AgentTasks.Kind.MINE,
			(query) -> query.taskAssigneeExpression("${currentUser()}")),

	OFFERED("À prendre : mes rôles", "Les tâches ouvertes à vos rôles et que personne n'a prises en charge", "#1f7a4d",
			AgentTasks.Kind.OFFERED, (query) -> query.taskCandidateGroupInExpression("${currentUserGroups()}")),

	LATE("En retard", "Les tâches dont l'échéance est passée", "#b3261e", AgentTasks.Kind.LATE,
			(query) -> query.dueBeforeExpression("${now()}")),

	ALL("Toutes les tâches de mes collectivités", "Les tâches de toutes les collectivités où vous avez un rôle",
			"#5b6770", AgentTasks.Kind.ALL, UnaryOperator.identity());

	/** What each list shows of a dossier, by the name of the variable. */
	static final Map<String, String> VARIABLES = new TreeMap<>(Map.of("reference", "Dossier", "subject", "Objet"));

	private final String title;

	private final String description;

	private final String color;

	private final AgentTasks.Kind kind;

	private final UnaryOperator<TaskQuery> restriction;

	SharedList(String title, String description, String color, AgentTasks.Kind kind,
			UnaryOperator<TaskQuery> restriction) {
		this.title = title;
		this.description = description;
		this.color = color;
		this.kind = kind;
		this.restriction = restriction;
	}

	/** The list that a filter of the engine is, if it is one of ours. */
	static Optional<SharedList> of(String title) {
		return Arrays.stream(values()).filter((list) -> list.title.equals(title)).findFirst();
	}

	String title() {
		return this.title;
	}

	String description() {
		return this.description;
	}

	String color() {
		return this.color;
	}

	/** Tasklist shows the lowest first. */
	int priority() {
		return (ordinal() + 1) * 10;
	}

	AgentTasks.Kind kind() {
		return this.kind;
	}

	TaskQuery restrict(TaskQuery query) {
		return this.restriction.apply(query);
	}

}
