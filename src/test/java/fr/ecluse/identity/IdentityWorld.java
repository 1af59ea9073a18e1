package fr.ecluse.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The server beside a real authorization server, with small limits. */
@EcluseTest
abstract class IdentityWorld {

	static final TestIssuer ISSUER = new TestIssuer();

	static final Siren HOME = new Siren("213800014");

	static final Siren AWAY = new Siren("217500016");

	static final String HOME_SIRET = "21380001400010";

	static final String AWAY_SIRET = "21750001600019";

	static final String PASSWORD = "péniche canal écluse 42";

	@LocalServerPort
	private int port;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private PasswordEncoder encoder;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("ecluse.oauth2.issuer", ISSUER::address);
		settings.add("ecluse.oauth2.audience", () -> TestIssuer.AUDIENCE);
		settings.add("ecluse.oidc.issuer", ISSUER::address);
		settings.add("ecluse.oidc.provider", () -> "proconnect");
		settings.add("ecluse.oidc.client-id", () -> TestIssuer.CLIENT);
		settings.add("ecluse.oidc.client-secret", () -> TestIssuer.SECRET);
		settings.add("ecluse.oidc.opsn-siren", () -> "356000000");
		settings.add("ecluse.oidc.local-sign-in", () -> "false");
		settings.add("ecluse.limits.program-per-minute", () -> "60");
		settings.add("ecluse.limits.program-burst", () -> "20");
		settings.add("ecluse.limits.member-per-minute", () -> "600");
		settings.add("ecluse.limits.member-burst", () -> "200");
		settings.add("ecluse.limits.agent-per-minute", () -> "60");
		settings.add("ecluse.limits.agent-burst", () -> "5");
		settings.add("ecluse.limits.daily-starts", () -> "3");
	}

	@BeforeEach
	void open() {
		ISSUER.serve(this.port);
		this.transaction.executeWithoutResult((status) -> {
			for (Siren siren : new Siren[] { HOME, AWAY }) {
				this.members.put(new Member(siren, "Commune " + siren, MemberKind.COMMUNE, null, "38", null, null,
						Territory.METROPOLE, Letterhead.EMPTY));
			}
		});
	}

	String base() {
		return "http://127.0.0.1:" + this.port;
	}

	ApiKeys keys() {
		return this.keys;
	}

	/** An account as it is wanted, without links, whatever there was before. */
	void agent(String username, String email, boolean enabled, Set<OpsnRole> opsnRoles, Siren... members) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from agent where username = ? or email = ?").params(username, email).update();
			Set<Membership> memberships = new HashSet<>();
			for (Siren siren : members) {
				memberships.add(new Membership(siren, "instructeur"));
			}
			this.agents.add(new Agent(username, "Anne Le Goff", email, String.valueOf(this.encoder.encode(PASSWORD)),
					enabled, opsnRoles, memberships));
		});
	}

	void change(String sql, Object... parameters) {
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql(sql).params(parameters).update());
	}

	HttpResponse<String> api(String method, String path, String token) {
		return send(HttpClient.newHttpClient(),
				HttpRequest.newBuilder(URI.create(base() + path))
					.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
					.header("Authorization", "Bearer " + token)
					.header("Content-Type", "application/json"));
	}

	static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String basic(String name, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	/** A person at a browser, who keeps cookies and follows redirects one by one. */
	final class Person {

		private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

		private final HttpClient client = HttpClient.newBuilder()
			.cookieHandler(this.cookies)
			.version(HttpClient.Version.HTTP_1_1)
			.build();

		private final String subject;

		Person(String subject) {
			this.subject = subject;
		}

		HttpResponse<String> get(String address) {
			HttpRequest.Builder request = HttpRequest
				.newBuilder(URI.create(address.startsWith("/") ? base() + address : address))
				.header("Accept", "text/html,*/*;q=0.8");
			if (address.startsWith(ISSUER.address())) {
				request.header("Authorization", basic(this.subject, TestIssuer.PASSWORD));
			}
			return send(this.client, request);
		}

		HttpResponse<String> post(String path, String form) {
			return send(this.client,
					HttpRequest.newBuilder(URI.create(base() + path))
						.header("Accept", "text/html,*/*;q=0.8")
						.header("Content-Type", "application/x-www-form-urlencoded")
						.POST(BodyPublishers.ofString(form)));
		}

		/** Where the provider sends the person back to, with its code. */
		String comeBack(String query) {
			return location(get(location(get("/connexion/fournisseur/oidc" + query))));
		}

		HttpResponse<String> signIn() {
			return get(comeBack(""));
		}

		/** Number of the session, as the browser keeps it. */
		String session() {
			return this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals("ECLUSE"))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElseThrow();
		}

		static String location(HttpResponse<String> response) {
			return response.headers()
				.firstValue("Location")
				.orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
		}

	}

}
