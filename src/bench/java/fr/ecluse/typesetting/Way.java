package fr.ecluse.typesetting;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

import javax.xml.transform.Templates;

/** A way to make the documents that are measured. */
enum Way {

	ECLUSE("Écluse"),

	NAIVE("FOP, tout relu à chaque document"),

	NAIVE_PINNED("le même, transformateur fixé"),

	REUSED("FOP réutilisé, transformateur fixé"),

	HTML("OpenHTMLToPDF, transformateur fixé");

	private final String words;

	Way(String words) {
		this.words = words;
	}

	/** As a reader of the figures knows it, in French. */
	String words() {
		return this.words;
	}

	/**
	 * Makes the document of a number.
	 * @param threads how many make documents at the same time
	 */
	IntFunction<Callable<byte[]>> maker(String work, int threads) throws Exception {
		return switch (this) {
			case ECLUSE -> {
				Renderer renderer = Papers.renderer(threads);
				yield (number) -> () -> renderer.render("bench/" + work, snapshot(work, number)).pdf();
			}
			case NAIVE -> (number) -> () -> Peers.naive(work, snapshot(work, number).content());
			case NAIVE_PINNED -> (number) -> () -> Peers.pinned(() -> Peers.naive(work, snapshot(work, number).content()));
			case REUSED -> {
				Templates template = Peers.compiled(work);
				yield (number) -> () -> Peers.pinned(() -> Peers.reused(template, snapshot(work, number).content()));
			}
			case HTML -> (number) -> () -> Peers.pinned(() -> Peers.html(work, data(work, number)));
		};
	}

	private static Map<String, Object> data(String work, int number) {
		return work.equals(Papers.LETTER) ? Papers.letter(number) : Papers.record();
	}

	private static Snapshot snapshot(String work, int number) {
		return Papers.snapshot(data(work, number));
	}

}
