package fr.ecluse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

/**
 * The forms of tasks. A definition and the files deployed with it never change, so that a
 * form is read once.
 */
@Component
class TaskForms {

	/** Characters of all forms that are kept. */
	private static final long MOST = 16L << 20;

	private final TaskService tasks;

	private final FormService forms;

	/** By definition and element. */
	private final Cache<String, Optional<String>> known = Caffeine.newBuilder()
		.maximumWeight(MOST)
		.<String, Optional<String>>weigher((key, form) -> 1_000 + form.map(String::length).orElse(0))
		.build();

	TaskForms(TaskService tasks, FormService forms) {
		this.tasks = tasks;
		this.forms = forms;
	}

	/** Empty when the task has none, or has just ended. */
	Optional<String> of(Tasks.Work work) {
		String key = work.definition() + "/" + work.element();
		Optional<String> form = this.known.getIfPresent(key);
		if (form == null) {
			form = read(work.id());
			if (isStill(work)) {
				this.known.put(key, form);
			}
		}
		return form;
	}

	private Optional<String> read(String id) {
		Task task = this.tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult();
		if (task == null || task.getCamundaFormRef() == null) {
			return Optional.empty();
		}
		try (InputStream form = this.forms.getDeployedTaskForm(id)) {
			return Optional.of(new String(form.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (RuntimeException ex) {
			// The engine fails in several ways on a task that has just ended.
			if (this.tasks.createTaskQuery().taskId(id).count() == 0) {
				return Optional.empty();
			}
			throw ex;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A task may have ended, or moved to another version, while its form was read. */
	private boolean isStill(Tasks.Work work) {
		return this.tasks.createTaskQuery()
			.taskId(work.id())
			.processDefinitionId(work.definition())
			.taskDefinitionKey(work.element())
			.count() == 1;
	}

}
