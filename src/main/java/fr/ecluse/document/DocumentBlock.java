package fr.ecluse.document;

import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The block {@code document}: makes the document {@code key} with the template
 * {@code template} from the variables of the instance, and leaves its id in the variable
 * {@code <key>DocumentId}. The variable {@code dossierId} says whose it is.
 */
@Component("document")
class DocumentBlock implements Block {

	private static final String RESULT = "DocumentId";

	private final Documents documents;

	DocumentBlock(Documents documents) {
		this.documents = documents;
	}

	@Override
	public void run(Step step) {
		String key = step.input("key");
		String dossier = step.input("dossierId");
		Document document = this.documents.produce(new DocumentRequest(step.siren(), dossier, key,
				step.input("template"), step.input("title"), data(step.variables())));
		step.set(key + RESULT, document.id());
	}

	/** Without the block's own inputs and results: a second run has to find the first. */
	private static Map<String, @Nullable Object> data(Map<String, @Nullable Object> variables) {
		Map<String, @Nullable Object> data = new TreeMap<>();
		variables.forEach((name, value) -> {
			boolean own = name.equals("key") || name.equals("template") || name.equals("title");
			if (!own && !name.endsWith(RESULT)) {
				data.put(name, Values.plain(value));
			}
		});
		return data;
	}

}
