package fr.ecluse.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * What Tomcat refuses before the application hears of it (a malformed address, headers
 * beyond the limit), in the same form and language as the rest. Public, with a
 * constructor without parameters, because Tomcat makes it by its name.
 */
public class ContainerRefusals extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ContainerRefusals.class);

	static void installOn(StandardHost host) {
		host.setErrorReportValveClass(ContainerRefusals.class.getName());
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		ProblemDetail problem = ProblemResponses.forStatus(status);
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The caller is gone", ex);
		}
	}

	/** Only our own constant texts get here, so nothing needs escaping. */
	private static String json(ProblemDetail problem) {
		return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(problem.getType(),
				problem.getTitle(), problem.getStatus(), problem.getDetail());
	}

}
