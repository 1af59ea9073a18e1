package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;

/**
 * All that stands between a command of the engine and the database in place of the
 * engine's own: given at once, because the engine keeps the last list that it is given.
 */
final class EngineSessions {

	private EngineSessions() {
	}

	static List<SessionFactory> with(JobLanes lanes) {
		return new ArrayList<>(List.of(lanes, session(AuthorizationManager.class, MemberGrants::new),
				session(ProcessDefinitionManager.class, KnownDefinitions::new),
				session(TaskManager.class, TasksWithoutSubtasks::new), session(DbSqlSession.class,
						() -> new GroupedWrites(Context.getProcessEngineConfiguration().getDbSqlSessionFactory()))));
	}

	private static SessionFactory session(Class<?> type, Supplier<Session> opening) {
		return new SessionFactory() {

			@Override
			public Class<?> getSessionType() {
				return type;
			}

			@Override
			public Session openSession() {
				return opening.get();
			}

		};
	}

}
