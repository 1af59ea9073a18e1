package fr.ecluse.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class VerificationCodeTests {

	@Test
	void codesAreLongAndNeverTheSame() {
		Set<String> codes = new HashSet<>();
		for (int i = 0; i < 10_000; i++) {
			String printed = VerificationCode.random().printed();
			assertThat(printed).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
			codes.add(printed);
		}
		assertThat(codes).hasSize(10_000);
	}

	@ParameterizedTest
	@CsvSource({ "K7QF-2M9D-XT4W-8RHC", "k7qf2m9dxt4w8rhc", "K7QF 2M9D XT4W 8RHC", "k7qf–2m9d–xt4w–8rhc" })
	void isReadAsPeopleTypeIt(String typed) {
		assertThat(VerificationCode.typed(typed)).hasValue(new VerificationCode("K7QF2M9DXT4W8RHC"));
	}

	@Test
	void lettersThatLookLikeDigitsAreTakenForThem() {
		assertThat(VerificationCode.typed("OIlo-0000-0000-0000")).hasValue(new VerificationCode("0110000000000000"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "K7QF-2M9D-XT4W-8RH", "K7QF-2M9D-XT4W-8RHCC", "K7QF-2M9D-XT4W-8RHU",
			"é7QF-2M9D-XT4W-8RHC" })
	void nothingElseIsACode(String typed) {
		assertThat(VerificationCode.typed(typed)).isEmpty();
	}

	@Test
	void guessesOfOnePlaceAreStoppedForAWhileAndThoseOfOthersAreNot() {
		Instant[] now = { Instant.parse("2026-11-24T08:00:00Z") };
		Guesses guesses = new Guesses(
				new DocumentSettings(1, Duration.ofSeconds(1), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 3),
				new Clock() {
					@Override
					public java.time.ZoneId getZone() {
						return ZoneOffset.UTC;
					}

					@Override
					public Clock withZone(java.time.ZoneId zone) {
						return this;
					}

					@Override
					public Instant instant() {
						return now[0];
					}
				});
		for (int i = 0; i < 3; i++) {
			assertThat(guesses.tooMany("2001:db8:1:2::" + i)).isFalse();
			guesses.count("2001:db8:1:2::" + i);
		}
		assertThat(guesses.tooMany("2001:db8:1:2:ffff::9")).isTrue();
		assertThat(guesses.tooMany("2001:db8:1:3::9")).isFalse();
		assertThat(guesses.tooMany("198.51.100.7")).isFalse();
		now[0] = now[0].plus(Guesses.WINDOW).plusSeconds(1);
		assertThat(guesses.tooMany("2001:db8:1:2:ffff::9")).isFalse();
	}

}
