package fr.ecluse.console;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.web.ErrorResponseException;

/** What a refusal says, line by line. */
final class Problems {

	private Problems() {
	}

	static List<String> of(ErrorResponseException refusal) {
		Map<String, Object> properties = refusal.getBody().getProperties();
		Object errors = (properties != null) ? properties.get("errors") : null;
		if (errors instanceof Collection<?> several && several.size() > 1) {
			return several.stream()
				.map((it) -> (it instanceof Map<?, ?> error) ? String.valueOf(error.get("detail")) : String.valueOf(it))
				.toList();
		}
		return List.of(Objects.requireNonNullElse(refusal.getBody().getDetail(), ""));
	}

}
