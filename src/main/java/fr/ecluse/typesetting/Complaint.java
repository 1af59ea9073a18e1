package fr.ecluse.typesetting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.transform.SourceLocator;
import javax.xml.transform.TransformerException;

import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * What is wrong with a template.
 *
 * @param file path below {@code processes/}, empty when it is not known
 * @param line from 1, 0 when it is not known
 * @param reason as the compiler puts it
 */
public record Complaint(String file, int line, String reason) {

	/** As the compiler of the JDK puts it in front of what it says. */
	private static final Pattern PLACE = Pattern.compile("(?:modele:/([^:]+): )?line (\\d+): (.*)", Pattern.DOTALL);

	private static final Pattern CLASSES = Pattern.compile("(?:[a-z]+\\.)+[A-Z]\\w*(?:Exception|Error): ");

	static Complaint of(TransformerException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SAXParseException parse) {
				return at(parse.getSystemId(), parse.getLineNumber(), String.valueOf(parse.getMessage()));
			}
		}
		String reason = CLASSES.matcher(String.valueOf(failure.getMessage())).replaceAll("");
		Matcher matcher = PLACE.matcher(reason);
		if (matcher.matches()) {
			return at(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3));
		}
		SourceLocator locator = failure.getLocator();
		return (locator != null) ? at(locator.getSystemId(), locator.getLineNumber(), reason) : at(null, 0, reason);
	}

	private static Complaint at(@Nullable String file, int line, String reason) {
		return new Complaint((file != null) ? file.replace("modele:/", "") : "", Math.max(line, 0), reason);
	}

	/** The reason with its place, in French. */
	String told() {
		if (this.line == 0) {
			return this.file.isEmpty() ? this.reason : this.file + " : " + this.reason;
		}
		return (this.file.isEmpty() ? "ligne %d : ".formatted(this.line)
				: "%s, ligne %d : ".formatted(this.file, this.line)) + this.reason;
	}

}
