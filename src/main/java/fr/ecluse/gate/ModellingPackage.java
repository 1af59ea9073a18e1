package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * A package as the rules of good modelling look at it: its models, decisions, forms and
 * description, as far as they can be read. What cannot is told elsewhere.
 */
final class ModellingPackage {

	private final String key;

	private final PackageFiles files;

	private final List<ModellingModel> models = new ArrayList<>();

	private final Map<String, ModellingDecision> decisions = new LinkedHashMap<>();

	private final List<FormFile> forms;

	private final DescriptionRules.@Nullable Described described;

	ModellingPackage(String key, PackageFiles files, List<FormFile> forms,
			DescriptionRules.@Nullable Described described) {
		this.key = key;
		this.files = files;
		this.forms = forms;
		this.described = described;
		files.endingWith(".bpmn")
			.forEach((file, content) -> read(content)
				.ifPresent((root) -> this.models.add(new ModellingModel(file, root))));
		files.endingWith(".dmn")
			.forEach((file, content) -> read(content).ifPresent((root) -> ModellingDecision.of(file, root)
				.forEach((decision) -> this.decisions.putIfAbsent(decision.id(), decision))));
	}

	private static Optional<XmlNode> read(byte[] content) {
		try {
			return Optional.of(XmlReader.read(content));
		}
		catch (XmlReader.Unreadable ex) {
			return Optional.empty();
		}
	}

	/** Key of the procedure. */
	String key() {
		return this.key;
	}

	PackageFiles files() {
		return this.files;
	}

	List<ModellingModel> models() {
		return this.models;
	}

	/** By their ids. */
	Map<String, ModellingDecision> decisions() {
		return this.decisions;
	}

	List<FormFile> forms() {
		return this.forms;
	}

	/** The form of that id. */
	Optional<FormFile> form(@Nullable String id) {
		return this.forms.stream().filter((form) -> form.id().equals(id)).findFirst();
	}

	/** Null when there is none that can be read. */
	@Nullable Procedure procedure() {
		return (this.described != null) ? this.described.procedure() : null;
	}

	/** A finding at an entry of the description. */
	Finding atDescription(String rule, Level level, List<String> path, String message) {
		return (this.described != null) ? this.described.finding(rule, level, path, message)
				: Finding.of(rule, level, PackageFiles.DESCRIPTION, message);
	}

	/**
	 * The levels of what runs; of everything when nothing is marked to run, so that the
	 * designer learns all of it at once.
	 */
	List<ModellingScope> scopes() {
		List<ModellingScope> all = this.models.stream().flatMap((model) -> model.scopes().stream()).toList();
		List<ModellingScope> running = all.stream()
			.filter((scope) -> ModellingModel.isExecutable(process(scope).container()))
			.toList();
		return running.isEmpty() ? all : running;
	}

	static ModellingScope process(ModellingScope scope) {
		ModellingScope it = scope;
		while (it.outer() != null) {
			it = Objects.requireNonNull(it.outer());
		}
		return it;
	}

	/** All elements of what runs. */
	Stream<XmlNode> nodes() {
		return scopes().stream().flatMap((scope) -> scope.nodes().stream());
	}

	/**
	 * Names of its templates, as the block spells them: {@code demarche/lettre} is the
	 * file {@code templates/lettre.xsl} of the procedure {@code demarche}.
	 */
	Set<String> templates() {
		return this.files.byPath()
			.keySet()
			.stream()
			.filter((path) -> path.startsWith("templates/") && path.endsWith(".xsl"))
			.map((path) -> this.key + '/' + path.substring("templates/".length(), path.length() - ".xsl".length()))
			.collect(Collectors.toSet());
	}

}
