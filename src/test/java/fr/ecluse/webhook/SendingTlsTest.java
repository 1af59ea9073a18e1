package fr.ecluse.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static fr.ecluse.webhook.WebhookWorld.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls real TLS servers. The address is judged and pinned; the certificate still has to
 * be that of the name, and of somebody who is trusted.
 */
class SendingTlsTest {

	private static final String HOST = "logiciel.exemple.fr";

	private static final char[] PASSWORD = "changeit".toCharArray();

	private static final String TRUST = "javax.net.ssl.trustStore";

	@TempDir
	static Path folder;

	private final List<String> names = new CopyOnWriteArrayList<>();

	private final List<HttpsServer> servers = new ArrayList<>();

	private Sending sending;

	/** All are signed by the one authority that is trusted, but the stranger's. */
	@BeforeAll
	static void issue() throws Exception {
		keytool("authority", "-ext", "bc:c");
		keytool("good", "-signer", "authority", "-ext", "san=dns:" + HOST);
		keytool("wildcard", "-signer", "authority", "-ext", "san=dns:*.exemple.fr");
		keytool("other", "-signer", "authority", "-ext", "san=dns:autre.exemple.fr");
		keytool("address", "-signer", "authority", "-ext", "san=ip:" + OUTSIDE);
		keytool("past", "-signer", "authority", "-ext", "san=dns:" + HOST, "-startdate", "-10d", "-validity", "5");
		keytool("stranger", "-ext", "san=dns:" + HOST);
		KeyStore trusted = empty();
		trusted.setCertificateEntry("authority", issued().getCertificate("authority"));
		try (OutputStream out = Files.newOutputStream(folder.resolve("trusted.p12"))) {
			trusted.store(out, PASSWORD);
		}
	}

	private static void keytool(String name, String... more) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						name, "-keyalg", "EC", "-dname", "CN=" + name, "-storetype", "PKCS12", "-storepass",
						new String(PASSWORD), "-keystore", folder.resolve("all.p12").toString()));
		command.addAll(List.of(more));
		Process keytool = new ProcessBuilder(command).inheritIO().start();
		assertThat(keytool.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(keytool.exitValue()).isZero();
	}

	private static KeyStore issued() throws IOException, GeneralSecurityException {
		KeyStore all = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(folder.resolve("all.p12"))) {
			all.load(in, PASSWORD);
		}
		return all;
	}

	private static KeyStore empty() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, PASSWORD);
		return store;
	}

	/** The client reads what it trusts when it is made, as the JVM is told to. */
	@BeforeEach
	void trust() {
		String before = System.getProperty(TRUST);
		System.setProperty(TRUST, folder.resolve("trusted.p12").toString());
		System.setProperty(TRUST + "Password", new String(PASSWORD));
		try {
			NameResolver pinned = (host) -> new InetAddress[] { Receiver.literal(OUTSIDE) };
			WebhookSettings settings = WebhookWorld.settings();
			this.sending = new Sending(new PublicAddresses(pinned, settings), settings);
		}
		finally {
			System.clearProperty(TRUST + "Password");
			if (before != null) {
				System.setProperty(TRUST, before);
			}
			else {
				System.clearProperty(TRUST);
			}
		}
	}

	@AfterEach
	void close() throws IOException {
		assertThat(this.sending.open()).as("connections left open").isZero();
		this.sending.destroy();
		this.servers.forEach((server) -> server.stop(0));
	}

	@Test
	void callsATrustedReceiverByItsName() throws Exception {
		assertThat(post("good").status()).isEqualTo(204);
		assertThat(this.names).containsExactly(HOST + " " + HOST);
		assertThat(post("wildcard").status()).isEqualTo(204);
	}

	@Test
	void sendsNothingToWhomNobodyTrusts() throws Exception {
		refused("stranger", "PKIX");
	}

	@Test
	void sendsNothingToACertificateOfAnotherName() throws Exception {
		refused("other", HOST);
	}

	/** Though that is where the name leads. */
	@Test
	void sendsNothingToACertificateOfThePinnedAddress() throws Exception {
		refused("address", HOST);
	}

	@Test
	void sendsNothingToACertificateThatHasRunOut() throws Exception {
		refused("past", "validity check failed");
	}

	/** A server that speaks no TLS gets nothing in clear either. */
	@Test
	void sendsNothingInClearWhereTlsIsAsked() {
		try (Receiver plain = new Receiver(OUTSIDE, 0)) {
			Sending.Outcome outcome = post(plain.port());
			assertThat(outcome.status()).isNull();
			assertThat(outcome.error()).isNotBlank();
			assertThat(plain.calls()).isEmpty();
		}
	}

	private void refused(String name, String word) throws Exception {
		Sending.Outcome outcome = post(name);
		assertThat(outcome.status()).as(outcome.toString()).isNull();
		assertThat(outcome.error()).startsWith("Connexion TLS refusée").contains(word);
		assertThat(this.names).as("calls").isEmpty();
	}

	private Sending.Outcome post(String name) throws Exception {
		return post(server(name).getAddress().getPort());
	}

	private Sending.Outcome post(int port) {
		return this.sending.post(URI.create("https://%s:%d/ecluse".formatted(HOST, port)), "essai", 0, "v1,x",
				new byte[] { '{', '}' });
	}

	private HttpsServer server(String name) throws IOException, GeneralSecurityException {
		KeyStore all = issued();
		KeyStore store = empty();
		store.setKeyEntry(name, all.getKey(name, PASSWORD), PASSWORD, all.getCertificateChain(name));
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		HttpsServer server = HttpsServer.create(new InetSocketAddress(Receiver.literal(OUTSIDE), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().readAllBytes();
				this.names.add(asked((HttpsExchange) exchange) + " "
						+ exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", ""));
				exchange.sendResponseHeaders(204, -1);
			}
		});
		server.start();
		this.servers.add(server);
		return server;
	}

	/** The name that the client said in its handshake. */
	private static String asked(HttpsExchange exchange) {
		List<SNIServerName> said = ((ExtendedSSLSession) exchange.getSSLSession()).getRequestedServerNames();
		return said.isEmpty() ? "" : new SNIHostName(said.get(0).getEncoded()).getAsciiName();
	}

}
