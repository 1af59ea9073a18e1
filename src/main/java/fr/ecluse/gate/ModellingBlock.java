package fr.ecluse.gate;

import java.util.Map;
import java.util.Set;

/**
 * The inputs of a block.
 *
 * @param required those it cannot work without
 * @param optional the others it knows
 * @param open whether it takes further inputs as data
 */
record ModellingBlock(Set<String> required, Set<String> optional, boolean open) {

	/** Each block by its name. */
	static final Map<String, ModellingBlock> BLOCKS = Map.of("append",
			new ModellingBlock(Set.of("list"), Set.of(), true), "box",
			new ModellingBlock(Set.of("action", "name"), Set.of("closesAt", "result"), false), "clock",
			new ModellingBlock(Set.of("name", "action"), Set.of("reason", "from"), false), "deadline",
			new ModellingBlock(Set.of("rule", "name", "label"), Set.of("from"), false), "document",
			new ModellingBlock(Set.of("template", "key", "title"), Set.of("result"), true), "fact",
			new ModellingBlock(Set.of("text"), Set.of("kind"), false), "mail",
			new ModellingBlock(Set.of("to"), Set.of("template", "subject", "text", "documentId"), false), "register",
			new ModellingBlock(Set.of(), Set.of("register", "prefix", "result", "year"), false), "status",
			new ModellingBlock(Set.of("status"), Set.of(), false));

}
