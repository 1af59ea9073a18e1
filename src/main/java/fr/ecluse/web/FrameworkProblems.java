package fr.ecluse.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers in French, as a problem, what the framework refuses before a capability sees
 * it. Capabilities' own problems pass unchanged.
 */
@RestControllerAdvice
class FrameworkProblems extends ResponseEntityExceptionHandler {

	private static final int MIX_OF_COLLATIONS = 1267;

	private final ProblemResponses responses;

	FrameworkProblems(ProblemResponses responses) {
		this.responses = responses;
	}

	@ExceptionHandler(ConcurrencyFailureException.class)
	@Nullable ResponseEntity<Object> lockedOrChanged(ConcurrencyFailureException failure, WebRequest request) {
		if (failure instanceof PessimisticLockingFailureException) {
			return busy(failure, request);
		}
		return answer(failure, Problem.CONFLICT.because("La donnée vient d'être modifiée par une autre personne ou un "
				+ "autre programme. Relisez-la, puis recommencez."), request);
	}

	@ExceptionHandler(DuplicateKeyException.class)
	@Nullable ResponseEntity<Object> alreadyThere(DuplicateKeyException failure, WebRequest request) {
		return answer(failure,
				Problem.CONFLICT.because("Cet élément existe déjà. Relisez-le avant de le créer à nouveau."), request);
	}

