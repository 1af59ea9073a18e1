package fr.ecluse.member;

/**
 * The picture at the head of a member's letters.
 *
 * @param sha256 of the content, in hexadecimal digits
 * @param type `image/png` or `image/jpeg`
 * @param alternative what is told to somebody who does not see it
 * @param width in pixels
 * @param height in pixels
 */
public record Logo(String sha256, String type, String alternative, int width, int height, byte[] content) {

}
