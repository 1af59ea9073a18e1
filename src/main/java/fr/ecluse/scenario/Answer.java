package fr.ecluse.scenario;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server answers to something that a story does.
 *
 * @param status as over HTTP
 * @param body the problem with its French detail when it refuses
 */
record Answer(int status, JsonNode body) {

	boolean accepted() {
		return this.status < 300;
	}

	/** Whether it refuses as expected; a failure of the server is no refusal. */
	boolean refuses(Scenario.Refusal expected) {
		if (this.status < 400 || this.status >= 500) {
			return false;
		}
		String pointer = pointer(expected.field());
		for (JsonNode error : this.body.path("errors")) {
			if ((pointer == null || pointer.equals(error.path("pointer").asString("")))
					&& error.path("detail").asString("").contains(expected.message())) {
				return true;
			}
		}
		return pointer == null && this.body.path("detail").asString("").contains(expected.message());
	}

	private static @Nullable String pointer(@Nullable String field) {
		return (field != null) ? "/variables/" + field.replace('.', '/') : null;
	}

	/** Status and what the server says, for messages. */
	String summary() {
		StringBuilder text = new StringBuilder("%d %s".formatted(this.status,
				this.body.path("detail").asString(this.body.path("title").asString(""))));
		for (JsonNode error : this.body.path("errors")) {
			text.append(" [%s : %s]".formatted(error.path("pointer").asString(""), error.path("detail").asString("")));
		}
		return text.toString();
	}

}
