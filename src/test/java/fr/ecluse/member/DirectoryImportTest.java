package fr.ecluse.member;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class DirectoryImportTest {

	private static final String IMPORTS = "/api/v1/members/imports";

	private static final String TITLES = "siren;nom;type;code_insee;departement;population;siren_epci\n";

	@Autowired
	private DirectoryImport directory;

	@Autowired
	private Members members;

	private final MockMvc http;

	DirectoryImportTest(@Autowired WebApplicationContext server) {
		this.http = MockMvcBuilders.webAppContextSetup(server).build();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			communes_siren_population_extrait_2026.csv, 2432
			epci_fp_2026.csv,                           1255
			""")
	void takesEveryLineOfTheRealFilesAndTheSecondTimeChangesNothing(String name, int lines) throws IOException {
		byte[] file = DirectoryFileTest.real(name);
		ImportReport first = this.directory.run(file);
		assertThat(first.problems()).isEmpty();
		assertThat(first.created() + first.updated() + first.unchanged()).isEqualTo(lines);
		List<Member> read = DirectoryFile.read(file).members();
		assertThat(this.members.findAll(read.stream().map(Member::siren).toList())).hasSize(lines);
		ImportReport second = this.directory.run(file);
		assertThat(second.unchanged()).isEqualTo(lines);
		assertThat(second.created() + second.updated() + second.refused()).isZero();
	}

	@Test
	void countsWhatIsNewChangedAndRefused() {
		Siren argol = Sirens.fresh();
		Siren arzano = Sirens.fresh();
		Siren audierne = Sirens.fresh();
		ImportReport first = run(line(argol, "Argol", "1043", ""), line(arzano, "Arzano", "1440", ""), "123;x\n");
		assertThat(List.of(first.lines(), first.created(), first.updated(), first.unchanged(), first.refused()))
			.containsExactly(3, 2, 0, 0, 1);
		ImportReport second = run(line(argol, "Argol", "1043", ""), line(arzano, "Arzano", "1441", ""),
				line(audierne, "Audierne", "3708", ""));
		assertThat(List.of(second.lines(), second.created(), second.updated(), second.unchanged(), second.refused()))
			.containsExactly(3, 1, 1, 1, 0);
		assertThat(this.members.get(arzano).population()).isEqualTo(1441);
	}

	@Test
	void keepsParentThatIsNotInTheDirectoryYet() {
		Siren commune = Sirens.fresh();
		Siren epci = Sirens.fresh();
		run(line(commune, "Argol", "1043", epci.value()));
		assertThat(this.members.get(commune).parent()).isEqualTo(epci);
		assertThat(this.members.find(epci)).isEmpty();
		run(line(commune, "Argol", "1043", ""));
		assertThat(this.members.get(commune).parent()).isNull();
	}

	@Test
	void leavesAloneWhatTheFileHasNoColumnFor() {
		Siren siren = Sirens.fresh();
		Siren epci = Sirens.fresh();
		Letterhead letterhead = new Letterhead("1 place de la Mairie", "67000", "Strasbourg", null, "mairie@exemple.fr",
				null, "Anne Muller", "La maire");
		Member before = new Member(siren, "Ville", MemberKind.COMMUNE, "67482", "67", 100, epci, Territory.METROPOLE,
				letterhead);
		this.members.put(before);
		ImportReport report = this.directory
			.run(("siren,nom,type,departement,courriel\n" + siren + ",Ville,commune,67,\n")
				.getBytes(StandardCharsets.UTF_8));
		assertThat(report.unchanged()).isEqualTo(1);
		assertThat(this.members.get(siren)).isEqualTo(before);
	}

	@Test
	void storesNamesBeyondLatinLetters() {
		Siren siren = Sirens.fresh();
		run(line(siren, "Œuilly-l'Ÿ 🏛 ﷽", "1", ""));
		assertThat(this.members.get(siren).name()).isEqualTo("Œuilly-l'Ÿ 🏛 ﷽");
		assertThat(run(line(siren, "Œuilly-l'Ÿ 🏛 ﷽", "1", "")).unchanged()).isEqualTo(1);
	}

	@Test
	void finishesWhatAnImportThatWasCutShortLeft() {
		List<Siren> sirens = Stream.generate(Sirens::fresh).distinct().limit(1_200).sorted().toList();
		String[] lines = sirens.stream()
			.map((siren) -> line(siren, "Commune " + siren, "10", ""))
			.toArray(String[]::new);
		run(Arrays.copyOf(lines, 700));
		ImportReport repeated = run(lines);
		assertThat(repeated.created()).isEqualTo(500);
		assertThat(repeated.unchanged()).isEqualTo(700);
	}

	@RepeatedTest(5)
	void takesTheSameFileSeveralTimesAtOnce() {
		String[] lines = Stream.generate(Sirens::fresh)
			.distinct()
			.limit(600)
			.map((siren) -> line(siren, "Commune " + siren, "10", ""))
			.toArray(String[]::new);
		ExecutorService callers = Executors.newFixedThreadPool(8);
		try {
			List<CompletableFuture<ImportReport>> imports = IntStream.range(0, 8)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> run(lines), callers))
				.toList();
			assertThat(imports).allSatisfy((running) -> assertThat(running.join().refused()).isZero());
		}
		finally {
			callers.shutdown();
		}
		assertThat(run(lines).unchanged()).isEqualTo(600);
	}

	@Test
	void answersWithTheReport() throws Exception {
		Siren siren = Sirens.fresh();
		String file = TITLES + line(siren, "Argol", "1043", "") + line(Sirens.fresh(), "Arzano", "beaucoup", "");
		this.http.perform(post(IMPORTS).contentType("text/csv").content(file))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.lines").value(2))
			.andExpect(jsonPath("$.created").value(1))
			.andExpect(jsonPath("$.refused").value(1))
			.andExpect(jsonPath("$.encoding").value("UTF-8"))
			.andExpect(jsonPath("$.separator").value(";"))
			.andExpect(jsonPath("$.problems[0].line").value(3))
			.andExpect(jsonPath("$.problems[0].field").value("population"))
			.andExpect(jsonPath("$.problems[0].value").value("beaucoup"));
		this.http
			.perform(multipart(IMPORTS)
				.file(new MockMultipartFile("file", "annuaire.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8))))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.unchanged").value(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | PK      | 415 | CSV UTF-8
			application/json                                                  | {}      | 415 | Content-Type: text/csv
			application/x-www-form-urlencoded                                 | siren   | 415 | Content-Type: text/csv
			image/png                                                         | x       | 415 | CSV UTF-8
			text/csv                                                          | %PDF-17 | 415 | document PDF
			text/csv                                                          | ''      | 400 | aucune ligne
			text/csv                                                          | bonjour | 400 | il manque
			""")
	void refusesWhatIsNoDirectory(String type, String body, int status, String detail) throws Exception {
		long before = this.members.count();
		this.http.perform(post(IMPORTS).contentType(type).content(body))
			.andExpect(status().is(status))
			.andExpect(jsonPath("$.detail").value(containsString(detail)));
		assertThat(this.members.count()).isEqualTo(before);
	}

	@Test
	void refusesFileAboveTenMegabytes() throws Exception {
		this.http.perform(post(IMPORTS).contentType("text/csv").content(new byte[DirectoryText.LARGEST + 1]))
			.andExpect(status().isContentTooLarge())
			.andExpect(jsonPath("$.detail").value(containsString("10 Mo")));
	}

	private ImportReport run(String... lines) {
		return this.directory.run((TITLES + String.join("", lines)).getBytes(StandardCharsets.UTF_8));
	}

	private static String line(Siren siren, String name, String population, String epci) {
		return siren + ";" + name + ";commune;29001;29;" + population + ";" + epci + "\n";
	}

}
