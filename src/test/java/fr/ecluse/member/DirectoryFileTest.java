package fr.ecluse.member;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

import fr.ecluse.calendar.Territory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class DirectoryFileTest {

	private static final String TITLES = "siren;nom;type;code_insee;departement;population;siren_epci;adresse\n";

	private static final String ARGOL = "212900013;Argol;commune;29001;29;1043;200066868;3 rue de l'Église\n";

	static byte[] real(String name) throws IOException {
		try (@Nullable
		InputStream file = DirectoryFileTest.class.getResourceAsStream(name)) {
			return Objects.requireNonNull(file).readAllBytes();
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			communes_siren_population_extrait_2026.csv, 2432
			epci_fp_2026.csv,                           1255
			""")
	void readsEveryLineOfTheRealFiles(String name, int lines) throws IOException {
		DirectoryFile file = DirectoryFile.read(real(name));
		assertThat(file.problems()).isEmpty();
		assertThat(file.members()).hasSize(lines);
		assertThat(file.lines()).isEqualTo(lines);
	}

	@Test
	void takesFromTheFileOfCommunesWhatItSays() throws IOException {
		DirectoryFile file = DirectoryFile.read(real("communes_siren_population_extrait_2026.csv"));
		assertThat(file.members().get(0)).isEqualTo(new Member(new Siren("212900013"), "Argol", MemberKind.COMMUNE,
				"29001", "29", 1043, new Siren("200066868"), Territory.METROPOLE, Letterhead.EMPTY));
		assertThat(file.members()).filteredOn((member) -> member.departement().equals("68"))
			.hasSize(366)
			.allMatch((member) -> member.territory() == Territory.ALSACE_MOSELLE);
		assertThat(file.members()).filteredOn((member) -> member.departement().equals("974"))
			.allMatch((member) -> member.territory() == Territory.LA_REUNION);
		assertThat(file.columns().ignored()).containsExactly("population_totale", "nom_epci", "nature_epci");
	}

	@Test
	void takesFromTheFileOfEpciWhatItSays() throws IOException {
		DirectoryFile file = DirectoryFile.read(real("epci_fp_2026.csv"));
		assertThat(file.members()).contains(new Member(new Siren("249740119"),
				"CA Intercommunale du Nord de la Réunion (CINOR)", MemberKind.COMMUNAUTE_D_AGGLOMERATION, null, "974",
				216588, null, Territory.LA_REUNION, Letterhead.EMPTY));
		assertThat(file.members()).filteredOn((member) -> member.kind() == MemberKind.METROPOLE).hasSize(22);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			UTF-8,        ;,  UTF-8
			UTF-8,        ',', UTF-8
			ISO-8859-1,   ;,  ISO-8859-1
			ISO-8859-1,   ',', ISO-8859-1
			windows-1252, ;,  ISO-8859-1
			""")
	void readsEncodingsAndSeparatorsOfSpreadsheets(String charset, String separator, String said) {
		String text = (TITLES + ARGOL).replace(";", separator).replace("\n", "\r\n");
		DirectoryFile file = DirectoryFile.read(text.getBytes(Charset.forName(charset)));
		assertThat(file.problems()).isEmpty();
		assertThat(file.encoding()).isEqualTo(said);
		assertThat(file.separator()).isEqualTo(separator.charAt(0));
		assertThat(file.members().get(0).letterhead().address()).isEqualTo("3 rue de l'Église");
	}

	@Test
	void readsFileWithByteOrderMarkAndWithTabs() {
		DirectoryFile file = read("\uFEFF" + (TITLES + ARGOL).replace(';', '\t'));
		assertThat(file.members()).extracting(Member::name).containsExactly("Argol");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SIREN;NOM;TYPE;DÉPARTEMENT", "n° siren;Dénomination;Nature juridique;Code département",
			"\"siren\";\" Raison sociale \";catégorie;dep" })
	void recognisesTitlesAsPeopleWriteThem(String titles) {
		assertThat(read(titles + "\n212900013;Argol;commune;29\n").members()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			212900014;Argol;commune;29001;29;1043;200066868;x          | siren       | clé de contrôle
			;Argol;commune;29001;29;1043;200066868;x                   | siren       | manque
			212900013;;commune;29001;29;1043;200066868;x               | nom         | manque
			212900013;Argol;;29001;29;1043;200066868;x                 | type        | manque
			212900013;Argol;SARL;29001;29;1043;200066868;x             | type        | inconnu
			212900013;Argol;commune;2900100;29;1043;200066868;x        | code_insee  | trop long
			212900013;Argol;commune;ABCDE;29;1043;200066868;x          | code_insee  | code INSEE
			212900013;Argol;commune;29001;35;1043;200066868;x          | code_insee  | département 35
			212900013;Argol;commune;;99;1043;200066868;x               | departement | 99
			212900013;Argol;commune;;;1043;200066868;x                 | departement | manque
			212900013;Argol;commune;29001;29;mille;200066868;x         | population  | « mille »
			212900013;Argol;commune;29001;29;-4;200066868;x            | population  | nombre entier
			212900013;Argol;commune;29001;29;12,5;200066868;x          | population  | nombre entier
			212900013;Argol;commune;29001;29;999999999;200066868;x     | population  | nombre entier
			212900013;Argol;commune;29001;29;1043;200066869;x          | siren_epci  | clé de contrôle
			212900013;Argol;commune;29001;29;1043;212900013;x          | siren_epci  | propre EPCI
			212900013;Argol;commune;29001;29;1043;200066868            | ''          | 7 cellules
			212900013;Argol;commune;29001;29;1043;200066868;x;y        | ''          | 9 cellules
			""")
	void reportsBadLineWithNumberFieldAndReason(String line, String field, String reason) {
		DirectoryFile file = read(TITLES + line + "\n212900021;Arzano;commune;29002;29;1440;242900694;\n");
		assertThat(file.members()).extracting(Member::name).containsExactly("Arzano");
		assertThat(file.problems()).hasSize(1).first().satisfies((problem) -> {
			assertThat(problem.line()).isEqualTo(2);
			assertThat(problem.field()).isEqualTo(field);
			assertThat(problem.reason()).contains(reason);
		});
	}

	@Test
	void reportsEveryProblemOfALine() {
		assertThat(read(TITLES + "212900014;;SARL;29001;29;x;200066868;\n").problems())
			.extracting(ImportReport.Problem::line, ImportReport.Problem::field, ImportReport.Problem::value)
			.containsExactly(tuple(2L, "siren", "212900014"), tuple(2L, "nom", ""), tuple(2L, "type", "SARL"),
					tuple(2L, "population", "x"));
	}

	@Test
	void reportsOverlongTextAndControlCharacters() {
		assertThat(read(TITLES + "212900013;" + "n".repeat(201) + ";commune;29001;29;1;;" + "a".repeat(301) + "\n")
			.problems()).extracting(ImportReport.Problem::field).containsExactly("nom", "adresse");
		assertThat(read(TITLES + "212900013;\"Ar\ngol\";commune;29001;29;1;;\n").problems())
			.extracting(ImportReport.Problem::field)
			.containsExactly("nom");
	}

	@Test
	void keepsTheFirstOfTwoLinesWithTheSameSiren() {
		DirectoryFile file = read(TITLES + ARGOL + "\n" + ARGOL.replace("Argol", "Argol bis"));
		assertThat(file.members()).extracting(Member::name).containsExactly("Argol");
		assertThat(file.lines()).isEqualTo(2);
		assertThat(file.problems()).hasSize(1).first().satisfies((problem) -> {
			assertThat(problem.line()).isEqualTo(4);
			assertThat(problem.reason()).contains("déjà donné à la ligne 2");
		});
	}

	@Test
	void countsLinesAsATextEditorDoes() {
		String address = ARGOL.replace("3 rue de l'Église", "\"3 rue de l'Église\nBP 4\"");
		DirectoryFile file = read("\n" + TITLES + "\n" + address + ";;;;;;;\n" + "212900014;x\n" + "fin");
		assertThat(file.members().get(0).letterhead().address()).isEqualTo("3 rue de l'Église\nBP 4");
		assertThat(file.problems()).extracting(ImportReport.Problem::line).containsExactly(7L, 8L);
	}

	@Test
	void saysWhereAQuoteThatIsNeverClosedBegins() {
		DirectoryFile file = read(
				TITLES + ARGOL + "212900021;\"Arzano;commune;29002;29;1;;\n" + "212900047;Bannalec\n");
		assertThat(file.members()).hasSize(1);
		assertThat(file.problems()).hasSize(1).first().satisfies((problem) -> {
			assertThat(problem.line()).isEqualTo(3);
			assertThat(problem.reason()).contains("guillemet");
		});
	}

	@Test
	void restoresZerosThatASpreadsheetTookAway() {
		Member member = read(TITLES + "210100012;L'Abergement-Clémenciat;commune;1001;1;1 043;;\n").members().get(0);
		assertThat(member.inseeCode()).isEqualTo("01001");
		assertThat(member.departement()).isEqualTo("01");
		assertThat(member.population()).isEqualTo(1043);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			504b030414000600,   415, classeur
			d0cf11e0a1b11ae1,   415, ancien classeur
			89504e470d0a1a0a,   415, PNG
			ffd8ffe000104a46,   415, JPEG
			25504446312e37,     415, PDF
			fffe730069007200,   415, UTF-16
			736972656e3b006e,   415, pas du texte
			7369728100656e8d,   415, pas
			'',                 400, aucune ligne
			0d0a20200d0a,       400, aucune ligne
			efbbbf,             400, aucune ligne
			""")
	void refusesWhatIsNoDirectory(String bytes, int status, String detail) {
		assertRefused(HexFormat.of().parseHex(bytes), status, detail);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			siren;nom;departement              | type
			nom;type;departement               | siren
			siren;nom;type                     | departement (ou code_insee)
			Bonjour                            | siren, nom, type
			<html><body>404                    | siren, nom, type
			ARR,DEP,REG,CHEFLIEU,TNCC,LIBELLE  | siren, type
			""")
	void namesTheColumnsThatAreMissing(String titles, String missing) {
		assertRefused((titles + "\nx\n").getBytes(StandardCharsets.UTF_8), 400, "il manque : " + missing);
	}

	@Test
	void refusesFileOfTitlesAlone() {
		assertRefused(TITLES.getBytes(StandardCharsets.UTF_8), 400, "que sa ligne de titres");
	}

	@Test
	void refusesFileAboveTenMegabytes() {
		assertRefused(new byte[DirectoryText.LARGEST + 1], 413, "10 Mo");
	}

	@Test
	void refusesFileOfTooManyLines() {
		assertRefused((TITLES + "x\n".repeat(100_001)).getBytes(StandardCharsets.UTF_8), 400, "100000 lignes");
	}

	private static DirectoryFile read(String text) {
		return DirectoryFile.read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static void assertRefused(byte[] bytes, int status, String detail) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> DirectoryFile.read(bytes))
			.satisfies((ex) -> {
				assertThat(ex.getStatusCode().value()).isEqualTo(status);
				assertThat(ex.getBody().getDetail()).contains(detail);
				assertThat(String.valueOf(ex.getBody().getType())).startsWith("https://ecluse.fr/problemes/");
			});
	}

}
