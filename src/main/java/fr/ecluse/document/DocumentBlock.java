package fr.ecluse.document;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import fr.ecluse.catalogue.Edition;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import fr.ecluse.typesetting.TemplateEditions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The block {@code document}: makes the document {@code key} with the template
 * {@code template} from the variables of the instance, and leaves its id in the variable
 * {@code <key>DocumentId}. Another variable takes it if the input {@code result} names
 * one. The variable {@code dossierId} says whose it is.
 */
@Component("document")
class DocumentBlock implements Block {

	private static final String RESULT = "DocumentId";

	private static final Set<String> OWN = Set.of("key", "template", "title", "result");

	private final Documents documents;

	private final Procedures procedures;

	DocumentBlock(Documents documents, Procedures procedures) {
		this.documents = documents;
		this.procedures = procedures;
	}

	@Override
	public void run(Step step) {
		String key = step.input("key");
		String dossier = step.input("dossierId");
		String result = step.given("result").orElse(key + RESULT);
		String edition = this.procedures.ofDeployment(step.deploymentId())
			.map(Edition::id)
			.orElse(TemplateEditions.SHIPPED);
		Document document = this.documents.produce(new DocumentRequest(step.siren(), dossier, key,
				step.input("template"), step.input("title"), data(step, result), edition));
		step.set(result, document.id());
	}

	/** Without the block's own inputs and results: a second run has to find the first. */
	private static Map<String, @Nullable Object> data(Step step, String result) {
		Map<String, @Nullable Object> data = new TreeMap<>();
		step.variables().forEach((name, value) -> {
			boolean input = OWN.contains(name) && step.given(name).isPresent();
			if (!input && !name.equals(result) && !name.endsWith(RESULT)) {
				data.put(name, Values.plain(value));
			}
		});
		return data;
	}

}
