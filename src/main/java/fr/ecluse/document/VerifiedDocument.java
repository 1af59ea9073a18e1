package fr.ecluse.document;

import java.time.ZonedDateTime;

/**
 * What anybody may know of a document who holds its code: nothing of its content.
 *
 * @param kind of document, in words that name nobody
 * @param member name of the organisation, as the document bears it
 * @param made in the legal time of the member
 * @param sha256 of the PDF
 * @param size of the PDF, in bytes
 */
record VerifiedDocument(VerificationCode code, String kind, String member, String siren, ZonedDateTime made,
		String sha256, int size) {

}