	@ExceptionHandler({ TransientDataAccessException.class, CannotCreateTransactionException.class })
	@Nullable ResponseEntity<Object> busy(Exception failure, WebRequest request) {
		this.logger.warn("Database not available: " + failure.getMessage());
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, "2");
		return handleExceptionInternal(failure,
				Problem.UNAVAILABLE.because("Le serveur est momentanément trop sollicité. Rien n'a été enregistré : "
						+ "recommencez dans quelques secondes."),
				headers, Problem.UNAVAILABLE.status(), request);
	}

	@ExceptionHandler(MultipartException.class)
	@Nullable ResponseEntity<Object> unreadableForm(MultipartException failure, WebRequest request) {
		return answer(failure,
				Problem.MALFORMED_BODY
					.because("Le formulaire « multipart » n'a pas pu être lu : il est incomplet ou sa limite "
							+ "(« boundary ») manque."),
				request);
	}

	@ExceptionHandler(Exception.class)
	@Nullable ResponseEntity<Object> broken(Exception failure, WebRequest request) throws Exception {
		if (BodyTooLargeException.isCauseOf(failure)) {
			return answer(failure, BodyTooLargeException.problem(failure), request);
		}
		if (isForeignToKeys(failure)) {
			return answer(failure,
					Problem.INVALID_PARAMETER
						.because("Un identifiant, un filtre ou un curseur de cette demande contient "
								+ "des caractères qu'aucun identifiant n'a. Reprenez-le tel qu'il vous a été donné."),
					request);
		}
		HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
		if (failure instanceof AuthenticationException || failure instanceof AccessDeniedException) {
			throw failure;
		}
		return answer(failure, this.responses.internal(servlet, failure), request);
	}

	/** The container reads the parameters late, when something asks for one. */
	@ExceptionHandler(InvalidParameterException.class)
	@Nullable ResponseEntity<Object> unreadableParameters(InvalidParameterException failure, WebRequest request) {
		return answer(failure, Problem.INVALID_REQUEST
			.because("Les paramètres de l'adresse sont mal écrits : vérifiez chaque « nom=valeur » et son encodage."),
				request);
	}

	/** The firewall looks at a header when something reads it, which may be late. */
	@ExceptionHandler(RequestRejectedException.class)
	@Nullable ResponseEntity<Object> rejected(RequestRejectedException failure, WebRequest request) {
		return answer(failure,
				Problem.INVALID_REQUEST
					.because("Un en-tête de la requête contient des caractères qui ne sont pas permis. Retirez-les."),
				request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (BodyTooLargeException.isCauseOf(failure)) {
			return answer(failure, BodyTooLargeException.problem(failure), request);
		}
		if (failure.getCause() instanceof JacksonException json) {
			return answer(failure, UnreadableJson.describe(json), request);
		}
		String detail = (failure.getCause() != null) ? "Le corps de la requête n'a pas pu être lu."
				: "Le corps de la requête manque : envoyez un objet JSON.";
		return answer(failure, Problem.MALFORMED_BODY.because(detail), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Map<String, String>> errors = failure.getBindingResult()
			.getAllErrors()
			.stream()
			.map(FrameworkProblems::fieldError)
			.toList();
		return answer(failure, Problem.INVALID_FIELDS.because("Corrigez les champs signalés.", errors), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (status.is5xxServerError()) {
			return handleExceptionInternal(failure, null, headers, status, request);
		}
		List<Map<String, String>> errors = failure.getParameterValidationResults().stream().flatMap((result) -> {
			if (result instanceof ParameterErrors bean) {
				return bean.getAllErrors().stream().map(FrameworkProblems::fieldError);
			}
			String name = String.valueOf(result.getMethodParameter().getParameterName());
			return result.getResolvableErrors().stream().map((it) -> parameterError(name, sentence(it)));
		}).toList();
		return answer(failure, Problem.INVALID_FIELDS.because("Corrigez les valeurs signalées.", errors), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String own = OwnWords.of(failure);
		Class<?> type = failure.getRequiredType();
		String detail = (own != null) ? own : "La valeur « " + Shown.of(String.valueOf(failure.getValue()))
				+ " » ne convient pas. " + ((type != null) ? ExpectedType.sentence(type) : "");
		String name = (failure instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: String.valueOf(failure.getPropertyName());
		return answer(failure, Problem.INVALID_PARAMETER.because(detail.strip(), List.of(parameterError(name, detail))),
				request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
			MissingServletRequestParameterException failure, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		return missing(failure, "Le paramètre", failure.getParameterName(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
			MissingServletRequestPartException failure, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		return missing(failure, "La partie de formulaire", failure.getRequestPartName(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
			ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (failure instanceof MissingRequestHeaderException header) {
			return missing(failure, "L'en-tête", header.getHeaderName(), request);
		}
		return handleExceptionInternal(failure, null, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
			HttpRequestMethodNotSupportedException failure, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		Set<HttpMethod> methods = failure.getSupportedHttpMethods();
		String allowed = (methods != null)
				? new TreeSet<>(methods).stream().map(HttpMethod::name).collect(Collectors.joining(", ")) : "";
		return handleExceptionInternal(failure,
				Problem.METHOD.because("Cette adresse n'accepte pas %s. Méthodes admises : %s."
					.formatted(Shown.of(failure.getMethod()), allowed)),
				headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
			HttpMediaTypeNotSupportedException failure, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		String sent = (failure.getContentType() != null) ? "« " + Shown.of(failure.getContentType()) + " »"
				: "absent ou illisible";
		return handleExceptionInternal(failure,
				Problem.MEDIA_TYPE.because("Le type de contenu est %s ; types admis ici : %s.".formatted(sent,
						types(failure.getSupportedMediaTypes()))),
				headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
			HttpMediaTypeNotAcceptableException failure, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		return handleExceptionInternal(failure,
				Problem.NOT_ACCEPTABLE
					.because("L'en-tête Accept ne laisse aucun format disponible. Formats proposés : %s."
						.formatted(types(failure.getSupportedMediaTypes()))),
				headers, status, request);
	}

	/** Last exit of all of the above, and of capabilities' own problems. */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ServletWebRequest servlet = (ServletWebRequest) request;
		if (servlet.getResponse() != null && servlet.getResponse().isCommitted()) {
			return super.handleExceptionInternal(failure, body, headers, status, request);
		}
		return this.responses.answer(servlet, problem(failure, body, status, servlet), headers);
	}

	private ProblemDetail problem(Exception failure, @Nullable Object body, HttpStatusCode status,
			ServletWebRequest request) {
		Object said = (body == null && failure instanceof ErrorResponse response) ? response.getBody() : body;
		if (said instanceof ProblemDetail given && isInFrench(failure, given)) {
			return given;
		}
		return status.isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)
				? this.responses.internal(request.getRequest(), failure) : ProblemResponses.forStatus(status.value());
	}

	private static boolean isInFrench(Exception failure, ProblemDetail given) {
		boolean raisedByACapability = failure.getClass() == ErrorResponseException.class
				|| failure.getClass().getName().startsWith("fr.ecluse.");
		return raisedByACapability || ProblemResponses.isOurs(given);
	}

	private @Nullable ResponseEntity<Object> missing(Exception failure, String what, String name, WebRequest request) {
		String detail = what + " « " + Shown.of(name) + " » manque.";
		return answer(failure, Problem.INVALID_PARAMETER.because(detail, List.of(parameterError(name, detail))),
				request);
	}

	private @Nullable ResponseEntity<Object> answer(Exception failure, ProblemDetail problem, WebRequest request) {
		return handleExceptionInternal(failure, problem, new HttpHeaders(), HttpStatusCode.valueOf(problem.getStatus()),
				request);
	}

	/** Columns of keys are ASCII; MariaDB refuses to compare them with anything else. */
	private static boolean isForeignToKeys(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && sql.getErrorCode() == MIX_OF_COLLATIONS) {
				return true;
			}
		}
		return false;
	}

	private static Map<String, String> fieldError(ObjectError error) {
		String pointer = (error instanceof FieldError field) ? JsonPointers.ofProperty(field.getField()) : "";
		return Map.of("pointer", pointer, "detail", sentence(error));
	}

	private static Map<String, String> parameterError(String name, String detail) {
		return Map.of("parameter", name, "detail", detail);
	}

	/** Bean Validation says "ne doit pas être vide"; a caller reads whole sentences. */
	private static String sentence(MessageSourceResolvable error) {
		String message = (error.getDefaultMessage() != null) ? error.getDefaultMessage() : "n'est pas valable";
		return Character.isLowerCase(message.codePointAt(0)) ? "Cette valeur " + message + "." : message;
	}

	private static String types(List<MediaType> types) {
		return types.isEmpty() ? "aucun" : types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
	}

}
