package fr.ecluse.typesetting;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Renders a bounded number of documents at the same time, each in bounded time. A
 * rendering that does not end keeps its place until it does; its caller does not wait.
 */
public final class Renderer implements AutoCloseable {

	/** Layout recurses with the depth of the formatting objects. */
	private static final int STACK_BYTES = 4 << 20;

	private final TemplateLibrary templates;

	private final Semaphore places;

	private final Duration timeLimit;

	private final Formatter formatter;

	private final ExecutorService threads;

	public Renderer(TemplateLibrary templates, Limits limits) {
		this.templates = templates;
		this.places = new Semaphore(limits.parallel(), true);
		this.timeLimit = limits.time();
		this.formatter = new Formatter(limits.bytes());
		this.threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(null, task, "document", STACK_BYTES);
			thread.setDaemon(true);
			// FOP looks for an XML transformer on the class path for each document, which
			// takes a third of its time
			// and could find another one: on these threads it finds the JDK's at once.
			thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
			return thread;
		});
	}

	/**
	 * The PDF of a snapshot.
	 * @throws DocumentRefused when template or data do not allow it
	 */
	public Rendered render(String templateName, Snapshot snapshot) {
		return render(TemplateEditions.SHIPPED, templateName, snapshot);
	}

	/**
	 * The PDF of a snapshot, with a template of a version of its procedure.
	 * @throws DocumentRefused when template or data do not allow it
	 */
	public Rendered render(String edition, String templateName, Snapshot snapshot) {
		Template template = this.templates.get(edition, templateName);
		try {
			if (!this.places.tryAcquire(this.timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException(
						"Trop de documents sont en cours de mise en page. Réessayez plus tard.");
			}
			Future<byte[]> pdf = submit(template, snapshot);
			try {
				return new Rendered(template.version(), pdf.get(this.timeLimit.toMillis(), TimeUnit.MILLISECONDS));
			}
			finally {
				pdf.cancel(true);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (TimeoutException ex) {
			throw new DocumentRefused("La mise en page avec le modèle « %s » dure plus de %d s.".formatted(templateName,
					this.timeLimit.toSeconds()), ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof DocumentRefused refused) {
				throw refused;
			}
			throw new IllegalStateException("La mise en page avec le modèle « %s » a échoué.".formatted(templateName),
					ex.getCause());
		}
	}

	private Future<byte[]> submit(Template template, Snapshot snapshot) {
		FutureTask<byte[]> task = new FutureTask<>(() -> this.formatter.format(template, snapshot));
		try {
			this.threads.execute(() -> {
				try {
					task.run();
				}
				finally {
					this.places.release();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			this.places.release();
			throw ex;
		}
		return task;
	}

	/** Lets go of the templates of a version that is not used any more. */
	public void forget(String edition) {
		this.templates.forget(edition);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/**
	 * A finished document.
	 *
	 * @param templateVersion version of the template that made it
	 */
	public record Rendered(String templateVersion, byte[] pdf) {

	}

}
