package fr.ecluse.tasklist;

import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;

/** Says in French what the engine refuses, without names of classes and resources. */
public class EngineProblems implements ExceptionMapper<Throwable> {

	private static final Logger logger = LoggerFactory.getLogger(EngineProblems.class);

	@Override
	public Response toResponse(Throwable failure) {
		Refusal refusal = refusal(failure);
		return Response.status(refusal.getBody().getStatus())
			.type(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.entity(refusal.json())
			.build();
	}

	static Refusal refusal(Throwable failure) {
		ErrorResponseException own = cause(failure, ErrorResponseException.class);
		if (own != null) {
			return Refusal.as(own.getBody());
		}
		if (cause(failure, TaskAlreadyClaimedException.class) != null
				|| cause(failure, OptimisticLockingException.class) != null
				|| cause(failure, PessimisticLockingFailureException.class) != null) {
			return Refusal.conflict("Un collègue vient d'agir sur cette tâche. Actualisez la liste des tâches.");
		}
		if (cause(failure, AuthorizationException.class) != null) {
			return Refusal.of(HttpStatus.FORBIDDEN, "role-requis", "Action refusée",
					"Vos rôles ne permettent pas cette action, ou un collègue a déjà pris la tâche en charge.");
		}
		int status = status(failure);
		if (status == 404) {
			return Refusal.notFound();
		}
		if (status >= 400 && status < 500) {
			return Refusal
				.badRequest("Le moteur ne peut pas répondre à cet appel. Actualisez la page, puis recommencez.");
		}
		String id = UUID.randomUUID().toString();
		logger.error("Error {} behind Tasklist", id, failure);
		return Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "erreur-interne", "Erreur interne",
				"L'action a échoué et rien n'a été enregistré. Recommencez ; si l'erreur persiste, "
						+ "signalez-la avec le numéro %s.".formatted(id));
	}

	private static int status(Throwable failure) {
		if (failure instanceof RestException rest && rest.getStatus() != null) {
			return rest.getStatus().getStatusCode();
		}
		return (failure instanceof WebApplicationException web) ? web.getResponse().getStatus()
				: (cause(failure, BadUserRequestException.class) != null) ? 400 : 500;
	}

	private static <T> @Nullable T cause(@Nullable Throwable failure, Class<T> type) {
		for (Throwable it = failure; it != null; it = it.getCause()) {
			if (type.isInstance(it)) {
				return type.cast(it);
			}
		}
		return null;
	}

}
