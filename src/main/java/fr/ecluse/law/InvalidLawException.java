package fr.ecluse.law;

/**
 * A data file of the law that cannot be used. The French message names the file and the
 * entry; it stops the start, so that no date is ever computed from half a rule.
 */
public final class InvalidLawException extends IllegalArgumentException {

	public InvalidLawException(String place, String fault) {
		super("%s : %s".formatted(place, fault));
	}

	InvalidLawException(String place, String fault, Throwable cause) {
		super("%s : %s".formatted(place, fault), cause);
	}

}
