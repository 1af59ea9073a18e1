package fr.ecluse.engine;

/** An instance could not be moved, and is as it was. The message is French. */
public final class InstanceStays extends RuntimeException {

	public InstanceStays(String message) {
		super(message);
	}

	InstanceStays(String message, Throwable cause) {
		super(message, cause);
	}

}
