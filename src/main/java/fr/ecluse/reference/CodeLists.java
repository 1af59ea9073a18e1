package fr.ecluse.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import fr.ecluse.law.LawFiles;
import fr.ecluse.law.LawRefusal;

/** The code lists of this installation, by key. */
public final class CodeLists {

	private final Map<String, CodeList> lists = new LinkedHashMap<>();

	private CodeLists(LawFiles files) {
		for (String name : files.codeLists()) {
			String key = name.substring(name.lastIndexOf('/') + 1, name.length() - ".yaml".length());
			this.lists.put(key, CodeList.read(key, files.read(name)));
		}
	}

	/** The lists that come with the program. */
	public static CodeLists shipped() {
		return of(LawFiles.shipped());
	}

	/** The lists of this installation. */
	static CodeLists of(LawFiles files) {
		return new CodeLists(files);
	}

	/**
	 * The list of that key, such as {@code decp-procedures}.
	 * @throws LawRefusal when there is none
	 */
	public CodeList get(String key) {
		CodeList list = this.lists.get(key);
		if (list == null) {
			throw new LawRefusal("liste-inconnue", "Liste de codes inconnue", "list",
					"La liste « %s » est inconnue. Listes : %s.".formatted(key, String.join(", ", keys())));
		}
		return list;
	}

	/** The keys of all lists, in order. */
	public Set<String> keys() {
		return Collections.unmodifiableSet(this.lists.keySet());
	}

}
