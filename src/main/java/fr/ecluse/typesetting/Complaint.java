package fr.ecluse.typesetting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.transform.SourceLocator;
import javax.xml.transform.TransformerException;

import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** What is wrong with a template, by file and line. */
final class Complaint {

	/** As the compiler of the JDK puts it in front of what it says. */
	private static final Pattern PLACE = Pattern.compile("(?:modele:/([^:]+): )?line (\\d+): (.*)", Pattern.DOTALL);

	private static final Pattern CLASSES = Pattern.compile("(?:[a-z]+\\.)+[A-Z]\\w*(?:Exception|Error): ");

	private Complaint() {
	}

	static String of(TransformerException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SAXParseException parse) {
				return place(parse.getSystemId(), parse.getLineNumber()) + parse.getMessage();
			}
		}
		String reason = CLASSES.matcher(String.valueOf(failure.getMessage())).replaceAll("");
		Matcher matcher = PLACE.matcher(reason);
		if (matcher.matches()) {
			return place(matcher.group(1), Integer.parseInt(matcher.group(2))) + matcher.group(3);
		}
		SourceLocator locator = failure.getLocator();
		return ((locator != null) ? place(locator.getSystemId(), locator.getLineNumber()) : "") + reason;
	}

	private static String place(@Nullable String file, int line) {
		String name = (file != null) ? file.replace("modele:/", "") : "";
		if (line <= 0) {
			return name.isEmpty() ? "" : name + " : ";
		}
		return name.isEmpty() ? "ligne %d : ".formatted(line) : "%s, ligne %d : ".formatted(name, line);
	}

}
