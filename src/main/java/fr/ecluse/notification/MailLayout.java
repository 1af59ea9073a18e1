package fr.ecluse.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Logo;
import fr.ecluse.member.Member;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;

/**
 * A message as a page: the same words as its plain text, under the name and logo of the
 * member, readable with a screen reader and without any picture. Nothing in it comes from
 * an outside address.
 */
final class MailLayout {

	/** Under which the logo travels in the message. */
	static final String LOGO = "logo";

	private static final String PLATFORM = "Écluse";

	private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

	private static final Pattern ADDRESS = Pattern
		.compile("https?://[^\\s<>\"&]+(?:&amp;[^\\s<>\"&]+)*[^\\s<>\"&.,;:!?)]");

	private static final String PAGE = page();

	private MailLayout() {
	}

	/**
	 * The page of a message.
	 * @param member that writes; null when the platform itself does
	 */
	static String html(@Nullable Member member, @Nullable Logo logo, String subject, String text) {
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("subject", escaped(subject));
		parts.put("member", escaped((member != null) ? member.name() : PLATFORM));
		parts.put(LOGO, (logo != null) ? image(logo) : "");
		parts.put("text", paragraphs(text));
		parts.put("sender", (member != null) ? sender(member) : PLATFORM);
		return PLACE.matcher(PAGE)
			.replaceAll((place) -> Matcher
				.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)), place.group(1))));
	}

	private static String image(Logo logo) {
		int height = Math.min(logo.height(), 72);
		return "<img src=\"cid:%s\" alt=\"%s\" width=\"%d\" height=\"%d\" style=\"display:block;margin-bottom:8px\">"
			.formatted(LOGO, escaped(logo.alternative()), Math.max(1, logo.width() * height / logo.height()), height);
	}

	/** An empty line parts two paragraphs, any other end of line stays. */
	private static String paragraphs(String text) {
		return Stream.of(text.strip().split("\\R\\s*\\R"))
			.map((paragraph) -> "<p style=\"margin:0 0 16px\">%s</p>"
				.formatted(linked(escaped(paragraph.strip())).replaceAll("\\R", "<br>\n")))
			.collect(Collectors.joining("\n"));
	}

	private static String linked(String escaped) {
		return ADDRESS.matcher(escaped)
			.replaceAll((address) -> Matcher
				.quoteReplacement("<a href=\"%1$s\" style=\"color:#0b4f9e\">%1$s</a>".formatted(address.group())));
	}

	private static String sender(Member member) {
		Letterhead letterhead = member.letterhead();
		String town = Stream.of(letterhead.postalCode(), letterhead.city())
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "));
		return Stream.of(member.name(), letterhead.address(), town, letterhead.phone(), letterhead.email())
			.filter((line) -> line != null && !line.isBlank())
			.map((line) -> escaped(String.valueOf(line)).replaceAll("\\R", "<br>\n"))
			.collect(Collectors.joining("<br>\n"));
	}

	/** Also of what would end a line of the page where it must not. */
	private static String escaped(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

	private static String page() {
		try {
			return new ClassPathResource("notification/layout.html").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
