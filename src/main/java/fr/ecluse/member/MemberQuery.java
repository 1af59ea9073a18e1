package fr.ecluse.member;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Which members to list.
 *
 * @param text part of the name, beginning of the SIREN, or the INSEE code
 * @param after last member of the page before
 * @param limit greatest number of members
 */
public record MemberQuery(@Nullable String text, @Nullable String departement, @Nullable MemberKind kind,
		@Nullable Position after, int limit) {

	/** Place of a member in the list, which a cursor carries from page to page. */
	public record Position(String name, Siren siren) {

		static Position of(Member member) {
			return new Position(member.name(), member.siren());
		}

		/**
		 * @throws IllegalArgumentException when it is no cursor that a page gave
		 */
		static Position of(String cursor) {
			String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			if (text.length() < 10) {
				throw new IllegalArgumentException("Not a cursor: " + cursor);
			}
			return new Position(text.substring(9), new Siren(text.substring(0, 9)));
		}

		String cursor() {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString((this.siren + this.name).getBytes(StandardCharsets.UTF_8));
		}

	}

}
