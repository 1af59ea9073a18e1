package fr.ecluse.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.gate.PackageReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How uploads become packages, and what is refused on the way. */
class PackageReaderTests {

	private static final Gate GATE = Packages.gate();

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "processes/demande/demande.bpmn | demande.bpmn",
			"archive-main/processes/demande/demande.bpmn | demande.bpmn", "forms/demande/avis.form | avis.form",
			"processes/demande/templates/decision.xsl | templates/decision.xsl",
			"processes/demande/scenarios/essai.yaml | scenarios/essai.yaml", "demande/demande.bpmn | demande.bpmn",
			"demande/forms/avis.form | avis.form", "demande/samples/decision.yaml | samples/decision.yaml",
			"demande.bpmn | demande.bpmn", "decision.xsl | templates/decision.xsl", "procedure.yaml | procedure.yaml",
			"Demande de voirie (2).bpmn | Demande de voirie (2).bpmn", "e\u0301tude.bpmn | \u00e9tude.bpmn" })
	void putsFilesInTheirPlaces(String name, String path) {
		Reading reading = PackageReader.read(List.of(part(name, "x")));
		assertThat(reading.findings()).isEmpty();
		assertThat(reading.files().byPath()).containsOnlyKeys(path);
	}

	@Test
	void tellsScenariosFromSamplesByWhatTheySay() {
		Reading reading = PackageReader.read(List.of(part("a.yaml", "title: x\nsteps:\n  - clock: 1\n"),
				part("b.yaml", "title: x\ntypical:\n  a: 1\n"), part("c.yaml", "x: 1")));
		assertThat(reading.files().byPath()).containsOnlyKeys("scenarios/a.yaml", "samples/b.yaml", "c.yaml");
	}

	@Test
	void readsAZipAsTheFolderItHolds() {
		List<Part> parts = new ArrayList<>();
		ModellingTrial.shipped("demande-citoyenne")
			.files()
			.byPath()
			.forEach((path, content) -> parts.add(new Part(
					(path.endsWith(".form") ? "forms" : "processes") + "/demande-citoyenne/" + path, content)));
		Reading reading = PackageReader.read(List.of(new Part("demarche.zip", zip(parts))));
		assertThat(reading.findings()).isEmpty();
		assertThat(reading.key()).contains("demande-citoyenne");
		assertThat(reading.files().byPath()).hasSameSizeAs(parts);
		assertThat(GATE.check("demande-citoyenne", reading).findings()).filteredOn((it) -> it.level() == Level.REFUSED)
			.isEmpty();
	}

	@Test
	void findsTheKeyInTheModelWhenNoFolderTellsIt() {
		Reading reading = PackageReader.read(List.of(part("x.bpmn", Attack.harmless())));
		assertThat(reading.key()).contains(Attack.KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".DS_Store", "demande/.DS_Store", "__MACOSX/demande/._demande.bpmn", "._demande.bpmn",
			"Thumbs.db", "~$demande.bpmn", "demande.bpmn~", "demande.bpmn.bak", ".demande.bpmn.swp", ".git/config",
			".idea/workspace.xml", "README.md" })
	void leavesOutWhatSystemsAndEditorsLeave(String name) {
		Reading reading = PackageReader.read(List.of(part("demande.bpmn", "x"), part(name, "x")));
		assertThat(reading.files().byPath()).containsOnlyKeys("demande.bpmn");
		assertThat(reading.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("fichier-ignore");
			assertThat(finding.level()).isEqualTo(Level.ADVICE);
		});
	}

	static Stream<Arguments> hostileNames() {
		return Stream
			.of(Stream
				.of("../evil.bpmn", "a/../../evil.bpmn", "processes/x/../../evil.bpmn", "..", "/etc/evil.bpmn",
						"//serveur/evil.bpmn", "C:/evil.bpmn", "c:evil.bpmn", "a\\evil.bpmn", "..\\evil.bpmn",
						"\\\\serveur\\evil.bpmn", "evil\0.bpmn", "evil.bpmn\0.png", "evil\n.bpmn",
						"evil\u202Enpmb.bpmn", "evil\u200B.bpmn", "a//evil.bpmn", "./evil.bpmn", "a/./evil.bpmn",
						"evil.bpmn.", "evil.bpmn ", " evil.bpmn", "evil?.bpmn", "evil*.bpmn", "evil|.bpmn",
						"evil<.bpmn", "evil\".bpmn", "", "a".repeat(300) + ".bpmn", "évil\u0085.bpmn", "evil\t.bpmn",
						"evil:flux.bpmn", "%2e%2e/evil.bpmn", "..%2fevil.bpmn", "evil;x.bpmn")
				.map((name) -> arguments(name, "chemin-interdit")),
					Stream
						.of("evil.html", "evil.js", "evil.class", "evil.exe", "evil.cmmn", "evil.svg", "evil.png",
								"evil.properties", "evil.groovy", "evil.sh", "evil.bpmn.html", "evil", "evil.xml",
								"evil.bpmn20.xml", "evil.dmn11.xml", "evil.BPMN", "procedure.yml", "evil.yaml",
								"templates/Evil.xsl", "templates/evil.xslt", "templates/a/evil.xsl",
								"samples/evil.bpmn", "templates/evil.html", "a/b.c/scenarios/x/evil.yaml", ".htaccess",
								".env", "application.yml")
						.map((name) -> arguments(name, "fichier-inconnu")),
					Stream.of("evil.zip", "evil.jar", "evil.bar").map((name) -> arguments(name, "zip-imbrique")),
					Stream.of("processes/shared/templates/base.xsl", "processes/shared/x.bpmn")
						.map((name) -> arguments(name, "dossier-partage")))
			.flatMap((it) -> it);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostileNames")
	void refusesFilesThatHaveNoPlace(String name, String rule) {
		List<Part> parts = List.of(part("attaque.bpmn", Attack.harmless()), part(name, Attack.harmless()));
		Verdict verdict = GATE.check(Attack.KEY, PackageReader.read(parts));
		assertThat(verdict.findings()).as(name)
			.anyMatch((finding) -> finding.level() == Level.REFUSED && finding.rule().equals(rule));
		if (!rule.equals("fichier-inconnu")) {
			Verdict zipped = GATE.check(Attack.KEY, PackageReader.read(List.of(new Part("x.zip", zip(parts)))));
			assertThat(zipped.findings()).as("zipped " + name)
				.anyMatch((finding) -> finding.level() == Level.REFUSED && finding.rule().equals(rule));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a.bpmn | A.bpmn | fichier-double", "a.bpmn | x/a.bpmn | fichier-double",
			"e\u0301.bpmn | \u00e9.bpmn | fichier-double", "forms/k/a.form | processes/k/a.form | fichier-double",
			"decision.xsl | templates/decision.xsl | fichier-double",
			"processes/a/a.bpmn | processes/b/b.bpmn | plusieurs-demarches",
			"processes/a/a.bpmn | forms/b/b.form | plusieurs-demarches", "a/a.bpmn | b/b.bpmn | plusieurs-demarches" })
	void refusesFilesThatContradictEachOther(String one, String other, String rule) {
		assertThat(PackageReader.read(List.of(part(one, "x"), part(other, "y"))).findings()).extracting(Finding::rule)
			.containsExactly(rule);
	}

	static Stream<Arguments> hostileArchives() {
		byte[] nothing = new byte[0];
		byte[] good = zip(List.of(part("attaque.bpmn", Attack.harmless())));
		byte[] zeros = new byte[60 << 20];
		return Stream.of(arguments("vide", nothing, "zip-illisible"),
				arguments("sans entrée", zip(List.of()), "zip-illisible"),
				arguments("texte", utf8("PK mais pas vraiment"), "zip-illisible"),
				arguments("tronqué", Arrays.copyOf(good, good.length / 2), "zip-illisible"),
				arguments("abîmé", spoiled(good), "zip-illisible"),
				arguments("chiffré", encrypted(good), "zip-chiffre"),
				arguments("un fichier de zéros", zip(List.of(new Part("a.bpmn", zeros))), "zip-excessif"),
				arguments("un mégaoctet de zéros", zip(List.of(new Part("a.bpmn", Arrays.copyOf(zeros, 1_000_000)))),
						"zip-excessif"),
				arguments("beaucoup de fichiers", zip(many(400, utf8("x"))), "zip-excessif"),
				arguments("beaucoup de dossiers", zip(folders(2000)), "zip-excessif"),
				arguments("beaucoup en tout", zip(many(40, noise(900_000))), "depot-trop-grand"),
				arguments("archive dans l'archive", zip(List.of(new Part("a.zip", good))), "zip-imbrique"),
				arguments("archive sous un autre nom", zip(List.of(new Part("a.bpmn", good))), "zip-imbrique"),
				arguments("cinquante mégaoctets", noise(50 << 20), "depot-trop-grand"),
				arguments("noms qui ne sont pas de l'UTF-8", latin(), "zip-illisible"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostileArchives")
	void refusesArchivesOfBadFaith(String what, byte[] archive, String rule) {
		long start = System.nanoTime();
		Reading reading = PackageReader.read(List.of(new Part("demarche.zip", archive)));
		assertThat(GATE.check(Attack.KEY, reading).findings())
			.anyMatch((finding) -> finding.level() == Level.REFUSED && finding.rule().equals(rule));
		assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
	}

	@Test
	void refusesTooMuchWithoutAnArchive() {
		assertThat(PackageReader.read(List.of(new Part("a.bpmn", new byte[50 << 20]))).findings())
			.extracting(Finding::rule)
			.containsExactly("depot-trop-grand");
		assertThat(PackageReader.read(List.of()).findings()).extracting(Finding::rule).containsExactly("depot-vide");
		assertThat(GATE.check("x", new PackageFiles(Map.of())).findings()).extracting(Finding::rule)
			.contains("depot-vide");
		assertThat(GATE.check("x", PackageReader.read(many(301, utf8("x")))).findings()).extracting(Finding::rule)
			.contains("depot-trop-grand");
	}

	@Test
	void refusesAnArchiveAmongOtherFiles() {
		byte[] archive = zip(List.of(part("b.bpmn", "x")));
		assertThat(PackageReader.read(List.of(part("a.bpmn", "x"), new Part("b.zip", archive))).findings())
			.extracting(Finding::rule)
			.containsExactly("zip-imbrique");
	}

	private static Part part(String name, String content) {
		return new Part(name, utf8(content));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static List<Part> many(int count, byte[] content) {
		List<Part> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			parts.add(new Part("f" + i + ".bpmn", content));
		}
		return parts;
	}

	private static List<Part> folders(int count) {
		List<Part> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			parts.add(new Part("d" + i + "/", new byte[0]));
		}
		return parts;
	}

	private static byte[] noise(int size) {
		byte[] noise = new byte[size];
		new java.util.Random(7).nextBytes(noise);
		return noise;
	}

	static byte[] zip(List<Part> parts) {
		return zip(parts, StandardCharsets.UTF_8);
	}

	private static byte[] zip(List<Part> parts, java.nio.charset.Charset names) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
			for (Part part : parts) {
				zip.putNextEntry(new ZipEntry(part.name()));
				zip.write(part.content());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] latin() {
		return zip(List.of(part("été.bpmn", "x")), StandardCharsets.ISO_8859_1);
	}

	/** Says of its first entry that it is encrypted. */
	private static byte[] encrypted(byte[] zip) {
		byte[] encrypted = zip.clone();
		encrypted[6] |= 1;
		return encrypted;
	}

	private static byte[] spoiled(byte[] zip) {
		byte[] spoiled = zip.clone();
		for (int i = 60; i < 90; i++) {
			spoiled[i] ^= 0x55;
		}
		return spoiled;
	}

}
