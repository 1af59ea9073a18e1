package fr.ecluse.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.deadline.Deadlines;

/** The gate, for tests that run without a server. */
final class Packages {

	/** The blocks of the program, which a test with the running server compares. */
	static final Set<String> BLOCKS = Set.of("append", "box", "clock", "deadline", "document", "fact", "mail",
			"register", "status");

	private Packages() {
	}

	/** The whole gate, as it would be on 2 November 2026. */
	static Gate gate() {
		return new Gate(new Safety(BLOCKS), new Modelling(Deadlines.shipped(Holidays.shipped()),
				Clock.fixed(Instant.parse("2026-11-02T08:00:00Z"), ZoneOffset.UTC)));
	}

	/** What the side of safety says, with all the time it takes. */
	static List<Finding> findings(String key, PackageFiles files) {
		return Gate.within(TimeBudget.of(Duration.ofMinutes(1)),
				(report) -> new Safety(BLOCKS).check(key, files, report));
	}

}
