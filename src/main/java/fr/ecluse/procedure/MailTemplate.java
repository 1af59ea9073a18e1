package fr.ecluse.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The wording of a message, {@code Objet : …}, an empty line and plain text, with places
 * such as <code>{{reference}}</code> that the dossier fills. There is nothing else to it:
 * no condition, no expression, no HTML.
 *
 * @param subject null when only the text is worded
 */
public record MailTemplate(@Nullable String subject, String text) {

	/** Most characters of a wording. */
	public static final int LONGEST = 8000;

	private static final int LONGEST_SUBJECT = 200;

	private static final Pattern SUBJECT = Pattern.compile("Objet[\\h\\s]*:(.*)", Pattern.CASE_INSENSITIVE);

	private static final Pattern PLACE = Pattern
		.compile("\\{\\{\\h*([A-Za-z_][A-Za-z0-9_]{0,59}(?:\\.[A-Za-z_][A-Za-z0-9_]{0,59}){0,5})\\h*}}");

	private static final Pattern CODE = Pattern.compile("[$#*@~]\\{|<%|%>|\\[\\[|\\[\\(");

	private static final Pattern BRACES = Pattern.compile("[{}]");

	private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]|&(#\\d+|#x\\p{XDigit}+|[A-Za-z]+);");

	private static final Pattern UNSEEN = Pattern
		.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069&&[^\\t]]");

	/** Reads a wording that has no fault. */
	public static MailTemplate read(String source) {
		List<String> lines = lines(source);
		Matcher subject = SUBJECT.matcher(lines.get(0));
		boolean worded = subject.matches();
		return new MailTemplate(worded ? subject.group(1).strip() : null,
				String.join("\n", worded ? lines.subList(1, lines.size()) : lines).strip());
	}

	/**
	 * What is wrong with a wording, in French, by line.
	 * @param subject whether it has to have one
	 */
	public static List<Fault> faults(String source, boolean subject) {
		List<Fault> faults = new ArrayList<>();
		if (source.length() > LONGEST) {
			faults.add(new Fault(1,
					"%d caractères : un courriel en compte %d au plus.".formatted(source.length(), LONGEST)));
			return faults;
		}
		List<String> lines = lines(source);
		for (int i = 0; i < lines.size(); i++) {
			String wrong = wrong(lines.get(i));
			if (wrong != null) {
				faults.add(new Fault(i + 1, wrong));
			}
		}
		MailTemplate read = read(source);
		String worded = read.subject();
		if (worded == null ? subject : worded.isEmpty() || worded.length() > LONGEST_SUBJECT) {
			faults.add(new Fault(1,
					"La première ligne donne l'objet, de 1 à %d caractères, par exemple « Objet : Votre demande {{reference}} »."
						.formatted(LONGEST_SUBJECT)));
		}
		else if (worded != null && lines.size() > 1 && !lines.get(1).isBlank()) {
			faults.add(new Fault(2, "Laissez une ligne vide après l'objet."));
		}
		if (read.text().isEmpty()) {
			faults.add(new Fault(lines.size(), "Le texte du courriel manque."));
		}
		return faults;
	}

	private static @Nullable String wrong(String line) {
		if (UNSEEN.matcher(line).find()) {
			return "Cette ligne contient un caractère invisible : retapez-la.";
		}
		if (CODE.matcher(line).find()) {
			return "Un courriel ne contient pas d'expression : écrivez le champ entre deux accolades, par exemple {{reference}}.";
		}
		if (BRACES.matcher(PLACE.matcher(line).replaceAll("")).find()) {
			return "Un champ s'écrit {{nom}} ou {{nom.propriete}}, sur une ligne, sans condition ni calcul.";
		}
		return MARKUP.matcher(line).find()
				? "Un courriel s'écrit en texte simple, sans HTML : sa page est faite à partir de ce texte." : null;
	}

	private static List<String> lines(String source) {
		String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
		return List.of(text.split("\r\n|\r|\n", -1));
	}

	/** The places of a wording, with the line where each stands first. */
	public static List<Place> places(String source) {
		List<Place> places = new ArrayList<>();
		List<String> lines = lines(source);
		for (int i = 0; i < lines.size(); i++) {
			Matcher place = PLACE.matcher(lines.get(i));
			while (place.find()) {
				places.add(new Place(place.group(1), i + 1));
			}
		}
		return places;
	}

	/** Names of the places that are not among those known. */
	static Set<String> unknown(String source, Set<String> known) {
		Set<String> unknown = new TreeSet<>();
		places(source).forEach((place) -> unknown.add(place.name()));
		unknown.removeAll(known);
		return unknown;
	}

	/** Key of the parameter by which members word a message of that name themselves. */
	public static String parameter(String name) {
		return Pattern.compile("(?:^|-)(.)")
			.matcher("mail-" + name)
			.replaceAll((start) -> start.start() == 0 ? start.group(1) : start.group(1).toUpperCase(Locale.ROOT));
	}

	/** Another's words, with the subject of this one where they have none. */
	public MailTemplate worded(String own) {
		MailTemplate other = read(own);
		return new MailTemplate((other.subject() != null) ? other.subject() : this.subject, other.text());
	}

	/** The text with its places filled; what fills them is never looked at again. */
	public static String filled(String text, Function<String, String> value) {
		return PLACE.matcher(text).replaceAll((place) -> Matcher.quoteReplacement(value.apply(place.group(1))));
	}

	/** What is wrong, and where. */
	public record Fault(int line, String message) {
	}

	/** A place to fill. */
	public record Place(String name, int line) {

		/** The variable that it reads, or reads a property of. */
		public String variable() {
			return this.name.split("\\.", 2)[0];
		}

	}

}
