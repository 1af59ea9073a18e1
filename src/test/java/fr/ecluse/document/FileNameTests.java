package fr.ecluse.document;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNameTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"Accusé d’enregistrement n° 12|Accuse-d-enregistrement-n-12|Accus%C3%A9%20d%E2%80%99enregistrement%20n%C2%B0%2012",
			"a\"b/../c|a-b-..-c|a%20b%20..%20c", "日本|document|%E6%97%A5%E6%9C%AC" })
	void fileNameIsPlainAndComplete(String title, String plain, String complete) {
		assertThat(FileName.disposition(title))
			.isEqualTo("inline; filename=\"" + plain + ".pdf\"; filename*=UTF-8''" + complete + ".pdf");
	}

	@Test
	void fileNameCannotAddHeader() {
		assertThat(FileName.disposition("a\r\nSet-Cookie: x=1")).doesNotContain("\r", "\n");
	}

}
