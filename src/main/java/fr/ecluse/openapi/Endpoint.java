package fr.ecluse.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * One method of one address, with all that handle it: several do when the media type of
 * the body decides.
 */
record Endpoint(String method, String path, List<Handler> handlers) {

	private static final String SCOPE = "/api/v1/";

	/** All of the API, by address and method. */
	static Collection<Endpoint> among(Map<RequestMappingInfo, HandlerMethod> mappings) {
		Map<String, Endpoint> found = new TreeMap<>();
		mappings
			.forEach(
					(mapping,
							handler) -> mapping.getPatternValues()
								.stream()
								.filter((path) -> path.startsWith(SCOPE))
								.forEach(
										(path) -> methods(
												mapping)
											.forEach((method) -> found
												.computeIfAbsent(path + " " + method,
														(key) -> new Endpoint(method, path, new ArrayList<>()))
												.handlers()
												.add(new Handler(handler.getMethod(), mediaTypes(mapping),
														produced(mapping))))));
		return found.values();
	}

	private static Stream<String> methods(RequestMappingInfo mapping) {
		return mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name);
	}

	private static List<String> mediaTypes(RequestMappingInfo mapping) {
		return mapping.getConsumesCondition()
			.getConsumableMediaTypes()
			.stream()
			.map(MediaType::toString)
			.filter((type) -> !type.equals("*/*"))
			.sorted()
			.toList();
	}

	private static List<String> produced(RequestMappingInfo mapping) {
		return mapping.getProducesCondition().getProducibleMediaTypes().stream().map(MediaType::toString).toList();
	}

	/** As the texts name it. */
	String key() {
		return this.method + " " + this.path;
	}

	/** As OpenAPI writes it: a rest of several segments is a parameter like others. */
	String address() {
		return this.path.replace("{*", "{");
	}

	boolean ofOneMember() {
		return this.path.contains("{siren}");
	}

	/** Whether its address has parts, or a query, that can be wrong. */
	boolean takesParameters() {
		return !parameters((parameter) -> parameter.isAnnotationPresent(PathVariable.class)
				|| parameter.isAnnotationPresent(RequestParam.class))
			.isEmpty();
	}

	boolean writes() {
		return !Set.of("GET", "HEAD", "OPTIONS").contains(this.method);
	}

	/** Media types of the bodies that it declares to take. */
	Set<String> consumes() {
		Set<String> types = new LinkedHashSet<>();
		this.handlers.forEach((handler) -> types.addAll(handler.consumes()));
		return types;
	}

	/** Media type of an answer that is JSON. */
	String produces() {
		return this.handlers.stream()
			.flatMap((handler) -> handler.produces().stream())
			.findFirst()
			.orElse(MediaType.APPLICATION_JSON_VALUE);
	}

	/** Whether the answer has a tag by which a caller learns that nothing changed. */
	boolean isTagged() {
		return this.method.equals("GET") && !answersBytes() && !answersNothing();
	}

	/** The parameters of the handlers that carry an annotation, each name once. */
	List<Parameter> parameters(Predicate<Parameter> wanted) {
		Map<String, Parameter> found = new TreeMap<>();
		this.handlers.stream()
			.flatMap((handler) -> Arrays.stream(handler.code().getParameters()))
			.filter(wanted)
			.forEach((parameter) -> found.putIfAbsent(parameter.getName(), parameter));
		return List.copyOf(found.values());
	}

	List<Parameter> bodies() {
		return parameters((parameter) -> parameter.isAnnotationPresent(RequestBody.class));
	}

	/** What it answers with, without the wrapping that carries status and headers. */
	AnnotatedType answer() {
		AnnotatedType type = this.handlers.get(0).code().getAnnotatedReturnType();
		return (Schemas.raw(type.getType()) == ResponseEntity.class)
				? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type;
	}

	boolean answersBytes() {
		return answer().getType() == byte[].class;
	}

	boolean answersNothing() {
		return answer().getType() == void.class || answer().getType() == Void.class;
	}

	/**
	 * A method of a controller, and the media types that it declares to take and give.
	 */
	record Handler(Method code, List<String> consumes, List<String> produces) {
	}

}
