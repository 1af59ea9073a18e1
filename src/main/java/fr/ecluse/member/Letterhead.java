package fr.ecluse.member;

import org.jspecify.annotations.Nullable;

/**
 * What the letters of a member show besides its name: how to reach it and who signs by
 * default, for example name "Anne Le Goff" and title "La maire".
 */
public record Letterhead(@Nullable String address, @Nullable String postalCode, @Nullable String city,
		@Nullable String phone, @Nullable String email, @Nullable String website, @Nullable String signatoryName,
		@Nullable String signatoryTitle) {

	public static final Letterhead EMPTY = new Letterhead(null, null, null, null, null, null, null, null);

}
