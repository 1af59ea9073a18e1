package fr.ecluse.typesetting;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document that cannot be made from these data and this template, with the reason in
 * French. Trying again changes nothing: data or template have to be put right first.
 */
public final class DocumentRefused extends RuntimeException {

	private final transient List<Complaint> complaints;

	public DocumentRefused(String message) {
		this(message, null);
	}

	public DocumentRefused(String message, @Nullable Throwable cause) {
		this(message, cause, List.of());
	}

	DocumentRefused(String message, @Nullable Throwable cause, List<Complaint> complaints) {
		super(message, cause);
		this.complaints = List.copyOf(complaints);
	}

	/** What the compiler said of the template, none when that was not the reason. */
	List<Complaint> complaints() {
		return this.complaints;
	}

}
