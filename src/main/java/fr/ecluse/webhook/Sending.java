package fr.ecluse.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;

import fr.ecluse.event.CloudEvent;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes one call. Every call resolves the name and opens a connection of its own to one
 * of the addresses judged; it follows no redirect, uses no proxy, keeps no cookie, and
 * ends at its deadline whatever the receiver does.
 */
@Component
class Sending implements DisposableBean {

	private static final int MOST_READ = 4096;

	private static final ContentType TYPE = ContentType.create(CloudEvent.MEDIA_TYPE, StandardCharsets.UTF_8);

	private final WebhookSettings settings;

	private final PoolingHttpClientConnectionManager connections;

	private final CloseableHttpClient client;

	private final ScheduledExecutorService deadlines;

	Sending(PublicAddresses addresses, WebhookSettings settings) {
		this.settings = settings;
		Timeout connect = Timeout.of(settings.connectTimeout());
		Timeout total = Timeout.of(settings.timeout());
		this.connections = PoolingHttpClientConnectionManagerBuilder.create()
			.setDnsResolver(new Judging(addresses))
			.setMaxConnTotal(Integer.MAX_VALUE)
			.setMaxConnPerRoute(Integer.MAX_VALUE)
			.setDefaultConnectionConfig(
					ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(total).build())
			.setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
			.build();
		this.client = HttpClientBuilder.create()
			.setConnectionManager(this.connections)
			.setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(total).build())
			.setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
			.setConnectionReuseStrategy((request, response, context) -> false)
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.setUserAgent("Ecluse")
			.build();
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, (work) -> {
			Thread thread = new Thread(work, "webhook-deadlines");
			thread.setDaemon(true);
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		this.deadlines = Executors.unconfigurableScheduledExecutorService(timer);
	}

	/**
	 * Posts a body and says what came of it.
	 * @param timestamp seconds since 1970
	 */
	Outcome post(URI url, String id, long timestamp, String signature, byte[] body) {
		HttpPost request = new HttpPost(url);
		request.setEntity(new ByteArrayEntity(body, TYPE));
		request.setHeader("webhook-id", id);
		request.setHeader("webhook-timestamp", Long.toString(timestamp));
		request.setHeader("webhook-signature", signature);
		AtomicBoolean late = new AtomicBoolean();
		ScheduledFuture<?> deadline = this.deadlines.schedule(() -> {
			late.set(true);
			request.cancel();
		}, this.settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
		long start = System.nanoTime();
		try {
			ClassicHttpResponse response = this.client.executeOpen(null, request, null);
			String excerpt = excerpt(response.getEntity());
			int status = response.getCode();
			return new Outcome(status, since(start), (status / 100 == 2) ? null : said(status), excerpt);
		}
		catch (IOException | RuntimeException ex) {
			return new Outcome(null, since(start), late.get() ? tooLate() : said(url, ex), null);
		}
		finally {
			deadline.cancel(false);
			// Closing the answer would read it to its end; this drops the connection.
			request.cancel();
		}
	}

	/** How many connections are open. */
	int open() {
		return this.connections.getTotalStats().getLeased() + this.connections.getTotalStats().getAvailable();
	}

	private static @Nullable String excerpt(@Nullable HttpEntity entity) throws IOException {
		if (entity == null) {
			return null;
		}
		try {
			InputStream content = entity.getContent();
			return (content != null) ? new String(content.readNBytes(MOST_READ), StandardCharsets.UTF_8) : null;
		}
		catch (UnsupportedOperationException ex) {
			return null;
		}
	}

	private static int since(long start) {
		return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

	private static String said(int status) {
		return (status / 100 == 3) ? "Réponse %d : les redirections ne sont pas suivies".formatted(status)
				: (status == 410) ? "Réponse 410 : le destinataire dit ne plus exister" : "Réponse " + status;
	}

	private String tooLate() {
		return "Pas de réponse complète en %d s".formatted(this.settings.timeout().toSeconds());
	}

	private String said(URI url, Exception failure) {
		if (failure instanceof PublicAddresses.ForbiddenTargetException) {
			return "Le nom « %s » mène à une adresse privée, locale ou réservée : rien n'a été envoyé"
				.formatted(url.getHost());
		}
		if (failure instanceof UnknownHostException) {
			return "Le nom « %s » est introuvable".formatted(url.getHost());
		}
		if (failure instanceof ConnectTimeoutException) {
			return "Connexion impossible en %d s".formatted(this.settings.connectTimeout().toSeconds());
		}
		if (failure instanceof ConnectException) {
			return "Connexion refusée";
		}
		if (failure instanceof SSLException) {
			return "Connexion TLS refusée : " + failure.getMessage();
		}
		if (failure instanceof InterruptedIOException) {
			return tooLate();
		}
		return "Échange interrompu : " + failure.getMessage();
	}

	@Override
	public void destroy() throws IOException {
		this.deadlines.shutdownNow();
		this.client.close();
	}

	/** Gives the client the judged addresses and nothing else to connect to. */
	private record Judging(PublicAddresses addresses) implements DnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			return this.addresses.resolve(host);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

	/**
	 * What came of a call.
	 *
	 * @param status HTTP status; null when there was no answer
	 * @param duration in milliseconds
	 * @param error what went wrong, in French; null when the call succeeded
	 * @param excerpt beginning of the answer's body; null when it had none
	 */
	record Outcome(@Nullable Integer status, int duration, @Nullable String error, @Nullable String excerpt) {

		boolean succeeded() {
			return this.error == null;
		}

	}

}
