package fr.ecluse.digest;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When an agent is told, by its own clock. */
class RhythmTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			# a Thursday
			DAILY,  2026-11-26T05:59:00Z, Europe/Paris,   2026-11-26T06:00:00Z
			DAILY,  2026-11-26T06:00:00Z, Europe/Paris,   2026-11-27T06:00:00Z
			# a Friday: the next is Monday
			DAILY,  2026-11-27T06:00:00Z, Europe/Paris,   2026-11-30T06:00:00Z
			WEEKLY, 2026-11-26T10:00:00Z, Europe/Paris,   2026-11-30T06:00:00Z
			WEEKLY, 2026-11-30T06:00:00Z, Europe/Paris,   2026-12-07T06:00:00Z
			# summer time begins on Sunday 28 March 2027
			DAILY,  2027-03-26T06:00:00Z, Europe/Paris,   2027-03-29T05:00:00Z
			# seven o'clock in La Réunion is three o'clock UTC
			DAILY,  2026-11-26T02:00:00Z, Indian/Reunion, 2026-11-26T03:00:00Z
			""")
	void isAtSevenInTheMorning(Rhythm rhythm, Instant after, ZoneId zone, Instant next) {
		assertThat(rhythm.next(after, zone)).isEqualTo(next);
	}

	@Test
	void neverHasNoNextTime() {
		assertThat(Rhythm.NEVER.next(Instant.EPOCH, ZoneId.of("Europe/Paris"))).isNull();
	}

	@Test
	void readsItsOwnKeys() {
		for (Rhythm rhythm : Rhythm.values()) {
			assertThat(Rhythm.of(rhythm.key())).contains(rhythm);
		}
		assertThat(Rhythm.of("hourly")).isEmpty();
		assertThat(Rhythm.of(null)).isEmpty();
	}

}
