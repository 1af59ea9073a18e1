package fr.ecluse.procedure;

import java.util.List;

/**
 * A {@code procedure.yaml} that cannot be used, with the place of the first thing that is
 * wrong.
 */
public final class DescriptionRefused extends IllegalStateException {

	private final transient List<String> path;

	private final String sentence;

	/**
	 * Refuses what stands there.
	 * @param path keys from the root of the file down; items of lists by their number,
	 * from 1
	 * @param sentence in French, without the place
	 */
	public DescriptionRefused(String file, List<String> path, String sentence) {
		super(path.isEmpty() ? "%s : %s".formatted(file, sentence)
				: "%s, %s : %s".formatted(file, String.join(", ", path), sentence));
		this.path = List.copyOf(path);
		this.sentence = sentence;
	}

	/** Where it stands. */
	public List<String> path() {
		return this.path;
	}

	/** What is wrong, without the place. */
	public String sentence() {
		return this.sentence;
	}

}
