package fr.ecluse.member;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.jayway.jsonpath.JsonPath;
import fr.ecluse.EcluseTest;
import fr.ecluse.journal.Journal;
import fr.ecluse.calendar.Territory;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class ApiKeyControllerTest {

	private static final String OPSN = "/api/v1/api-keys";

	private static final Principal CALLER = () -> "anne";

	private final MockMvc http;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private Members members;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Journal journal;

	@Autowired
	private PlatformTransactionManager transactions;

	private final Siren here = Sirens.fresh();

	private final Siren there = Sirens.fresh();

	ApiKeyControllerTest(@Autowired WebApplicationContext server) {
		this.http = MockMvcBuilders.webAppContextSetup(server).build();
	}

	@BeforeEach
	void addMembers() {
		for (Siren siren : new Siren[] { this.here, this.there }) {
			this.members.put(new Member(siren, "Commune " + siren, MemberKind.COMMUNE, null, "29", null, null,
					Territory.METROPOLE, Letterhead.EMPTY));
		}
	}

	@Test
	void showsKeyOnceAndKeepsOnlyItsHash() throws Exception {
		String issued = issue(of(this.here), "{\"name\": \"Logiciel d'urbanisme\"}").andExpect(status().isCreated())
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andExpect(jsonPath("$.createdBy").value("anne"))
			.andExpect(jsonPath("$.member").value(this.here.value()))
			.andReturn()
			.getResponse()
			.getContentAsString();
		String token = JsonPath.read(issued, "$.token");
		String id = JsonPath.read(issued, "$.id");
		assertThat(token).matches("ecl_" + id + "_[A-Za-z0-9_-]{43}");
		this.http.perform(get(of(this.here)))
			.andExpect(jsonPath("$.items[0].id").value(id))
			.andExpect(content().string(not(containsString("token"))))
			.andExpect(content().string(not(containsString("hash"))));
		assertThat(
				this.jdbc.sql("select hash from api_key where id = :id").param("id", id).query(String.class).single())
			.matches("[0-9a-f]{64}")
			.isNotEqualTo(token);
		assertThat(this.keys.authenticate(token)).get().extracting(ApiKey::member).isEqualTo(this.here);
	}

	@Test
	void issuesKeyOfTheOpsnThatOpensAllMembers() throws Exception {
		String token = token(issue(OPSN, "{\"name\": \"Supervision\"}").andExpect(status().isCreated()));
		assertThat(this.keys.authenticate(token)).get().matches(ApiKey::isOpsn);
	}

	@Test
	void revokedKeyOpensNothingAndStaysListedWithItsDate() throws Exception {
		ResultActions issued = issue(of(this.here), "{\"name\": \"Logiciel\"}");
		String token = token(issued);
		String address = String.valueOf(issued.andReturn().getResponse().getHeader("Location"));
		this.http.perform(delete(address)).andExpect(status().isNoContent());
		assertThat(this.keys.authenticate(token)).isEmpty();
		String revoked = JsonPath.read(list(this.here), "$.items[0].revoked");
		assertThat(Instant.parse(revoked)).isCloseTo(Instant.now(), within(60));
		this.http.perform(delete(address)).andExpect(status().isNoContent());
		assertThat((String) JsonPath.read(list(this.here), "$.items[0].revoked")).isEqualTo(revoked);
	}

	@Test
	void keyOfAnotherMemberIsUnknownHere() throws Exception {
		String id = this.keys.issue("Logiciel", this.there, "anne", null).key().id();
		this.http.perform(delete(of(this.here) + "/" + id)).andExpect(status().isNotFound());
		this.http.perform(delete(OPSN + "/" + id)).andExpect(status().isNotFound());
		assertThat(this.keys.find(this.there, id)).get().extracting(ApiKey::revoked).isNull();
		this.http.perform(get(of(this.here))).andExpect(jsonPath("$.items.length()").value(0));
		this.http.perform(get(OPSN)).andExpect(jsonPath("$.items[*].id").value(not(hasItem(id))));
	}

	@Test
	void expiredKeyOpensNothing() throws Exception {
		Instant expires = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
		String token = token(issue(of(this.here), "{\"name\": \"Essai\", \"expires\": \"" + expires + "\"}")
			.andExpect(jsonPath("$.expires").value(expires.toString())));
		assertThat(authenticate(token, expires.minusSeconds(1))).isPresent();
		assertThat(authenticate(token, expires)).isEmpty();
	}

	@Test
	void writesLastUseAtMostOnceAMinute() {
		ApiKeys.IssuedKey issued = this.keys.issue("Logiciel", this.here, "anne", null);
		Instant first = Instant.now().truncatedTo(ChronoUnit.MICROS).plusSeconds(3_600);
		authenticate(issued.token(), first);
		assertThat(lastUsed(issued)).isEqualTo(first);
		authenticate(issued.token(), first.plusSeconds(59));
		assertThat(lastUsed(issued)).isEqualTo(first);
		authenticate(issued.token(), first.plusSeconds(60));
		assertThat(lastUsed(issued)).isEqualTo(first.plusSeconds(60));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''
			ecl_
			ecl_00000000-0000-0000-0000-000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
			' or 1=1 --
			🔑
			""")
	void knowsNoKeyThatItDidNotIssue(String token) {
		assertThat(this.keys.authenticate(token)).isEmpty();
	}

	@Test
	void everyCharacterOfAKeyCounts() {
		String token = this.keys.issue("Logiciel", this.here, "anne", null).token();
		assertThat(this.keys.authenticate(token)).isPresent();
		assertThat(this.keys.authenticate(token.toUpperCase(Locale.ROOT))).isEmpty();
		assertThat(this.keys.authenticate(token + " ")).isEmpty();
		assertThat(this.keys.authenticate(token.substring(0, token.length() - 1))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                   | /name
			{"name":"  "}                                        | /name
			{"name":["x"]}                                       | /name
			{"name":"x","expires":"demain"}                      | /expires
			{"name":"x","expires":"2027-01-31T10:00:00"}         | /expires
			{"name":"x","expires":"2020-01-31T10:00:00Z"}        | /expires
			{"name":"x","expires":1893456000}                    | /expires
			{"name":"x","member":"212900013"}                    | /member
			{"name":"x","scopes":"read"}                         | /scopes
			{"name":"x","scopes":[]}                             | /scopes
			{"name":"x","scopes":["read","READ"]}                | /scopes/1
			{"name":"x","scopes":[1]}                            | /scopes/0
			{"name":"x","addresses":"10.0.0.1"}                  | /addresses
			{"name":"x","addresses":["10.0.0.1","exemple.fr"]}   | /addresses/1
			""")
	void refusesKeyFieldByField(String body, String pointer) throws Exception {
		issue(of(this.here), body).andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value(pointer));
		issue(of(this.here), "{\"name\": \"" + "x".repeat(101) + "\"}").andExpect(status().isBadRequest());
		assertThat(this.keys.list(this.here)).isEmpty();
	}

	@Test
	void aKeyMayDoTheUsualUnlessToldOtherwise() throws Exception {
		issue(of(this.here), "{\"name\": \"x\"}").andExpect(jsonPath("$.scopes", contains("start", "read", "tasks")))
			.andExpect(jsonPath("$.addresses").isEmpty())
			.andExpect(jsonPath("$.expiresSoon").value(false));
		issue(OPSN, "{\"name\": \"x\"}").andExpect(jsonPath("$.scopes", contains("start", "read", "tasks", "admin")));
	}

	@Test
	void keepsScopesAndAddressesOfAKey() throws Exception {
		Instant expires = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
		String token = token(issue(of(this.here), """
				{"name": "x", "scopes": ["admin", "read"], "addresses": ["198.51.100.0/24", "2001:db8::/32"],
				 "expires": "%s"}""".formatted(expires)).andExpect(status().isCreated())
			.andExpect(jsonPath("$.expiresSoon").value(true)));
		this.http.perform(get(of(this.here)))
			.andExpect(jsonPath("$.items[0].scopes", contains("read", "admin")))
			.andExpect(jsonPath("$.items[0].addresses", contains("198.51.100.0/24", "2001:db8::/32")))
			.andExpect(jsonPath("$.items[0].expiresSoon").value(true));
		ApiKey key = this.keys.authenticate(token).orElseThrow();
		assertThat(key.scopes()).containsExactly(Scope.READ, Scope.ADMIN);
		assertThat(key.isGoodFrom("198.51.100.9")).isTrue();
		assertThat(key.isGoodFrom("198.51.101.9")).isFalse();
	}

	@Test
	void namesTheScopeThatDoesNotExist() throws Exception {
		issue(of(this.here), "{\"name\": \"x\", \"scopes\": [\"read\", \"écrire\"]}").andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].detail").value(containsString("« écrire »")))
			.andExpect(jsonPath("$.errors[0].detail").value(containsString("start, read, tasks, admin")));
	}

	@Test
	void issuesNoKeyForUnknownMember() throws Exception {
		issue(of(Sirens.fresh()), "{\"name\": \"x\"}").andExpect(status().isNotFound());
	}

	private static String of(Siren siren) {
		return "/api/v1/members/" + siren + "/api-keys";
	}

	private static TemporalUnitOffset within(int seconds) {
		return Assertions.within(seconds, ChronoUnit.SECONDS);
	}

	private ResultActions issue(String address, String body) throws Exception {
		return this.http.perform(post(address).principal(CALLER).contentType(MediaType.APPLICATION_JSON).content(body));
	}

	private static String token(ResultActions issued) throws Exception {
		return JsonPath.read(issued.andReturn().getResponse().getContentAsString(), "$.token");
	}

	private String list(Siren siren) throws Exception {
		return this.http.perform(get(of(siren))).andReturn().getResponse().getContentAsString();
	}

	private Optional<ApiKey> authenticate(String token, Instant now) {
		ApiKeys later = new ApiKeys(this.jdbc, this.transactions, Clock.fixed(now, ZoneOffset.UTC), this.journal);
		return Objects
			.requireNonNull(new TransactionTemplate(this.transactions).execute((status) -> later.authenticate(token)));
	}

	private @Nullable Instant lastUsed(ApiKeys.IssuedKey issued) {
		return this.keys.find(this.here, issued.key().id()).orElseThrow().lastUsed();
	}

}
