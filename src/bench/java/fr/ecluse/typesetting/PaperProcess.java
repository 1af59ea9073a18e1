package fr.ecluse.typesetting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * One way to make documents, in a Java process of its own, as a server has it: the compiler of
 * the virtual machine bets on what it has seen, and would bet worse if it had seen the others.
 */
final class PaperProcess implements AutoCloseable {

	/** One document in so many is read after a round. */
	private static final int READ = 50;

	private final Process process;

	private final PrintStream orders;

	private final BufferedReader answers;

	/** @param heapMegabytes all that its objects may take */
	PaperProcess(Way way, String work, int threads, int heapMegabytes) throws IOException {
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + heapMegabytes + "m", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
				PaperProcess.class.getName(), way.name(), work, String.valueOf(threads))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.orders = new PrintStream(this.process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	/** Makes documents for so long, so that what is measured after is warm. */
	void warmUp(int seconds) throws IOException {
		answer("warm " + seconds);
	}

	Cost make(int documents) throws IOException {
		String[] figures = answer("make " + documents).split(" ");
		return new Cost(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
	}

	/** The last document that was made. */
	byte[] last() throws IOException {
		return Files.readAllBytes(Path.of(answer("last")));
	}

	private String answer(String order) throws IOException {
		this.orders.println(order);
		String answer = this.answers.readLine();
		if (answer == null) {
			throw new IOException("The process has ended at: " + order);
		}
		return answer;
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	/**
	 * Of one document.
	 *
	 * @param processor milliseconds of the whole process: garbage collection and compilation are part of the price
	 * @param time milliseconds on the clock, divided by documents
	 */
	record Cost(double processor, double time) {
	}

	public static void main(String[] arguments) throws Exception {
		PrintStream answers = System.out;
		// Libraries write there too.
		System.setOut(System.err);
		Way way = Way.valueOf(arguments[0]);
		int threads = Integer.parseInt(arguments[2]);
		Work work = new Work(arguments[1], way.maker(arguments[1], threads), Executors.newFixedThreadPool(threads));
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String order = orders.readLine(); order != null; order = orders.readLine()) {
			String[] words = order.split(" ");
			answers.println(switch (words[0]) {
				case "warm" -> work.warmUp(Integer.parseInt(words[1]), threads);
				case "make" -> work.measure(Integer.parseInt(words[1]));
				default -> work.keep(way);
			});
		}
		System.exit(0);
	}

	private static final class Work {

		private final String name;

		private final IntFunction<Callable<byte[]>> maker;

		private final ExecutorService threads;

		private byte[] last = new byte[0];

		Work(String name, IntFunction<Callable<byte[]>> maker, ExecutorService threads) {
			this.name = name;
			this.maker = maker;
			this.threads = threads;
		}

		String warmUp(int seconds, int batch) throws Exception {
			long end = System.nanoTime() + seconds * 1_000_000_000L;
			int made = 0;
			for (; System.nanoTime() < end; made += batch) {
				make(batch, new ConcurrentHashMap<>());
			}
			return String.valueOf(made);
		}

		String measure(int documents) throws Exception {
			System.gc();
			Map<Integer, byte[]> some = new ConcurrentHashMap<>();
			double processor = Papers.cpu();
			long start = System.nanoTime();
			Set<String> different = make(documents, some);
			double time = (System.nanoTime() - start) / 1e6;
			processor = Papers.cpu() - processor;
			boolean letters = this.name.equals(Papers.LETTER);
			if (letters && different.size() != documents) {
				throw new IllegalStateException("%d different of %d".formatted(different.size(), documents));
			}
			new TreeMap<>(some).forEach((number, pdf) -> {
				Papers.check(pdf, letters ? 2 : 30, letters ? "lettre n° " + number : "Entreprise Martin");
				this.last = pdf;
			});
			return processor / documents + " " + time / documents;
		}

		/** Their digests, and some of them by number. */
		private Set<String> make(int documents, Map<Integer, byte[]> some) throws Exception {
			List<Future<String>> made = new ArrayList<>();
			for (int i = 0; i < documents; i++) {
				int number = i;
				made.add(this.threads.submit(() -> {
					byte[] pdf = this.maker.apply(number).call();
					if (number % READ == 0) {
						some.put(number, pdf);
					}
					return Sha256.hex(pdf);
				}));
			}
			Set<String> different = new HashSet<>();
			for (Future<String> digest : made) {
				different.add(digest.get());
			}
			return different;
		}

		String keep(Way way) throws IOException {
			Path file = Files.createDirectories(Path.of("target/bench"))
				.resolve(this.name + "-" + way.name().toLowerCase(Locale.ROOT) + ".pdf");
			return Files.write(file, this.last).toString();
		}

	}

}
