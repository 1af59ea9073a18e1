package fr.ecluse.member;

import java.util.Set;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class MemberAgentControllerTest {

	private static final String PASSWORD = "quatre mots sans rapport";

	private static final String ACCOUNT = """
			{"displayName": "Anne Le Goff", "email": "anne@exemple.fr", "password": "quatre mots sans rapport",
			 "roles": ["instructeur", "administrateur"]}
			""";

	private final MockMvc http;

	@Autowired
	private Agents agents;

	@Autowired
	private Members members;

	@Autowired
	private PasswordEncoder passwords;

	private final Siren here = Sirens.fresh();

	private final Siren there = Sirens.fresh();

	private final String username = "anne." + UUID.randomUUID();

	MemberAgentControllerTest(@Autowired WebApplicationContext server) {
		this.http = MockMvcBuilders.webAppContextSetup(server).build();
	}

	@BeforeEach
	void addMembers() {
		for (Siren siren : Set.of(this.here, this.there)) {
			this.members.put(new Member(siren, "Commune " + siren, MemberKind.COMMUNE, null, "29", null, null,
					Territory.METROPOLE, Letterhead.EMPTY));
		}
	}

	@Test
	void addsAccountWithItsRolesInTheMember() throws Exception {
		call("POST", this.here, "", ACCOUNT.replace("{\"disp", "{\"username\": \"" + this.username + "\", \"disp"))
			.andExpect(status().isCreated())
			.andExpect(header().string("Location", "/api/v1/members/" + this.here + "/agents/" + this.username))
			.andExpect(jsonPath("$.roles.length()").value(2))
			.andExpect(jsonPath("$.shared").value(false))
			.andExpect(content().string(not(containsString("assword"))));
		Agent agent = this.agents.find(this.username).orElseThrow();
		assertThat(agent.roles(this.here)).containsExactly("administrateur", "instructeur");
		assertThat(agent.members()).containsExactly(this.here);
		assertThat(agent.opsnRoles()).isEmpty();
		assertThat(this.passwords.matches(PASSWORD, agent.passwordHash())).isTrue();
		call("GET", this.here, "", null).andExpect(jsonPath("$.items[0].username").value(this.username));
	}

	@Test
	void changesWhatTheCallSaysAndNothingElse() throws Exception {
		add(this.here);
		String hash = this.agents.find(this.username).orElseThrow().passwordHash();
		put(this.here, "{\"displayName\": \"Anne Guillou\", \"email\": null, \"enabled\": false}")
			.andExpect(status().isOk());
		Agent changed = this.agents.find(this.username).orElseThrow();
		assertThat(changed)
			.isEqualTo(new Agent(this.username, "Anne Guillou", null, hash, false, Set.of(), changed.memberships()));
		assertThat(changed.roles(this.here)).containsExactly("administrateur", "instructeur");
		put(this.here, "{\"roles\": [\"lecteur\"], \"password\": \"un tout autre secret\"}").andExpect(status().isOk());
		changed = this.agents.find(this.username).orElseThrow();
		assertThat(changed.roles(this.here)).containsExactly("lecteur");
		assertThat(this.passwords.matches("un tout autre secret", changed.passwordHash())).isTrue();
	}

	@Test
	void sharesKnownAccountWithoutTouchingIt() throws Exception {
		add(this.there);
		Agent before = this.agents.find(this.username).orElseThrow();
		call("POST", this.here, "", "{\"username\": \"" + this.username + "\", \"roles\": [\"secretaire\"]}")
			.andExpect(status().isCreated())
			.andExpect(jsonPath("$.roles[0]").value("secretaire"))
			.andExpect(jsonPath("$.roles.length()").value(1))
			.andExpect(jsonPath("$.shared").value(true));
		Agent after = this.agents.find(this.username).orElseThrow();
		assertThat(after.roles(this.there)).isEqualTo(before.roles(this.there));
		assertThat(after.passwordHash()).isEqualTo(before.passwordHash());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"password\": \"un tout autre secret\"", "\"password\": \"" + PASSWORD + "\"",
			"\"email\": \"voleur@exemple.fr\"", "\"email\": null", "\"displayName\": \"Autre\"", "\"enabled\": false" })
	void leavesAccountOfAnotherMemberAlone(String change) throws Exception {
		add(this.there);
		Agent before = this.agents.find(this.username).orElseThrow();
		put(this.here, "{" + change + ", \"roles\": [\"secretaire\"]}").andExpect(status().isConflict())
			.andExpect(jsonPath("$.type").value("https://ecluse.fr/problemes/agent-partage"));
		assertThat(this.agents.find(this.username)).contains(before);
		put(this.here, "{\"roles\": [\"secretaire\"]}").andExpect(status().isCreated());
		Agent shared = this.agents.find(this.username).orElseThrow();
		put(this.here, "{" + change + "}").andExpect(status().isConflict());
		put(this.there, "{" + change + "}").andExpect(status().isConflict());
		assertThat(this.agents.find(this.username)).contains(shared);
	}

	@Test
	void cannotTakeOverAnAccountThatNobodyHasAnyMore() throws Exception {
		add(this.there);
		call("DELETE", this.there, "/" + this.username, null).andExpect(status().isNoContent());
		put(this.here, "{\"password\": \"un tout autre secret\", \"roles\": [\"secretaire\"]}")
			.andExpect(status().isConflict());
	}

	@Test
	void cannotChangeAccountOfTheOpsn() throws Exception {
		this.agents.add(new Agent(this.username, "Conceptrice", null, "{bcrypt}x", true, Set.of(OpsnRole.DESIGNER),
				Set.of(new Membership(this.here, "instructeur"))));
		put(this.here, "{\"password\": \"un tout autre secret\"}").andExpect(status().isConflict());
		put(this.here, "{\"roles\": [\"lecteur\"]}").andExpect(status().isOk());
		assertThat(this.agents.find(this.username).orElseThrow().opsnRoles()).containsExactly(OpsnRole.DESIGNER);
	}

	@Test
	void neverGivesRightsOfTheOpsn() throws Exception {
		put(this.here, ACCOUNT.replace("\"roles\"", "\"opsnRoles\": [\"administrateur\"], \"roles\""))
			.andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value("/opsnRoles"));
		assertThat(this.agents.find(this.username)).isEmpty();
		call("PUT", this.here, "/" + FirstAdministrator.USERNAME, ACCOUNT).andExpect(status().isConflict());
	}

	@Test
	void endsOnlyTheMembershipInThisMember() throws Exception {
		add(this.there);
		put(this.here, "{\"roles\": [\"secretaire\"]}").andExpect(status().isCreated());
		call("DELETE", this.here, "/" + this.username, null).andExpect(status().isNoContent());
		assertThat(this.agents.find(this.username).orElseThrow().members()).containsExactly(this.there);
		call("DELETE", this.here, "/" + this.username, null).andExpect(status().isNotFound());
		call("GET", this.here, "/" + this.username, null).andExpect(status().isNotFound())
			.andExpect(content().string(not(containsString("Anne"))));
		call("GET", this.there, "/" + this.username, null).andExpect(status().isOk());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"roles":["instructeur"]}                                          | /displayName
			{"displayName":"A","roles":["instructeur"]}                        | /password
			{"displayName":"A","password":"court","roles":["instructeur"]}     | /password
			{"displayName":"A","password":12,"roles":["instructeur"]}          | /password
			{"displayName":"A","password":"quatre mots sans rapport"}          | /roles
			{"displayName":"A","password":"quatre mots sans rapport","roles":[]} | /roles
			{"displayName":"A","password":"quatre mots sans rapport","roles":"x"} | /roles
			{"displayName":"A","password":"quatre mots sans rapport","roles":["Chef de service"]} | /roles/0
			{"displayName":"A","password":"quatre mots sans rapport","roles":["r1",2]} | /roles/1
			{"displayName":"","password":"quatre mots sans rapport","roles":["r1"]} | /displayName
			{"displayName":"A","email":"a@b","password":"quatre mots sans rapport","roles":["r1"]} | /email
			{"displayName":"A","password":"quatre mots sans rapport","roles":["r1"],"enabled":"non"} | /enabled
			{"displayName":"A","password":"quatre mots sans rapport","roles":["r1"],"admin":true} | /admin
			{"displayName":"A","password":"quatre mots sans rapport","roles":["r1"],"username":"autre"} | /username
			""")
	void refusesAccountFieldByField(String body, String pointer) throws Exception {
		put(this.here, body).andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value(pointer));
		assertThat(this.agents.find(this.username)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ab", "Anne", "anne le goff", "ännе", "a%00b", "../admin" })
	void refusesUsername(String name) throws Exception {
		call("POST", this.here, "",
				ACCOUNT.replace("{\"disp", "{\"username\": \"" + name.replace("Anne", "-A!") + "\", \"disp"))
			.andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value("/username"));
	}

	@Test
	void knowsNoAgentsOfUnknownMember() throws Exception {
		Siren unknown = Sirens.fresh();
		call("GET", unknown, "", null).andExpect(status().isNotFound());
		call("PUT", unknown, "/" + this.username, ACCOUNT).andExpect(status().isNotFound());
		assertThat(this.agents.find(this.username)).isEmpty();
	}

	@Test
	void refusesToAddAnAgentTwice() throws Exception {
		add(this.here);
		call("POST", this.here, "", "{\"username\": \"" + this.username + "\", \"roles\": [\"secretaire\"]}")
			.andExpect(status().isConflict())
			.andExpect(jsonPath("$.type").value("https://ecluse.fr/problemes/agent-deja-present"));
	}

	private void add(Siren siren) throws Exception {
		put(siren, ACCOUNT).andExpect(status().isCreated());
	}

	private ResultActions put(Siren siren, String body) throws Exception {
		return call("PUT", siren, "/" + this.username, body);
	}

	private ResultActions call(String method, Siren siren, String path, @Nullable String body) throws Exception {
		var request = request(HttpMethod.valueOf(method), "/api/v1/members/" + siren + "/agents" + path);
		return this.http
			.perform((body != null) ? request.contentType(MediaType.APPLICATION_JSON).content(body) : request);
	}

}
