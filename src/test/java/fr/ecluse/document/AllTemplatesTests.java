package fr.ecluse.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fr.ecluse.member.Logo;
import fr.ecluse.member.Member;
import fr.ecluse.typesetting.Pdfs;
import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.Snapshot;
import fr.ecluse.typesetting.TemplateEditions;
import fr.ecluse.typesetting.TemplateSources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every shipped template with its short, typical and extreme data. Each document stays in
 * `target/documents`, to be looked at.
 */
class AllTemplatesTests {

	private static final Renderer RENDERER = Pdfs.shipped();

	private static final Renderer OTHER = Pdfs.shipped();

	private static final Samples SAMPLES = new Samples((edition) -> TemplateSources.classPath());

	private static final Pattern IMPORT = Pattern.compile("<xsl:(?:import|include)\\s+href=\"([a-z0-9-]+)\\.xsl\"");

	private static final Pattern PLACE = Pattern.compile(".*processes/([^/]+)/templates/([^/]+)\\.xsl");

	@AfterAll
	static void close() {
		RENDERER.close();
		OTHER.close();
	}

	/** What stands in a folder of templates and is no piece of another one. */
	static Stream<String> templates() throws IOException {
		Set<String> templates = new TreeSet<>();
		Set<String> pieces = new TreeSet<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:processes/*/templates/*.xsl")) {
			Matcher place = PLACE.matcher(file.getURL().getPath());
			assertThat(place.matches()).isTrue();
			templates.add(place.group(1) + "/" + place.group(2));
			IMPORT.matcher(file.getContentAsString(StandardCharsets.UTF_8))
				.results()
				.forEach((found) -> pieces.add(place.group(1) + "/" + found.group(1)));
		}
		templates.removeAll(pieces);
		return templates.stream();
	}

	static Stream<Arguments> documents() throws IOException {
		return templates().flatMap((template) -> Samples.SETS.stream().map((set) -> Arguments.of(template, set)));
	}

	@Test
	void thereAreTemplates() throws IOException {
		assertThat(templates()).hasSizeGreaterThan(3);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("documents")
	void isArchivableAccessibleVerifiableAndAlwaysTheSame(String template, String set) throws Exception {
		Snapshot snapshot = snapshot(template, set);
		byte[] pdf = RENDERER.render(template, snapshot).pdf();
		Files.write(Files.createDirectories(Path.of("target/documents"))
			.resolve(template.replace('/', '-') + "-" + set + ".pdf"), pdf);
		assertThat(Pdfs.violations(pdf)).isEmpty();
		assertThat(Pdfs.fonts(pdf)).isNotEmpty().noneMatch((font) -> font.endsWith("!"));
		assertThat(Pdfs.code(pdf)).isEqualTo("https://demarches.exemple.fr/verification/" + Letters.CODE);
		assertThat(Pdfs.text(pdf)).doesNotContain("NaN", "true", "false", "null", " ,", "( )");
		assertThat(OTHER.render(template, snapshot).pdf()).isEqualTo(pdf);
	}

	@ParameterizedTest
	@MethodSource("templates")
	void saysWhatKindOfDocumentItMakes(String template) {
		assertThat(SAMPLES.kind(TemplateEditions.SHIPPED, template)).isNotBlank()
			.hasSizeLessThan(100)
			.doesNotContain("«");
	}

	private static Snapshot snapshot(String template, String set) throws IOException {
		Map<String, ? extends @Nullable Object> data = SAMPLES.data(TemplateEditions.SHIPPED, template, set)
			.orElse(null);
		assertThat(data).as("processes/%s.yaml, jeu « %s »", template.replace("/", "/samples/"), set).isNotNull();
		Member member = switch (set) {
			case "short" -> Letters.bare();
			case "typical" -> Letters.sarlat();
			default -> Letters.epci();
		};
		Logo logo = set.equals("short") ? null : Letters.logo();
		return Snapshots
			.of(new DocumentRequest(member.siren(), Letters.DOSSIER, "cle", template,
					SAMPLES.kind(TemplateEditions.SHIPPED, template), (data != null) ? data : Map.of()), member, logo,
					Letters.DAY)
			.withVerification(Letters.CODE, "https://demarches.exemple.fr/verification/" + Letters.CODE);
	}

}
