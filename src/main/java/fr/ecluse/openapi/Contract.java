package fr.ecluse.openapi;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The description of the API, written when it is first asked for so that a start costs
 * nothing. It depends on the program alone and never changes while it runs.
 */
@Component
class Contract {

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	private final JsonMapper json;

	private volatile @Nullable Written written;

	Contract(ObjectProvider<RequestMappingHandlerMapping> mappings, JsonMapper json) {
		this.mappings = mappings;
		this.json = json;
	}

	Written written() {
		Written known = this.written;
		if (known == null) {
			ObjectNode document = ApiDocument.of(handlers(), this.json);
			byte[] bytes = this.json.writeValueAsBytes(document);
			known = new Written(document, bytes, "\"%s\"".formatted(UUID.nameUUIDFromBytes(bytes)));
			this.written = known;
		}
		return known;
	}

	private Map<RequestMappingInfo, HandlerMethod> handlers() {
		return this.mappings.orderedStream()
			.filter((mapping) -> mapping.getClass() == RequestMappingHandlerMapping.class)
			.findFirst()
			.orElseThrow()
			.getHandlerMethods();
	}

	/** The document as a tree, as the bytes that are sent, and their tag. */
	record Written(ObjectNode document, byte[] json, String tag) {

		@Override
		public String toString() {
			return new String(this.json, StandardCharsets.UTF_8);
		}

	}

}
