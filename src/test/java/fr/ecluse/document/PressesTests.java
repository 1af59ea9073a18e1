package fr.ecluse.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fr.ecluse.member.Member;
import fr.ecluse.typesetting.Pdfs;
import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a press keeps from one document to the next never shows: neither what was printed
 * before, nor what others print at the same time.
 */
class PressesTests {

	private static final int THREADS = 8;

	private static final int TIMES = 3;

	private static final List<Snapshot> WORKS = List.of(
			work(Letters.sarlat(), "Passage piéton devant l’école : oui ! 12 000 € n° 4"),
			work(Letters.epci(), "مرحبا بالعالم، هذه رسالة طويلة\n\nשלום עולם (2026)"),
			work(Letters.sarlat(), "👍 😀 ❤️ bravo👍bravo 😀👨‍👩‍👧"),
			work(Letters.epci(), "日本語のテキスト ☐ → ✓ Привет, мир. Καλημέρα. e\u0301"),
			work(Letters.bare(), "Une ligne.\n\n".repeat(45)),
			work(Letters.bare(), "السلام عليكم ☑ " + "mot".repeat(40)));

	@Test
	void printTheSameWhateverCameBeforeAndBeside() throws Exception {
		List<byte[]> alone = new ArrayList<>();
		for (Snapshot work : WORKS) {
			try (Renderer fresh = Pdfs.shipped()) {
				alone.add(fresh.render(Letters.ACKNOWLEDGEMENT, work).pdf());
			}
		}
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try (Renderer shared = Pdfs.shipped(4, Duration.ofMinutes(5))) {
			List<Future<?>> printers = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				Random order = new Random(thread);
				printers.add(threads.submit(() -> {
					for (int time = 0; time < TIMES; time++) {
						List<Integer> turns = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
						Collections.shuffle(turns, order);
						for (int i : turns) {
							byte[] pdf = shared.render(Letters.ACKNOWLEDGEMENT, WORKS.get(i)).pdf();
							assertThat(pdf).as("document %d", i).isEqualTo(alone.get(i));
						}
					}
				}));
			}
			for (Future<?> printer : printers) {
				printer.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Snapshot work(Member member, String text) {
		return Letters.snapshot(Letters.ACKNOWLEDGEMENT, member, Letters.data("text", text));
	}

}
