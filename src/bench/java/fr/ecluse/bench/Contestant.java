package fr.ecluse.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** A way to take an instance from its start to its end. */
interface Contestant extends AutoCloseable {

	String name();

	/** The name in names of files. */
	default String slug() {
		return Normalizer.normalize(name(), Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\W+", "-");
	}

	/** Starts an instance, lists its tasks and completes the only one. */
	void instance(Http http, int number, int variables) throws Exception;

	/** Instances that have ended, as the history tells. */
	long finished() throws Exception;

	/** Tasks that are open. */
	long open() throws Exception;

	/** Processes that work for it, without the database. */
	List<Long> processes();

	@Override
	void close();

}
