package fr.ecluse.dossier;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time during which a deadline of a dossier does not run.
 *
 * @param since first day that does not count
 * @param until day on which it runs again, null while it stands still
 * @param reason why, in French
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Pause(LocalDate since, @Nullable LocalDate until, String reason) {
}
