package fr.ecluse.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import fr.ecluse.procedure.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ContentsTests {

	private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

	private static Contents.Found look(byte[] content, String extension) throws IOException {
		return Contents.look(() -> new ByteArrayInputStream(content), extension);
	}

	static Stream<Arguments> known() {
		return Stream.of(arguments(FileType.PDF, Samples.pdf(2000, 1), "exe"),
				arguments(FileType.PNG, Samples.png(), "pdf"), arguments(FileType.JPEG, Samples.jpeg(), ""),
				arguments(FileType.TIFF, Samples.tiff(), "tif"),
				arguments(FileType.GIF, Samples.text("GIF89a\1\0\1\0"), "gif"),
				arguments(FileType.RTF, Samples.text("{\\rtf1\\ansi Bonjour}"), "rtf"),
				arguments(FileType.TXT, Samples.text("Une lettre à la mairie.\nÉcole"), "txt"),
				arguments(FileType.TXT, Samples.text("From: maire@exemple.fr\nSubject: banc\n\nBonjour"), "txt"),
				arguments(FileType.TXT, "Séance du conseil".getBytes(StandardCharsets.ISO_8859_1), "txt"),
				arguments(FileType.CSV, Samples.text("nom;siren\nArgol;212900013\n"), "csv"),
				arguments(FileType.XML, Samples.text("<?xml version=\"1.0\"?><facture xmlns=\"urn:f\"/>"), "xml"),
				arguments(FileType.ODT, Samples.openDocument("application/vnd.oasis.opendocument.text"), "odt"),
				arguments(FileType.ODS, Samples.openDocument("application/vnd.oasis.opendocument.spreadsheet"), "zip"),
				arguments(FileType.DOCX, Samples.office(OFFICE + "wordprocessingml.document.main+xml"), "docx"),
				arguments(FileType.XLSX, Samples.office(OFFICE + "spreadsheetml.sheet.main+xml"), "xlsx"),
				arguments(FileType.PPTX, Samples.office(OFFICE + "presentationml.presentation.main+xml"), ""),
				arguments(FileType.ZIP, Samples.zip("plan.pdf", "lettre.txt"), "docx"));
	}

	@ParameterizedTest
	@MethodSource("known")
	void goesByTheContentAlone(FileType type, byte[] content, String extension) throws IOException {
		assertThat(look(content, extension).type()).hasValue(type);
	}

	static Stream<Arguments> foreign() {
		return Stream.of(arguments("program", Samples.program(), "pdf"),
				arguments("ELF", new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0 }, "txt"),
				arguments("script", Samples.text("#!/bin/sh\nrm -rf /\n"), "txt"),
				arguments("page", Samples.text("<!DOCTYPE html><html><body><script>1</script></body></html>"), "txt"),
				arguments("page without doctype", Samples.text("<html><body>x</body></html>"), "xml"),
				arguments("XHTML",
						Samples.text("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>"), "xml"),
				arguments("SVG",
						Samples
							.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>"),
						"xml"),
				arguments("bare SVG", Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "txt"),
				arguments("jar", Samples.zip("META-INF/MANIFEST.MF", "A.class"), "zip"),
				arguments("Android", Samples.zip("classes.dex", "AndroidManifest.xml"), "zip"),
				arguments("macros", Samples.office("application/vnd.ms-word.document.macroEnabled.main+xml"), "docx"),
				arguments("EPUB", Samples.openDocument("application/epub+zip"), "odt"),
				arguments("noise", new byte[] { 1, 2, 3, 0, 5, 6, 0, 8 }, "pdf"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("foreign")
	void knowsNoTypeForWhatADossierNeverHolds(String what, byte[] content, String extension) throws IOException {
		assertThat(look(content, extension).type()).as(what).isEmpty();
	}

	@Test
	void readsOnlySoFarIntoAnArchiveThatSwells() throws IOException {
		byte[] bomb = Samples.bomb(300);
		assertThat(bomb.length).isLessThan(1 << 20);
		assertThat(look(bomb, "zip").type()).hasValue(FileType.ZIP);
	}

	@Test
	void takesADamagedArchiveForAnArchive() throws IOException {
		byte[] content = Samples.zip("plan.pdf");
		content[8] = 99;
		assertThat(look(content, "zip").type()).hasValue(FileType.ZIP);
	}

}
