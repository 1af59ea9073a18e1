package fr.ecluse.identity;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Scope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits of calls at the door, set low by the world. */
class RateLimitTest extends IdentityWorld {

	private static final String AGENTS = "/api/v1/members/" + AWAY + "/agents";

	@Test
	void aKeyThatCallsTooOftenIsToldWhenToComeBack() {
		String key = key();
		List<HttpResponse<String>> answers = IntStream.range(0, 30)
			.mapToObj((call) -> api("GET", AGENTS, key))
			.toList();
		HttpResponse<String> first = answers.get(0);
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(first.headers().firstValue("RateLimit-Policy")).get()
			.isEqualTo("\"member\";q=200;w=20, \"program\";q=20;w=20");
		assertThat(first.headers().firstValue("RateLimit").orElse("")).contains("\"program\";r=19;t=1");
		List<HttpResponse<String>> refused = answers.stream().filter((it) -> it.statusCode() == 429).toList();
		assertThat(refused).hasSizeBetween(1, 10);
		HttpResponse<String> last = refused.get(refused.size() - 1);
		assertThat(last.headers().firstValue("Retry-After")).contains("1");
		assertThat(last.headers().firstValue("RateLimit").orElse("")).contains("\"program\";r=0");
		assertThat(last.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat((String) JsonPath.read(last.body(), "$.type")).endsWith("/trop-d-appels");
		assertThat((String) JsonPath.read(last.body(), "$.detail"))
			.contains("60 appels par minute par un même logiciel");
		assertThat(api("GET", AGENTS, key()).statusCode()).isEqualTo(200);
	}

	@Test
	void refusedCallsCountAsWell() {
		String key = key();
		List<Integer> answers = IntStream.range(0, 30)
			.mapToObj((call) -> api("GET", "/api/v1/members", key).statusCode())
			.toList();
		assertThat(answers).contains(403, 429).doesNotContain(200);
	}

	@Test
	void aPersonHasALimitOfTheirOwn() {
		agent("limite.anne", "limite@exemple.fr", true, Set.of(), AWAY);
		ISSUER.people.put("limite", Map.of("email", "limite@exemple.fr"));
		Person anne = new Person("limite");
		anne.signIn();
		List<Integer> answers = IntStream.range(0, 12)
			.mapToObj((call) -> anne.get("/api/v1/members/" + AWAY).statusCode())
			.toList();
		assertThat(answers).contains(200, 429);
		assertThat(anne.get("/").statusCode()).isEqualTo(200);
	}

	@Test
	void aStartThatIsRefusedTakesNoPlaceOfTheDay() {
		String key = key();
		for (int start = 0; start < 6; start++) {
			assertThat(api("POST", "/api/v1/members/" + AWAY + "/dossiers", key).statusCode()).isEqualTo(400);
		}
	}

	@Test
	void aDayIsFullAfterItsStarts() {
		String key = key();
		change("replace into start_quota (siren, day, taken) values (?, ?, 3)", AWAY.value(),
				LocalDate.now(ZoneId.of("Europe/Paris")));
		HttpResponse<String> refused = api("POST", "/api/v1/members/" + AWAY + "/dossiers", key);
		change("delete from start_quota where siren = ?", AWAY.value());
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.body()).contains("Les 3 dossiers que vos logiciels peuvent ouvrir en un jour");
		assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1L, 86_400L);
	}

	private String key() {
		return keys().issue(new ApiKeys.KeyRequest("limites", AWAY, null, Scope.ALL, List.of()), "essai").token();
	}

}
