package fr.ecluse.typesetting;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A broken template says where and why. */
class TemplateFaultTests {

	private static final String START = "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n";

	private static final String END = "</xsl:stylesheet>";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "<xsl:template match='/'>;<a></xsl:template>|essai/templates/lettre.xsl, ligne 3|</a>",
					"<xsl:template match='/'>;<xsl:value-of select='a['/></xsl:template>|ligne 3|a[",
					"<xsl:template match='/'>;;<xsl:call-template name='absent'/></xsl:template>|ligne 4|absent",
					"<xsl:template match='/'>;<xsl:valueof/></xsl:template>|ligne 3|valueof",
					"<xsl:template match='/'>;<xsl:value-of select='$x'/></xsl:template>|ligne 3|x",
					"<xsl:import href='absent.xsl'/>|essai/templates/absent.xsl|n'existe pas" })
	void namesTheLineAndTheReason(String source, String place, String reason) {
		assertThatExceptionOfType(DocumentRefused.class)
			.isThrownBy(() -> library(Map.of("essai/templates/lettre.xsl", START + source.replace(';', '\n') + END))
				.get(TemplateEditions.SHIPPED, "essai/lettre"))
			.withMessageContaining(place)
			.withMessageContaining(reason)
			.withMessageNotContaining("Could not compile");
	}

	@Test
	void namesTheImportedFileThatIsBroken() {
		assertThatExceptionOfType(DocumentRefused.class)
			.isThrownBy(() -> library(
					Map.of("essai/templates/lettre.xsl", START + "<xsl:import href='../../shared/base.xsl'/>" + END,
							"shared/base.xsl", START + "<xsl:template name='x'><a></xsl:template>" + END))
				.get(TemplateEditions.SHIPPED, "essai/lettre"))
			.withMessageContaining("shared/base.xsl, ligne 2");
	}

	private static TemplateLibrary library(Map<String, String> files) {
		return new TemplateLibrary((path) -> Optional.ofNullable(files.get(path))
			.map((source) -> source.getBytes(StandardCharsets.UTF_8)));
	}

}
