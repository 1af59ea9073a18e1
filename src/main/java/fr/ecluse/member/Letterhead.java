package fr.ecluse.member;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the letters of a member show besides its name: how to reach it and who signs by
 * default, for example name "Anne Le Goff" and title "La maire".
 */
public record Letterhead(@Nullable String address, @Nullable String postalCode, @Nullable String city,
		@Nullable String phone, @Nullable String email, @Nullable String website, @Nullable String signatoryName,
		@Nullable String signatoryTitle) {

	public static final Letterhead EMPTY = new Letterhead(null, null, null, null, null, null, null, null);

	/** What is filled in, as the form of a member reads it. */
	Map<MemberField, String> texts() {
		Map<MemberField, String> texts = new EnumMap<>(MemberField.class);
		put(texts, MemberField.ADDRESS, this.address);
		put(texts, MemberField.POSTAL_CODE, this.postalCode);
		put(texts, MemberField.CITY, this.city);
		put(texts, MemberField.PHONE, this.phone);
		put(texts, MemberField.EMAIL, this.email);
		put(texts, MemberField.WEBSITE, this.website);
		put(texts, MemberField.SIGNATORY_NAME, this.signatoryName);
		put(texts, MemberField.SIGNATORY_TITLE, this.signatoryTitle);
		return texts;
	}

	private static void put(Map<MemberField, String> texts, MemberField field, @Nullable String text) {
		if (text != null) {
			texts.put(field, text);
		}
	}

}
