package fr.ecluse.typesetting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Templates that try to reach what is not theirs. */
class TemplateAttackTests {

	private static final String SECRET = "SECRET-d2f1c7";

	private static final String FRAME = """
			%s<xsl:stylesheet version="%s" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
			    xmlns:fo="http://www.w3.org/1999/XSL/Format" %s>
			  %s
			  <xsl:template match="/">
			    <fo:root xml:lang="fr" font-family="Noto Serif">
			      <fo:layout-master-set>
			        <fo:simple-page-master master-name="p" page-width="210mm" page-height="297mm">
			          <fo:region-body margin="20mm"/>
			        </fo:simple-page-master>
			      </fo:layout-master-set>
			      <fo:page-sequence master-reference="p">
			        <fo:flow flow-name="xsl-region-body"><fo:block>début %s fin</fo:block></fo:flow>
			      </fo:page-sequence>
			    </fo:root>
			  </xsl:template>
			</xsl:stylesheet>
			""";

	private final Map<String, String> files = new HashMap<>();

	private final AtomicInteger calls = new AtomicInteger();

	@TempDir
	Path folder;

	private HttpServer server;

	private String http;

	private String secret;

	private String written;

	TemplateAttackTests() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.http = "http://127.0.0.1:" + this.server.getAddress().getPort() + "/";
		this.secret = "";
		this.written = "";
	}

	@BeforeEach
	void arm() throws IOException {
		this.server.createContext("/", (exchange) -> {
			this.calls.incrementAndGet();
			byte[] answer = ("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
					+ "<xsl:variable name='stolen' select=\"'" + SECRET + "'\"/></xsl:stylesheet>")
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.server.start();
		Path file = this.folder.resolve("secret.xml");
		Files.writeString(file, "<secret>" + SECRET + "</secret>");
		Files.writeString(this.folder.resolve("secret.txt"), SECRET);
		Files.writeString(this.folder.resolve("secret.xsl"),
				"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
						+ "<xsl:variable name='stolen' select=\"'" + SECRET + "'\"/></xsl:stylesheet>");
		this.secret = this.folder.toUri().toString();
		this.written = this.folder.resolve("written.txt").toString();
	}

	@AfterEach
	void disarm() {
		this.server.stop(0);
	}

	static Stream<Arguments> attacks() {
		String picture = "<fo:block><fo:external-graphic src=\"%s\"/></fo:block>";
		return Stream.of(body("document() of a file", "<xsl:value-of select=\"document('FOLDERsecret.xml')\"/>"),
				body("document() of an address", "<xsl:value-of select=\"document('HTTP')\"/>"),
				body("document() of the template itself", "<xsl:value-of select=\"document('')\"/>"),
				body("document() of a shipped file", "<xsl:value-of select=\"document('../../shared/letter.xsl')\"/>"),
				body("unparsed-text", "<xsl:value-of select=\"unparsed-text('FOLDERsecret.txt')\"/>"),
				Arguments.of("unparsed-text of XSLT 3",
						FRAME.formatted("", "3.0", "", "",
								"<xsl:value-of select=\"unparsed-text('FOLDERsecret.txt')\"/>")),
				Arguments.of("result-document",
						FRAME.formatted("", "2.0", "", "",
								"<xsl:result-document href=\"FOLDERwritten.txt\">x</xsl:result-document>")),
				body("property of the system", "<xsl:value-of select=\"system-property('user.home')\"/>"),
				top("import of a file", "<xsl:import href=\"FOLDERsecret.xsl\"/>",
						"<xsl:value-of select=\"$stolen\"/>"),
				top("import of an address", "<xsl:import href=\"HTTP\"/>", "<xsl:value-of select=\"$stolen\"/>"),
				top("include of a file", "<xsl:include href=\"FOLDERsecret.xsl\"/>",
						"<xsl:value-of select=\"$stolen\"/>"),
				top("import of another procedure", "<xsl:import href=\"../../autre/templates/vole.xsl\"/>",
						"<xsl:value-of select=\"$stolen\"/>"),
				top("import out of the folder", "<xsl:import href=\"../../../../application.yaml\"/>", ""),
				Arguments.of("external entity",
						FRAME.formatted("<!DOCTYPE x [<!ENTITY e SYSTEM \"FOLDERsecret.txt\">]>", "1.0", "", "",
								"&e;")),
				Arguments.of("external DTD", FRAME.formatted("<!DOCTYPE x SYSTEM \"HTTP\">", "1.0", "", "", "")),
				Arguments.of("entity bomb",
						FRAME.formatted("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>", "1.0", "",
								"", "&b;")),
				space("Java call", "xmlns:j=\"http://xml.apache.org/xalan/java\"",
						"<xsl:value-of select=\"j:java.lang.System.getProperty('user.home')\"/>"),
				space("Java call by class", "xmlns:j=\"http://xml.apache.org/xalan/java/java.lang.System\"",
						"<xsl:value-of select=\"j:getenv('PATH')\"/>"),
				space("Java call of XSLTC", "xmlns:j=\"http://xml.apache.org/xalan/xsltc/java/java.lang.Runtime\"",
						"<xsl:value-of select=\"j:exec(j:getRuntime(), 'touch WRITTEN')\"/>"),
				space("redirect", "xmlns:r=\"http://xml.apache.org/xalan/redirect\" extension-element-prefixes=\"r\"",
						"<r:write file=\"WRITTEN\">x</r:write>"),
				space("output of XSLTC",
						"xmlns:r=\"http://xml.apache.org/xalan/xsltc\" extension-element-prefixes=\"r\"",
						"<r:output file=\"WRITTEN\">x</r:output>"),
				space("exsl:document", "xmlns:r=\"http://exslt.org/common\" extension-element-prefixes=\"r\"",
						"<r:document href=\"WRITTEN\">x</r:document>"),
				body("picture of a file", picture.formatted("FOLDERsecret.png")),
				body("picture of a file in url()", picture.formatted("url('FOLDERsecret.png')")),
				body("picture of an address", picture.formatted("HTTP")),
				body("picture that is SVG", picture.formatted("data:image/svg+xml;base64,PHN2Zy8+")),
				body("picture that is not one", picture.formatted("data:image/png;base64,AAAA")),
				body("background from an address", "<fo:block background-image=\"url('HTTP')\">x</fo:block>"),
				body("background in a shorthand", "<fo:block background=\"url('HTTP')\">x</fo:block>"),
				body("SVG inside", "<fo:instream-foreign-object><svg xmlns=\"http://www.w3.org/2000/svg\" "
						+ "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\">"
						+ "<image width=\"9\" height=\"9\" xlink:href=\"HTTP\"/></svg></fo:instream-foreign-object>"),
				body("attached file",
						"<pdf:embedded-file xmlns:pdf=\"http://xmlgraphics.apache.org/fop/extensions/pdf\" "
								+ "filename=\"x\" src=\"url(FOLDERsecret.txt)\"/>"),
				body("external document",
						"<fox:external-document xmlns:fox=\"http://xmlgraphics.apache.org/fop/extensions\" "
								+ "src=\"HTTP\"/>"),
				body("colour profile",
						"<fo:declarations><fo:color-profile color-profile-name=\"x\" src=\"HTTP\"/></fo:declarations>"),
				body("script in a link",
						"<fo:basic-link external-destination=\"javascript:alert(1)\">x</fo:basic-link>"),
				body("link to a file", "<fo:basic-link external-destination=\"FOLDERsecret.txt\">x</fo:basic-link>"));
	}

	private static Arguments body(String name, String body) {
		return Arguments.of(name, FRAME.formatted("", "1.0", "", "", body));
	}

	private static Arguments top(String name, String top, String body) {
		return Arguments.of(name, FRAME.formatted("", "1.0", "", top, body));
	}

	private static Arguments space(String name, String namespaces, String body) {
		return Arguments.of(name, FRAME.formatted("", "1.0", namespaces, "", body));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void refuses(String name, String template) {
		this.files.put("autre/templates/vole.xsl",
				"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
						+ "<xsl:variable name='stolen' select=\"'" + SECRET + "'\"/></xsl:stylesheet>");
		assertThatExceptionOfType(DocumentRefused.class).isThrownBy(() -> render(template));
		assertThat(this.calls).hasValue(0);
		assertThat(Path.of(this.written)).doesNotExist();
	}

	@Test
	void frameOfTheAttacksIsItselfAcceptable() throws IOException {
		assertThat(Pdfs.text(render(FRAME.formatted("", "1.0", "", "", "<xsl:value-of select=\"//title\"/>"))))
			.contains("début Courrier d’essai fin");
	}

	@Test
	void acceptsSmallPictureInside() throws IOException {
		String pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
		assertThat(Pdfs
			.text(render(FRAME.formatted("", "1.0", "xmlns:fox=\"http://xmlgraphics.apache.org/fop/extensions\"", "",
					"<fo:external-graphic src=\"data:image/png;base64," + pixel + "\" fox:alt-text=\"Blason\"/>"))))
			.contains("début");
	}

	@Test
	void templateThatCallsItselfForeverIsStopped() {
		assertThatExceptionOfType(DocumentRefused.class).isThrownBy(() -> render(FRAME.formatted("", "1.0", "",
				"<xsl:template name=\"t\"><xsl:call-template name=\"t\"/>x</xsl:template>",
				"<xsl:call-template name=\"t\"/>")));
	}

	@Test
	void templateThatNeverStopsWritingIsStopped() {
		assertThatExceptionOfType(DocumentRefused.class)
			.isThrownBy(() -> render(FRAME.formatted("", "1.0", "", """
					<xsl:template name="t"><xsl:param name="n"/><fo:block>x</fo:block><xsl:if test="$n">
					<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
					<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
					</xsl:if></xsl:template>""",
					"<xsl:call-template name=\"t\"><xsl:with-param name=\"n\" select=\"40\"/></xsl:call-template>")))
			.withMessageContaining("plus de");
	}

	@Test
	void callerDoesNotWaitForTemplateThatOnlyComputes() {
		Limits hasty = new Limits(1, Duration.ofMillis(300), 1 << 20);
		String slow = FRAME.formatted("", "1.0", "", """
				<xsl:template name="t"><xsl:param name="n"/><xsl:if test="$n &gt; 0">
				<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
				<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
				</xsl:if></xsl:template>""",
				"<xsl:call-template name=\"t\"><xsl:with-param name=\"n\" select=\"31\"/></xsl:call-template>");
		assertThatExceptionOfType(DocumentRefused.class).isThrownBy(() -> render(slow, hasty))
			.withMessageContaining("dure plus de");
	}

	@Test
	void keepsItsPlaceUntilTheRenderingEnds() {
		Limits hasty = new Limits(1, Duration.ofMillis(300), 1 << 20);
		this.files.put("essai/templates/lent.xsl", FRAME.formatted("", "1.0", "", """
				<xsl:template name="t"><xsl:param name="n"/><xsl:if test="$n &gt; 0">
				<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
				<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
				</xsl:if></xsl:template>""",
				"<xsl:call-template name=\"t\"><xsl:with-param name=\"n\" select=\"31\"/></xsl:call-template>"));
		try (Renderer renderer = renderer(hasty)) {
			Snapshot snapshot = snapshot();
			assertThatExceptionOfType(DocumentRefused.class).isThrownBy(() -> renderer.render("essai/lent", snapshot));
			assertThatIllegalStateException().isThrownBy(() -> renderer.render("essai/lent", snapshot))
				.withMessageContaining("Trop de documents");
		}
	}

	@Test
	void documentThatGrowsTooLargeIsRefused() {
		Limits small = new Limits(1, Duration.ofSeconds(60), 2 << 10);
		assertThatExceptionOfType(DocumentRefused.class)
			.isThrownBy(() -> render(FRAME.formatted("", "1.0", "", "", "x"), small))
			.withMessageContaining("dépasse");
	}

	@Test
	void versionChangesWithEveryImportedFile() {
		this.files.put("essai/templates/modele.xsl",
				FRAME.formatted("", "1.0", "", "<xsl:import href=\"../../shared/base.xsl\"/>", ""));
		this.files.put("shared/base.xsl",
				"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>");
		String before = library().get(TemplateEditions.SHIPPED, "essai/modele").version();
		assertThat(library().get(TemplateEditions.SHIPPED, "essai/modele").version()).isEqualTo(before);
		this.files.compute("shared/base.xsl", (path, source) -> source + "<!-- -->");
		assertThat(library().get(TemplateEditions.SHIPPED, "essai/modele").version()).isNotEqualTo(before);
	}

	@Test
	void namesThatLeaveTheFolderAreRefused() {
		for (String name : new String[] { "../secret", "a/../../b", "/etc/passwd", "essai", "essai/Modele",
				"a/b.xsl" }) {
			assertThatExceptionOfType(DocumentRefused.class)
				.isThrownBy(() -> library().get(TemplateEditions.SHIPPED, name));
		}
	}

	private static Snapshot snapshot() {
		return Snapshot.of("Courrier d’essai", LocalDate.of(2026, 11, 23), Map.of(), null);
	}

	private byte[] render(String template) {
		return render(template, Pdfs.limits());
	}

	private byte[] render(String template, Limits settings) {
		this.files.put("essai/templates/modele.xsl",
				template.replace("FOLDER", this.secret).replace("HTTP", this.http).replace("WRITTEN", this.written));
		try (Renderer renderer = renderer(settings)) {
			return renderer.render("essai/modele", snapshot()).pdf();
		}
	}

	private Renderer renderer(Limits settings) {
		return new Renderer(library(), settings);
	}

	private TemplateLibrary library() {
		return new TemplateLibrary((path) -> Optional.ofNullable(this.files.get(path))
			.map((source) -> source.getBytes(StandardCharsets.UTF_8)));
	}

}
