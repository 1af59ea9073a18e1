package fr.ecluse.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses what no controller should meet. A call that would not take the JSON of its
 * answer is refused before anything is done for it: found out only when the answer is
 * written, the refusal would hide what was done. No id has other characters than ASCII,
 * and no body has all types at once.
 */
class CallChecks implements HandlerInterceptor {

	private static final List<MediaType> GIVEN = List.of(MediaType.APPLICATION_JSON);

	private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7e]+");

	/** Checked with more to say, and names of files. */
	private static final Set<String> FREE = Set.of("siren", "path");

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws HttpMediaTypeNotAcceptableException, HttpMediaTypeNotSupportedException {
		checkAddress(request);
		String type = request.getContentType();
		if (type != null && type.split(";", 2)[0].contains("*")) {
			throw new HttpMediaTypeNotSupportedException("A wildcard is no type of content");
		}
		if (handler instanceof HandlerMethod method && answersJson(method)) {
			if (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null) {
				// Whatever else a library on the class path could write.
				request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.copyOf(GIVEN));
			}
			List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
			if (!accepted.isEmpty() && types(accepted).stream().noneMatch(CallChecks::isJson)) {
				throw new HttpMediaTypeNotAcceptableException(GIVEN);
			}
		}
		return true;
	}

	private static void checkAddress(HttpServletRequest request) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts) {
			parts.forEach((name, value) -> {
				if (!FREE.contains(String.valueOf(name)) && !ASCII.matcher(String.valueOf(value)).matches()) {
					String detail = "« %s » contient des caractères qu'aucun identifiant n'a. Reprenez l'adresse telle qu'elle vous a été donnée."
						.formatted(Shown.of(String.valueOf(value)));
					throw new ErrorResponseException(Problem.INVALID_PARAMETER.status(), Problem.INVALID_PARAMETER
						.because(detail, List.of(Map.of("parameter", String.valueOf(name), "detail", detail))), null);
				}
			});
		}
	}

	private static boolean answersJson(HandlerMethod method) {
		ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod());
		Class<?> answer = (type.resolve() == ResponseEntity.class) ? type.getGeneric().resolve() : type.resolve();
		return answer != null && answer.isRecord();
	}

	private static List<MediaType> types(List<String> accepted) throws HttpMediaTypeNotAcceptableException {
		try {
			return MediaType.parseMediaTypes(accepted);
		}
		catch (InvalidMediaTypeException ex) {
			throw new HttpMediaTypeNotAcceptableException(String.valueOf(ex.getMessage()));
		}
	}

	private static boolean isJson(MediaType accepted) {
		return accepted.getQualityValue() > 0 && accepted.isCompatibleWith(MediaType.APPLICATION_JSON);
	}

}
