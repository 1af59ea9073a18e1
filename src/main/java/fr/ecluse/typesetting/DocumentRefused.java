package fr.ecluse.typesetting;

import org.jspecify.annotations.Nullable;

/**
 * A document that cannot be made from these data and this template, with the reason in
 * French. Trying again changes nothing: data or template have to be put right first.
 */
public final class DocumentRefused extends RuntimeException {

	public DocumentRefused(String message) {
		this(message, null);
	}

	public DocumentRefused(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
