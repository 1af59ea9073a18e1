package fr.ecluse.tasklist;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.engine.AgentTasks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.FilterRestService;
import org.camunda.bpm.engine.rest.ProcessDefinitionRestService;
import org.camunda.bpm.engine.rest.TaskRestService;
import org.camunda.bpm.engine.rest.history.HistoryRestService;
import org.camunda.bpm.engine.rest.impl.AbstractProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.util.EngineUtil;

import org.springframework.web.context.support.WebApplicationContextUtils;

/** The part of the engine's REST interface that is mounted at all. */
@ApplicationPath("/")
public class EngineRoutes extends Application {

	@Override
	public Set<Class<?>> getClasses() {
		Set<Class<?>> classes = new LinkedHashSet<>(CamundaRestResources.getConfigurationClasses());
		// The engine's own answers to failures are English and name its classes.
		classes.removeIf(ExceptionMapper.class::isAssignableFrom);
		classes.add(EngineProblems.class);
		classes.add(Engine.class);
		return classes;
	}

	/** Four resources of one engine; there is no path to deployments, users or jobs. */
	@Path("/engine")
	public static class Engine extends AbstractProcessEngineRestServiceImpl {

		private static final String NAME = "default";

		public Engine(@Context Providers providers) {
			this.providers = providers;
		}

		@GET
		@Produces(MediaType.APPLICATION_JSON)
		public List<Map<String, String>> names() {
			return List.of(Map.of("name", NAME));
		}

		/** Name of the caller, whom the guard has compared with the id. */
		@GET
		@Path("/" + NAME + "/user/{id}/profile")
		@Produces(MediaType.APPLICATION_JSON)
		public Map<String, String> profile(@PathParam("id") String id) {
			User user = EngineUtil.lookupProcessEngine(NAME)
				.getIdentityService()
				.createUserQuery()
				.userId(id)
				.singleResult();
			return Map.of("id", id, "firstName", user.getFirstName(), "lastName", user.getLastName());
		}

		@Path("/" + NAME + "/task")
		public TaskRestService tasks() {
			return getTaskRestService(NAME);
		}

		@Path("/" + NAME + "/filter")
		public FilterRestService filters(@Context HttpServletRequest request) {
			ListRoutes lists = new ListRoutes(NAME, getObjectMapper(),
					WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
						.getBean(AgentTasks.class),
					AgentFilter.userOf(request));
			lists.setRelativeRootResourceUri(getRelativeEngineUri(NAME).toASCIIString());
			return lists;
		}

		@Path("/" + NAME + "/process-definition")
		public ProcessDefinitionRestService processDefinitions() {
			return getProcessDefinitionService(NAME);
		}

		@Path("/" + NAME + "/history")
		public HistoryRestService history() {
			return getHistoryRestService(NAME);
		}

		@Override
		protected URI getRelativeEngineUri(String engineName) {
			return URI.create("/");
		}

	}

}
