package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Turns what was sent, loose files or a ZIP, into the files of a package. */
public final class PackageReader {

	private PackageReader() {
	}

	/** Reads what was sent; what cannot be taken is left out and told. */
	public static Reading read(List<Part> parts) {
		TreeMap<String, byte[]> files = new TreeMap<>();
		List<Finding> findings = new ArrayList<>();
		parts.forEach((part) -> files.put(part.name(), part.content()));
		return new Reading(new PackageFiles(files), findings);
	}

	/** One file as it was sent. */
	public record Part(String name, byte[] content) {

	}

	/** The files that could be read, and what was found on the way. */
	public record Reading(PackageFiles files, List<Finding> findings) {

	}

}
