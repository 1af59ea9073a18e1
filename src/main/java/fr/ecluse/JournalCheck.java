package fr.ecluse;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import fr.ecluse.journal.JournalVerification;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * The command {@value #COMMAND}: verifies the journal in the database of the settings,
 * without engine and without web server. Roots noted elsewhere may be given as
 * {@code --journal-root=<day>:<root>}, as often as needed.
 */
final class JournalCheck {

	static final String COMMAND = "--verify-journal";

	private static final String ROOT = "--journal-root=";

	private JournalCheck() {
	}

	static boolean wanted(String[] args) {
		return Arrays.asList(args).contains(COMMAND);
	}

	/** Prints what it finds, and says how the program is to end: 0 when all is right. */
	@SuppressWarnings("SystemOut")
	static int run(String[] args) {
		Map<LocalDate, String> known = new TreeMap<>();
		for (String arg : args) {
			if (arg.startsWith(ROOT) && !note(arg.substring(ROOT.length()), known)) {
				System.out.println(
						"« %s » : donnez un jour et sa racine, par exemple %s2026-11-25:3f0c…".formatted(arg, ROOT));
				return 2;
			}
		}
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Sources.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.run()) {
			JournalVerification.Report report = new JournalVerification(context.getBean(DataSource.class)).run(known,
					System.out::println);
			System.out.println(report.sentence());
			return report.intact() ? 0 : 1;
		}
		catch (BadSqlGrammarException ex) {
			System.out.println("Cette base n'a pas de journal : lancez-y d'abord le serveur une fois.");
			return 2;
		}
	}

	private static boolean note(String text, Map<LocalDate, String> known) {
		try {
			known.put(LocalDate.parse(text.replaceFirst(":.*", "")), text.replaceFirst("[^:]*:", ""));
			return text.matches("[^:]*:[0-9a-f]{64}");
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	/** The database, and nothing that works on it. */
	@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
	@ComponentScan("fr.ecluse.database")
	@ConfigurationPropertiesScan("fr.ecluse.database")
	static class Sources {

	}

}
