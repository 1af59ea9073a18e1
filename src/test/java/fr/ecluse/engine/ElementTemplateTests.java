package fr.ecluse.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Camunda Modeler offers each block by its name, and no block that does not exist. */
@EcluseTest
class ElementTemplateTests {

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private Map<String, Block> blocks;

	@Test
	void offersEachBlockAndNoOther() throws IOException {
		List<String> offered = new ArrayList<>();
		for (JsonNode template : templates()) {
			for (JsonNode property : template.path("properties")) {
				if (property.path("binding").path("name").asString("").equals("camunda:delegateExpression")) {
					offered.add(property.path("value").asString("").replaceAll("\\$\\{(\\w+)}", "$1"));
				}
			}
		}
		assertThat(offered).containsExactlyInAnyOrderElementsOf(this.blocks.keySet());
	}

	@Test
	void explainsWhatItOffers() throws IOException {
		assertThat(templates()).allSatisfy((template) -> {
			String id = template.path("id").asString("");
			assertThat(id).startsWith("fr.ecluse.");
			assertThat(template.path("name").asString("")).as(id).isNotBlank();
			assertThat(template.path("description").asString("")).as(id).endsWith(".");
			assertThat(template.path("appliesTo").isEmpty()).as(id).isFalse();
			assertThat(StreamSupport.stream(template.path("properties").spliterator(), false)
				.filter((property) -> !property.path("type").asString("").equals("Hidden"))).as(id)
				.allSatisfy((property) -> assertThat(property.path("label").asString("")).isNotBlank());
		});
	}

	private List<JsonNode> templates() throws IOException {
		List<JsonNode> templates = new ArrayList<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:processes/shared/element-templates/*.json")) {
			templates.add(this.json.readTree(file.getContentAsByteArray()));
		}
		assertThat(templates).isNotEmpty();
		return templates;
	}

}
