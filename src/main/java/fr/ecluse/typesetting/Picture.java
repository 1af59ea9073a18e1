package fr.ecluse.typesetting;

/**
 * A picture of the member.
 *
 * @param type `image/png` or `image/jpeg`
 */
public record Picture(String type, byte[] content) {

}
