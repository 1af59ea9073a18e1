package fr.ecluse.law;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Reads the parameters of a question about the law asked over the interface, and
 * remembers every fault, to tell all of them at once.
 */
public final class Questions {

	private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

	private final List<Fault> faults = new ArrayList<>();

	/** The value of a parameter, or null when it is missing or wrong. */
	public <T> @Nullable T ask(String parameter, @Nullable String text, String expected, Function<String, T> reading) {
		try {
			if (text == null || text.isBlank()) {
				throw new IllegalArgumentException(
						"Le paramètre « %s » manque. Indiquez %s.".formatted(parameter, expected));
			}
			return reading.apply(text.strip());
		}
		catch (IllegalArgumentException ex) {
			this.faults.add(new Fault("/" + parameter, String.valueOf(ex.getMessage())));
			return null;
		}
	}

	/** All faults as one problem. */
	public ErrorResponseException refusal() {
		return problem(HttpStatus.BAD_REQUEST, "parametre-invalide", "Paramètre manquant ou invalide",
				String.join(" ", this.faults.stream().map(Fault::detail).toList()), this.faults);
	}

	/** The problem of a question that was well asked but has no answer. */
	public static ErrorResponseException problem(LawRefusal refusal, HttpStatus status, String parameter) {
		return problem(status, refusal.slug(), refusal.title(), refusal.detail(),
				List.of(new Fault("/" + parameter, refusal.detail())));
	}

	/** The day of a parameter {@code date}, or the day it is in France when left out. */
	public static LocalDate dateOrToday(@Nullable String text, Clock clock) {
		if (text == null || text.isBlank()) {
			return LocalDate.ofInstant(clock.instant(), FRANCE);
		}
		Questions questions = new Questions();
		LocalDate date = questions.ask("date", text, "une date, par exemple 2026-01-15", Questions::date);
		if (date == null) {
			throw questions.refusal();
		}
		return date;
	}

	/** Reads a date as {@code 2026-01-15}. */
	public static LocalDate date(String text) {
		if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
			throw new IllegalArgumentException(
					"« %s » n'est pas une date. Écrivez l'année, le mois et le jour : 2026-01-15.".formatted(text));
		}
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"Le %s n'existe pas dans le calendrier. Vérifiez le mois et le jour.".formatted(text), ex);
		}
	}

	private static ErrorResponseException problem(HttpStatus status, String slug, String title, String detail,
			List<Fault> faults) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		problem.setProperties(Map.of("errors", faults));
		return new ErrorResponseException(status, problem, null);
	}

	private record Fault(String pointer, String detail) {
	}

}
