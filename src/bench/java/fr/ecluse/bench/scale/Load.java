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

/** The same call by several clients at once: how long each took, and what it cost the processors. */
final class Load {

	private final Path database;

	Load(ScaleServer server) {
		String pid = server.jdbc().sql("select @@pid_file").query(String.class).single();
		this.database = Path.of(pid);
	}

	Figures run(int clients, int callsEach, Call call) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		long processor = processor();
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

	/** Of this process and of the database, in nanoseconds. */
	private long processor() throws Exception {
		String pid = Files.readString(this.database).strip();
		String[] stat = Files.readString(Path.of("/proc", pid, "stat")).replaceAll("^.*\\) ", "").split(" ");
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
				+ (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) * 10_000_000L;
	}

	/** Milliseconds. */
	record Figures(double median, double p99, double processor) {
	}

	interface Call {

		void make(int client) throws Exception;

	}

}
