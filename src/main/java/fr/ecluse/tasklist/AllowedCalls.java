package fr.ecluse.tasklist;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Every call that Tasklist makes, and so every call that is possible. The words in braces
 * are ids that the guard looks up as the caller before anything else happens;
 * {@code self} is the caller.
 */
final class AllowedCalls {

	private static final Set<String> NONE = Set.of();

	private static final Set<String> PAGE = Set.of("firstResult", "maxResults");

	private static final Set<String> FRESH = Set.of("noCache");

	private static final Set<String> STARTABLE = Set.of("latest", "active", "startableInTasklist",
			"startablePermissionCheck", "firstResult", "maxResults", "nameLike", "key", "sortBy", "sortOrder");

	private static final List<Call> ALL = List.of(
			// Sign-in
			open("POST", "/admin/auth/user/default/login/tasklist", NONE, Body.SIGN_IN),
			call("GET", "/admin/auth/user/default", NONE, Body.EMPTY), call("GET", "/engine/engine/", NONE, Body.EMPTY),
			call("POST", "/admin/auth/user/default/logout", NONE, Body.EMPTY),
			// Names, the dossier of a task and its messages, for our own scripts
			call("GET", "/ecluse/members", NONE, Body.EMPTY),
			call("GET", "/ecluse/tasks/{task}/dossier", NONE, Body.EMPTY),
			call("POST", "/ecluse/tasks/{task}/messages", NONE, Body.MESSAGE),
			// Files of Tasklist itself
			call("GET", "/tasklist/plugin/tasklistPlugins/static/app/plugin.{file}", Set.of("bust"), Body.EMPTY),
			call("GET", "/engine/engine/default/user/{self}/profile", NONE, Body.EMPTY),
			// Filters and lists of tasks
			call("GET", "/engine/engine/default/filter",
					Set.of("firstResult", "maxResults", "itemCount", "resourceType"), Body.EMPTY),
			call("GET", "/engine/engine/default/filter/count", Set.of("itemCount", "resourceType"), Body.EMPTY),
			call("OPTIONS", "/engine/engine/default/filter", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/filter/{filter}", Set.of("itemCount"), Body.EMPTY),
			call("OPTIONS", "/engine/engine/default/filter/{filter}", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/filter/{filter}/count", NONE, Body.EMPTY),
			call("POST", "/engine/engine/default/filter/{filter}/list", PAGE, Body.QUERY),
			call("POST", "/engine/engine/default/filter/{filter}/count", NONE, Body.QUERY),
			// The caller's other tasks of a dossier, after one of them is done
			call("GET", "/engine/engine/default/task", Set.of("assignee", "processInstanceId", "maxResults"),
					Body.EMPTY),
			// One task
			call("GET", "/engine/engine/default/task/{task}", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/task/{task}/form", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/task/{task}/deployed-form", FRESH, Body.EMPTY),
			call("GET", "/engine/engine/default/task/{task}/form-variables",
					Set.of("variableNames", "deserializeValues"), Body.EMPTY),
			call("POST", "/engine/engine/default/task/{task}/submit-form", NONE, Body.ANSWERS),
			call("POST", "/engine/engine/default/task/{task}/claim", NONE, Body.SELF),
			call("POST", "/engine/engine/default/task/{task}/unclaim", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/task/{task}/identity-links", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/task/{task}/comment", NONE, Body.EMPTY),
			call("POST", "/engine/engine/default/task/{task}/comment/create", NONE, Body.COMMENT),
			call("GET", "/engine/engine/default/history/user-operation",
					Set.of("taskId", "firstResult", "maxResults", "sortBy", "sortOrder"), Body.EMPTY),
			call("GET", "/engine/engine/default/history/user-operation/count", Set.of("taskId"), Body.EMPTY),
			// Opening a dossier
			call("GET", "/engine/engine/default/process-definition", STARTABLE, Body.EMPTY),
			call("GET", "/engine/engine/default/process-definition/count", STARTABLE, Body.EMPTY),
			call("GET", "/engine/engine/default/process-definition/{definition}", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/process-definition/{definition}/startForm", NONE, Body.EMPTY),
			call("GET", "/engine/engine/default/process-definition/{definition}/deployed-start-form", FRESH,
					Body.EMPTY),
			call("GET", "/engine/engine/default/process-definition/{definition}/xml", NONE, Body.EMPTY),
			call("POST", "/engine/engine/default/process-definition/{definition}/submit-form", NONE, Body.ANSWERS));

	private AllowedCalls() {
	}

	/** What a body must be. */
	enum Body {

		EMPTY, SIGN_IN, QUERY, SELF, COMMENT, MESSAGE, ANSWERS

	}

	/** A kind of call; open calls need no session. */
	record Call(String method, String path, Pattern pattern, boolean open, Set<String> parameters, Body body) {

		private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");

		/** Reads the id that stands at that word of the path. */
		Optional<String> id(String word, HttpServletRequest request) {
			Matcher matcher = this.pattern.matcher(pathOf(request));
			return (this.path.contains("{" + word + "}") && matcher.matches()) ? Optional.of(matcher.group(word))
					: Optional.empty();
		}

		private static Call of(String method, String path, boolean open, Set<String> parameters, Body body) {
			String quoted = WORD.matcher(path.replace(".", "\\."))
				.replaceAll((word) -> Matcher.quoteReplacement("(?<" + word.group(1) + ">[A-Za-z0-9:.@_-]{1,200})"));
			return new Call(method, path, Pattern.compile(quoted), open, parameters, body);
		}

	}

	static Optional<Call> find(HttpServletRequest request) {
		String path = pathOf(request);
		return ALL.stream()
			.filter((call) -> call.method().equals(request.getMethod()) && call.pattern().matcher(path).matches())
			// A fixed word such as "count" wins over an id in the same place.
			.min(java.util.Comparator.comparingInt((call) -> call.path().contains("{") ? 1 : 0));
	}

	static List<Call> all() {
		return ALL;
	}

	/** The path below the API; an escape other than that of a colon matches nothing. */
	private static String pathOf(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length() + "/camunda/api".length());
		return path.replace("%3A", ":").replace("%3a", ":");
	}

	private static Call call(String method, String path, Set<String> parameters, Body body) {
		return Call.of(method, path, false, parameters, body);
	}

	private static Call open(String method, String path, Set<String> parameters, Body body) {
		return Call.of(method, path, true, parameters, body);
	}

}
