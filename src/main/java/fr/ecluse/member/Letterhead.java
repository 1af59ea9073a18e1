package fr.ecluse.member;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the letters of a member show besides its name: how to reach it and who signs by
 * default, for example name "Anne Le Goff" and title "La maire" (CRPA L212-1).
 *
 * @param hours when the doors are open, a line or a few
 * @param contactService who answers when a letter names nobody else
 * @param signatoryDelegation in whose place the signatory signs, shown instead of the
 * title: "Pour le maire empêché, l'adjointe déléguée" (CGCT L2122-17, L2122-18)
 */
public record Letterhead(@Nullable String address, @Nullable String postalCode, @Nullable String city,
		@Nullable String phone, @Nullable String email, @Nullable String website, @Nullable String signatoryName,
		@Nullable String signatoryTitle, @Nullable String hours, @Nullable String contactService,
		@Nullable String signatoryDelegation) {

	public static final Letterhead EMPTY = new Letterhead(null, null, null, null, null, null, null, null);

	/** Without hours, service and delegation. */
	public Letterhead(@Nullable String address, @Nullable String postalCode, @Nullable String city,
			@Nullable String phone, @Nullable String email, @Nullable String website, @Nullable String signatoryName,
			@Nullable String signatoryTitle) {
		this(address, postalCode, city, phone, email, website, signatoryName, signatoryTitle, null, null, null);
	}

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
		put(texts, MemberField.HOURS, this.hours);
		put(texts, MemberField.CONTACT_SERVICE, this.contactService);
		put(texts, MemberField.SIGNATORY_DELEGATION, this.signatoryDelegation);
		return texts;
	}

	private static void put(Map<MemberField, String> texts, MemberField field, @Nullable String text) {
		if (text != null) {
			texts.put(field, text);
		}
	}

}
