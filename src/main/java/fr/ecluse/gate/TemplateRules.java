package fr.ecluse.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.typesetting.Complaint;
import fr.ecluse.typesetting.TemplateEditions;
import fr.ecluse.typesetting.TemplateLibrary;
import fr.ecluse.typesetting.TemplateSources;

/**
 * Whether the templates of a package can be compiled, with the files that all procedures
 * share. What was found sound stays so while nothing it may import has changed.
 */
final class TemplateRules {

	private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

	private static final Pattern NAME = Pattern.compile("templates/([a-z][a-z0-9-]{0,59})\\.xsl");

	/** From a procedure or beside each other. */
	private static final Pattern SHARED = Pattern.compile("(?:\\.\\./\\.\\./shared/)?([a-z][a-z0-9-]{0,59})\\.xsl");

	private static final int STACK_BYTES = 8 << 20;

	private static final int MOST_REMEMBERED = 50;

	private static final int MOST_AT_ONCE = 2;

	private final TemplateSources shared;

	private final Duration timeLimit;

	/** Packages whose templates are sound, by the hashes of their files. */
	private final Set<Map<String, String>> sound = new LinkedHashSet<>();

	/** A compilation that does not end keeps its place until it does. */
	private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

	/**
	 * Compiles against shared files.
	 * @param shared finds them by their path below {@code processes/}
	 * @param timeLimit for all templates of a package together
	 */
	TemplateRules(TemplateSources shared, Duration timeLimit) {
		this.shared = shared;
		this.timeLimit = timeLimit;
	}

	/**
	 * Checks the templates of a package.
	 * @param used names of those that models ask for
	 */
	void check(String key, PackageFiles files, Set<String> used, ModellingReport report) {
		Map<String, byte[]> templates = files.endingWith(".xsl");
		if (templates.isEmpty()) {
			return;
		}
		List<String> names = new ArrayList<>();
		templates.keySet().forEach((path) -> {
			Matcher matcher = NAME.matcher(path);
			if (matcher.matches()) {
				names.add(matcher.group(1));
			}
			else {
				report.add(Finding.of("gabarit-mal-place", Level.REFUSED, path,
						"Un gabarit est un fichier templates/<nom>.xsl dont le nom est en minuscules, chiffres et tirets : renommez ou déplacez celui-ci."));
			}
		});
		tell(key, faults(key, templates, names, used), report);
	}

	private static void tell(String key, Map<String, List<Complaint>> faults, ModellingReport report) {
		faults.forEach((name, complaints) -> {
			String own = "templates/" + name + ".xsl";
			for (Complaint complaint : complaints) {
				boolean here = complaint.file().isEmpty() || complaint.file().equals(key + '/' + own);
				boolean sibling = complaint.file().startsWith(key + "/templates/");
				String file = (here || !sibling) ? own : complaint.file().substring(key.length() + 1);
				int line = (here || sibling) ? complaint.line() : 0;
				report.add(new Finding("gabarit-refuse", Level.REFUSED, file, line, null, null,
						"Ce gabarit ne peut pas être employé : %s. Corrigez-le à cet endroit."
							.formatted(complaint.reason().strip().replaceAll("\\.$", ""))));
			}
		});
	}

	/** What is wrong with each template, by its name. */
	private Map<String, List<Complaint>> faults(String key, Map<String, byte[]> templates, List<String> names,
			Set<String> used) {
		Map<String, String> hashes = new HashMap<>();
		templates.forEach((path, content) -> hashes.put(key + '/' + path, sha256(content)));
		used.forEach((name) -> hashes.put(name, ""));
		synchronized (this.sound) {
			if (this.sound.contains(hashes)) {
				return Map.of();
			}
		}
		TemplateLibrary library = new TemplateLibrary(
				(path) -> path.startsWith("shared/") ? this.shared.find(path) : path.startsWith(key + '/')
						? Optional.ofNullable(templates.get(path.substring(key.length() + 1))) : Optional.empty());
		Map<String, List<Complaint>> faults = new LinkedHashMap<>();
		long end = System.nanoTime() + this.timeLimit.toNanos();
		Map<String, Set<String>> imports = TemplateImports.of(templates);
		Set<String> parts = new HashSet<>();
		for (String name : TemplateImports.importersFirst(names, imports)) {
			// A part of sound templates need not stand alone, unless a model asks for it.
			if (parts.contains(name) && !used.contains(key + '/' + name)) {
				continue;
			}
			List<Complaint> complaints = compiled(() -> library.faults(TemplateEditions.SHIPPED, key + '/' + name), end);
			if (complaints.isEmpty()) {
				parts.addAll(TemplateImports.reached(name, imports));
			}
			else {
				faults.put(name, complaints);
			}
		}
		if (faults.isEmpty()) {
			remember(hashes);
		}
		return faults;
	}

	private void remember(Map<String, String> hashes) {
		synchronized (this.sound) {
			if (this.sound.size() >= MOST_REMEMBERED) {
				this.sound.remove(this.sound.iterator().next());
			}
			this.sound.add(hashes);
		}
	}

	/** On a thread of its own: templates of a stranger may nest deeply, or take long. */
	private List<Complaint> compiled(Callable<List<Complaint>> compilation, long end) {
		try {
			if (!this.places.tryAcquire(Math.max(end - System.nanoTime(), 1), TimeUnit.NANOSECONDS)) {
				return tooLong();
			}
			FutureTask<List<Complaint>> task = new FutureTask<>(compilation);
			Thread thread = new Thread(null, () -> {
				try {
					task.run();
				}
				finally {
					this.places.release();
				}
			}, "gabarits", STACK_BYTES);
			thread.setDaemon(true);
			thread.start();
			return task.get(Math.max(end - System.nanoTime(), 1), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			return tooLong();
		}
		catch (ExecutionException ex) {
			return List.of(new Complaint("", 0, "il est trop imbriqué, ou n'est pas du XSLT"));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of(new Complaint("", 0, "le contrôle a été interrompu ; recommencez"));
		}
	}

	private List<Complaint> tooLong() {
		return List.of(new Complaint("", 0,
				"les gabarits du paquet demandent plus de %d s à eux tous".formatted(this.timeLimit.toSeconds())));
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * All names that the expressions of templates speak of, variables among them, those
	 * of shared files that they import included.
	 */
	Set<String> words(PackageFiles files) {
		Set<String> words = new HashSet<>();
		Set<String> seen = new HashSet<>();
		Deque<byte[]> waiting = new ArrayDeque<>(files.endingWith(".xsl").values());
		while (!waiting.isEmpty()) {
			for (String shared : words(waiting.remove(), words)) {
				if (seen.add(shared)) {
					shared(shared).ifPresent(waiting::add);
				}
			}
		}
		return words;
	}

	private Optional<byte[]> shared(String name) {
		try {
			return this.shared.find("shared/" + name + ".xsl");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Collects the names of one template, and gives those of shared files beside it. */
	private static Set<String> words(byte[] template, Set<String> words) {
		Set<String> shared = new HashSet<>();
		try {
			XmlReader.read(template).walk((node) -> node.attributes().values().forEach((value) -> {
				Matcher matcher = WORD.matcher(value);
				while (matcher.find()) {
					words.add(matcher.group());
				}
				Matcher file = SHARED.matcher(value);
				if (file.matches()) {
					shared.add(file.group(1));
				}
			}));
		}
		catch (XmlReader.Unreadable ex) {
			// Told when it is compiled.
		}
		return shared;
	}

}
