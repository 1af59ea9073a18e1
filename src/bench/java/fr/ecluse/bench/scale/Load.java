package fr.ecluse.bench.scale;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.OperatingSystemMXBean;
import fr.ecluse.bench.ServerProcess;

/** The same call by several clients at once: how long each took, and what it cost the processors. */
final class Load {

	private final Path database;

	private final List<Long> counted = new ArrayList<>();

	Load(ScaleServer server) {
		String pid = server.jdbc().sql("select @@pid_file").query(String.class).single();
		this.database = Path.of(pid);
	}

	/** Counts the processor time of one process more. */
	void count(long pid) {
		this.counted.add(pid);
	}

	Figures run(int clients, int callsEach, Call call) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		double processor = processor();
		List<Future<List<Double>>> works = new ArrayList<>();
		for (int client = 0; client < clients; client++) {
			int number = client;
			works.add(threads.submit(() -> {
				List<Double> times = new ArrayList<>();
				for (int i = 0; i < callsEach; i++) {
					long begin = System.nanoTime();
					call.make(number);
					times.add((System.nanoTime() - begin) / 1e6);
				}
				return times;
			}));
		}
		List<Double> times = new ArrayList<>();
		for (Future<List<Double>> work : works) {
			times.addAll(work.get());
		}
		threads.shutdown();
		double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return new Figures(sorted[sorted.length / 2], sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * 0.99 - 0.5))],
				(processor() - processor) / 1e6 / times.size());
	}

	/** Of this process, of the database and of the processes that are counted, in nanoseconds. */
	private double processor() throws Exception {
		double milliseconds = ServerProcess.processor(Long.parseLong(Files.readString(this.database).strip()));
		for (long pid : this.counted) {
			milliseconds += ServerProcess.processor(pid);
		}
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() + milliseconds * 1e6;
	}

	/** Milliseconds. */
	record Figures(double median, double p99, double processor) {
	}

	interface Call {

		void make(int client) throws Exception;

	}

}
