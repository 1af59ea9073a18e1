package fr.ecluse.member;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class AgentControllerTest {

	private final MockMvc http;

	@Autowired
	private Agents agents;

	@Autowired
	private Members members;

	@Autowired
	private PasswordEncoder passwords;

	private final String username = "jean." + UUID.randomUUID();

	AgentControllerTest(@Autowired WebApplicationContext server) {
		this.http = MockMvcBuilders.webAppContextSetup(server).build();
	}

	@Test
	void addsDesignerAndTakesTheRoleBack() throws Exception {
		put(this.username, """
				{"displayName": "Jean Morvan", "password": "quatre mots sans rapport", "opsnRoles": ["concepteur"]}
				""").andExpect(status().isCreated()).andExpect(jsonPath("$.opsnRoles[0]").value("concepteur"));
		put(this.username, "{\"opsnRoles\": []}").andExpect(status().isOk());
		Agent agent = this.agents.find(this.username).orElseThrow();
		assertThat(agent.opsnRoles()).isEmpty();
		assertThat(this.passwords.matches("quatre mots sans rapport", agent.passwordHash())).isTrue();
	}

	@Test
	void changesAccountThatSeveralMembersShare() throws Exception {
		Siren one = member();
		Siren other = member();
		this.agents.add(new Agent(this.username, "Jean", null, "{bcrypt}x", true, Set.of(),
				Set.of(new Membership(one, "secretaire"), new Membership(other, "instructeur"))));
		put(this.username, "{\"displayName\": \"Jean Morvan\", \"enabled\": false}").andExpect(status().isOk())
			.andExpect(jsonPath("$.enabled").value(false))
			.andExpect(jsonPath("$.memberships.length()").value(2));
		assertThat(this.agents.withRole(one, "secretaire")).isEmpty();
		assertThat(this.agents.of(one)).extracting(Agent::username).containsExactly(this.username);
		this.http.perform(get("/api/v1/agents/" + this.username))
			.andExpect(jsonPath("$.memberships[?(@.siren == '" + other + "')].roles[0]").value("instructeur"));
	}

	@Test
	void keepsTheLastAdministrator() throws Exception {
		List<String> others = this.agents.lockAdministrators()
			.stream()
			.filter((other) -> !other.equals(FirstAdministrator.USERNAME))
			.toList();
		others.forEach((other) -> this.agents.setOpsnRoles(other, Set.of()));
		try {
			for (String attempt : List.of("{\"enabled\": false}", "{\"opsnRoles\": []}",
					"{\"opsnRoles\": [\"concepteur\"]}")) {
				put(FirstAdministrator.USERNAME, attempt).andExpect(status().isConflict())
					.andExpect(jsonPath("$.type").value("https://ecluse.fr/problemes/dernier-administrateur"));
			}
		}
		finally {
			others.forEach((other) -> this.agents.setOpsnRoles(other, Set.of(OpsnRole.ADMINISTRATOR)));
		}
		Agent admin = this.agents.find(FirstAdministrator.USERNAME).orElseThrow();
		assertThat(admin.enabled()).isTrue();
		assertThat(admin.isOpsnAdministrator()).isTrue();
	}

	@Test
	void walksThroughAllAccounts() throws Exception {
		for (int i = 0; i < 3; i++) {
			this.agents.add(new Agent(this.username + i, "Jean", null, "{bcrypt}x", true, Set.of(), Set.of()));
		}
		this.http.perform(get("/api/v1/agents").param("cursor", this.username).param("limit", "2"))
			.andExpect(jsonPath("$.items[0].username").value(this.username + "0"))
			.andExpect(jsonPath("$.items[1].username").value(this.username + "1"))
			.andExpect(jsonPath("$.next").value(this.username + "1"));
		this.http.perform(get("/api/v1/agents").param("cursor", this.username + "1").param("limit", "1"))
			.andExpect(jsonPath("$.items[0].username").value(this.username + "2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"opsnRoles":["administrateur"]}                                          | /displayName
			{"displayName":"J","password":"quatre mots sans rapport","opsnRoles":["chef"]} | /opsnRoles/0
			{"displayName":"J","password":"quatre mots sans rapport","roles":["instructeur"]} | /roles
			{"displayName":"J","password":"court"}                                    | /password
			""")
	void refusesAccountFieldByField(String body, String pointer) throws Exception {
		put(this.username, body).andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value(pointer));
		assertThat(this.agents.find(this.username)).isEmpty();
	}

	@Test
	void knowsNotWhoHasNoAccount() throws Exception {
		this.http.perform(get("/api/v1/agents/" + this.username)).andExpect(status().isNotFound());
	}

	private Siren member() {
		Siren siren = Sirens.fresh();
		this.members.put(new Member(siren, "Commune " + siren, MemberKind.COMMUNE, null, "29", null, null,
				Territory.METROPOLE, Letterhead.EMPTY));
		return siren;
	}

	private ResultActions put(String username, String body) throws Exception {
		return this.http.perform(MockMvcRequestBuilders.put("/api/v1/agents/" + username)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body));
	}

}
