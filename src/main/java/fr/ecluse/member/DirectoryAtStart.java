package fr.ecluse.member;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Imports the directory files of the settings at each start, before whatever else waits
 * for the server to be ready. A file that cannot be read is reported and left out: the
 * directory of yesterday still serves.
 */
@Component
class DirectoryAtStart {

	private static final int PROBLEMS_SHOWN = 20;

	private static final Logger log = LoggerFactory.getLogger(DirectoryAtStart.class);

	private final MemberSettings settings;

	private final DirectoryImport directory;

	DirectoryAtStart(MemberSettings settings, DirectoryImport directory) {
		this.settings = settings;
		this.directory = directory;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(Ordered.HIGHEST_PRECEDENCE + 100)
	void importFiles() {
		this.settings.directory()
			.stream()
			.map(String::strip)
			.filter((file) -> !file.isEmpty())
			.forEach(this::importFile);
	}

	private void importFile(String file) {
		long start = System.nanoTime();
		try {
			Path path = Path.of(file);
			if (Files.size(path) > DirectoryText.LARGEST) {
				throw DirectoryText.tooLarge();
			}
			ImportReport report = this.directory.run(Files.readAllBytes(path));
			log.info("Annuaire {} : {}, en {} ms.", file, report.summary(),
					Duration.ofNanos(System.nanoTime() - start).toMillis());
			report.problems()
				.stream()
				.limit(PROBLEMS_SHOWN)
				.forEach((problem) -> log.warn("Annuaire {}, ligne {}, {} : {}", file, problem.line(), problem.field(),
						problem.reason()));
			if (report.problems().size() > PROBLEMS_SHOWN) {
				log.warn("Annuaire {} : {} autres problèmes ne sont pas affichés.", file,
						report.problems().size() - PROBLEMS_SHOWN);
			}
		}
		catch (IOException ex) {
			log.error("Annuaire {} : le fichier ne peut pas être lu, vérifiez ECLUSE_DIRECTORY ({}).", file,
					ex.getClass().getSimpleName());
		}
		catch (ErrorResponseException ex) {
			log.error("Annuaire {} : {}", file, ex.getBody().getDetail());
		}
	}

}
