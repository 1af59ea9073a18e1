package fr.ecluse.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import fr.ecluse.typesetting.DocumentRefused;
import fr.ecluse.typesetting.TemplateEditions;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The file `samples/<template>.yaml` beside a template: what kind of document it makes,
 * and data to try it with, short, typical and extreme.
 */
final class Samples {

	static final List<String> SETS = List.of("short", "typical", "extreme");

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}/[a-z][a-z0-9-]{0,59}");

	private final TemplateEditions editions;

	Samples(TemplateEditions editions) {
		this.editions = editions;
	}

	/**
	 * Kind of document that a template makes, in words that name nobody; the name of the
	 * template where no file says it.
	 */
	String kind(String edition, String template) {
		return read(edition, template).map((samples) -> samples.get("title"))
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.orElseGet(() -> {
				String name = template.substring(template.indexOf('/') + 1).replace('-', ' ');
				return name.isEmpty() ? template : Character.toUpperCase(name.charAt(0)) + name.substring(1);
			});
	}

	/**
	 * One set of data; empty when there is none of that name.
	 * @throws DocumentRefused when the file is not readable
	 */
	Optional<Map<String, ? extends @Nullable Object>> data(String edition, String template, String set) {
		return read(edition, template).map((samples) -> samples.get(set)).map((data) -> named(template, set, data));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, ? extends @Nullable Object> named(String template, String set, Object data) {
		if (data instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
			return (Map<String, ? extends @Nullable Object>) map;
		}
		throw refused(template, "le jeu « %s » doit nommer ses données : nom: valeur.".formatted(set));
	}

	private Optional<Map<?, ?>> read(String edition, String template) {
		if (!NAME.matcher(template).matches()) {
			return Optional.empty();
		}
		try {
			Optional<byte[]> file = this.editions.of(edition).find(template.replace("/", "/samples/") + ".yaml");
			if (file.isEmpty()) {
				return Optional.empty();
			}
			Object samples = yaml().load(new String(file.get(), StandardCharsets.UTF_8));
			if (samples instanceof Map<?, ?> map) {
				return Optional.of(map);
			}
			throw refused(template, "des noms et leurs valeurs sont attendus.");
		}
		catch (MarkedYAMLException ex) {
			throw refused(template, "ligne %d : %s"
				.formatted((ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0, ex.getProblem()));
		}
		catch (YAMLException ex) {
			throw refused(template, String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DocumentRefused refused(String template, String reason) {
		return new DocumentRefused(
				"Les données d’essai du modèle « %s » ne sont pas lisibles : %s".formatted(template, reason));
	}

	/** Dates stay texts, as the variables of a dossier hold them. */
	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		DumperOptions dumper = new DumperOptions();
		return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new Resolver() {
			@Override
			protected void addImplicitResolvers() {
				addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
				addImplicitResolver(Tag.INT, INT, "-+0123456789");
				addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
				addImplicitResolver(Tag.MERGE, MERGE, "<");
				addImplicitResolver(Tag.NULL, NULL, "~nN\0");
				addImplicitResolver(Tag.NULL, EMPTY, null);
			}
		});
	}

}
