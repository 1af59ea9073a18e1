package fr.ecluse.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fr.ecluse.typesetting.Pdfs;
import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.Snapshot;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that starts finds its first letters waiting, all at once. */
class FirstLettersTests {

	@RepeatedTest(8)
	void firstLettersMayComeTogether() throws Exception {
		Renderer renderer = Pdfs.shipped();
		Snapshot snapshot = Letters.snapshot(Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data());
		List<Callable<byte[]>> letters = new ArrayList<>();
		for (int letter = 0; letter < 8; letter++) {
			letters.add(() -> renderer.render(Letters.ACKNOWLEDGEMENT, snapshot).pdf());
		}
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			for (Future<byte[]> letter : threads.invokeAll(letters)) {
				assertThat(letter.get()).isNotEmpty();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
