package fr.ecluse.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Last resort of the container: what failed outside of the controllers, in French. */
@Controller
class ErrorPage implements ErrorController {

	private final ProblemResponses responses;

	ErrorPage(ProblemResponses responses) {
		this.responses = responses;
	}

	@RequestMapping("/error")
	Object show(HttpServletRequest request) {
		ProblemDetail problem = problem(request);
		if (!ProblemResponses.wantsPage(request, failedPath(request))) {
			return ResponseEntity.status(problem.getStatus())
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(problem);
		}
		ModelAndView page = new ModelAndView("erreur");
		page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
		page.addObject("problem", problem);
		return page;
	}

	private ProblemDetail problem(HttpServletRequest request) {
		if (request.getAttribute(ProblemResponses.PROBLEM) instanceof ProblemDetail known) {
			return known;
		}
		if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
			return ProblemResponses.forStatus(404);
		}
		Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		if (failure instanceof Throwable thrown && BodyTooLargeException.isCauseOf(thrown)) {
			return BodyTooLargeException.problem(thrown);
		}
		return (status == 500)
				? this.responses.internal(failedPath(request), (failure instanceof Throwable it) ? it : null)
				: ProblemResponses.forStatus(status);
	}

	private static String failedPath(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) ? path
				: request.getRequestURI();
	}

}
