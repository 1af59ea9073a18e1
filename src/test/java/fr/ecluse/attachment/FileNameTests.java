package fr.ecluse.attachment;

import fr.ecluse.procedure.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileNameTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			plan.pdf                  | plan.pdf                | pdf
			C:\\Users\\moi\\Plan.PDF  | Plan.PDF                | pdf
			../../etc/passwd.txt      | passwd.txt              | txt
			Délibération n° 4.pdf     | Délibération n° 4.pdf   | pdf
			a:b*c?.txt                | a_b_c_.txt              | txt
			..lettre   au maire.odt.  | lettre au maire.odt     | odt
			courrier                  | courrier                | ''
			plan.v2.pdf               | plan.v2.pdf             | pdf
			exe.pdf                   | exe.pdf                 | pdf
			""")
	void isCleaned(String given, String clean, String extension) {
		FileName name = FileName.of(given);
		assertThat(name.text()).isEqualTo(clean);
		assertThat(name.extension()).isEqualTo(extension);
	}

	@Test
	void composesItsAccents() {
		assertThat(FileName.of("de\u0301libe\u0301ration.pdf").text()).isEqualTo("délibération.pdf");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan\u202Efdp.exe", "plan\u0000.pdf", "plan\n.pdf", "plan\u2066.pdf", "plan\u200B.pdf",
			"\uFEFFplan.pdf", "", "   ", "...", "dossier/" })
	void isRefusedWhenItHidesSomethingOrIsNone(String given) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> FileName.of(given))
			.matches((refusal) -> refusal.getStatusCode().value() == 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "facture.pdf.exe", "facture.exe.pdf", "facture.EXE .pdf", "page.html", "logo.svg",
			"budget.xlsm", "note.pdf.js", "lien.lnk" })
	void isRefusedWhenItNamesAProgram(String given) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> FileName.of(given))
			.matches((refusal) -> refusal.getStatusCode().value() == 415);
	}

	@Test
	void isRefusedWhenItIsTooLong() {
		assertThat(FileName.of("é".repeat(196) + ".pdf").text()).hasSize(200);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> FileName.of("é".repeat(197) + ".pdf"));
	}

	@Test
	void getsTheExtensionThatItLacks() {
		assertThat(new FileName("courrier").with(FileType.JPEG).text()).isEqualTo("courrier.jpg");
		assertThat(new FileName("photo.jpeg").with(FileType.JPEG).text()).isEqualTo("photo.jpeg");
	}

}
