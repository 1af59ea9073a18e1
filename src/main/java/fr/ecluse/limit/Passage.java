package fr.ecluse.limit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a call may pass, and what is left afterwards, in the words of the IETF's draft
 * on rate limit headers.
 *
 * @param left what is left of each limit that was asked
 * @param retryAfter seconds until the call may be tried again; 0 when it passes now
 */
public record Passage(List<Left> left, long retryAfter) {

	public boolean isOpen() {
		return this.retryAfter == 0;
	}

	/** Whether any limit is set for this caller. */
	public boolean isLimited() {
		return !this.left.isEmpty();
	}

	/** Value of the header {@code RateLimit}. */
	public String state() {
		return this.left.stream()
			.map((it) -> "\"%s\";r=%d;t=%d".formatted(it.rate().name(), it.calls(), it.reset()))
			.collect(Collectors.joining(", "));
	}

	/** Value of the header {@code RateLimit-Policy}. */
	public String policy() {
		return this.left.stream()
			.map((it) -> "\"%s\";q=%d;w=%d".formatted(it.rate().name(), it.rate().burst(),
					it.rate().window().toSeconds()))
			.collect(Collectors.joining(", "));
	}

	/** In French, the rate that was exceeded. */
	public String exceeded() {
		Rate rate = this.left.get(this.left.size() - 1).rate();
		String whose = switch (rate.name()) {
			case "member" -> "par les logiciels d'un même adhérent";
			case "agent" -> "par une même personne";
			default -> "par un même logiciel";
		};
		return "%d appels par minute %s, %d d'affilée".formatted(rate.perMinute(), whose, rate.burst());
	}

	/**
	 * What is left of one limit.
	 *
	 * @param calls that may still come at once
	 * @param reset seconds until all may come again
	 */
	record Left(Rate rate, long calls, long reset) {

	}

}
