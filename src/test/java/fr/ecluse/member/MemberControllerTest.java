package fr.ecluse.member;

import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class MemberControllerTest {

	private final MockMvc http;

	@Autowired
	private Members members;

	MemberControllerTest(@Autowired WebApplicationContext server) {
		this.http = MockMvcBuilders.webAppContextSetup(server).build();
	}

	@Test
	void addsMemberAndGivesItBack() throws Exception {
		Siren siren = Sirens.fresh();
		put(siren, """
				{"name": "Saint-Denis", "kind": "commune", "inseeCode": "97411", "population": 155634,
				 "parent": "249740119", "letterhead": {"city": "Saint-Denis", "signatoryTitle": "La maire"}}
				""").andExpect(status().isCreated());
		this.http.perform(get("/api/v1/members/" + siren))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.siren").value(siren.value()))
			.andExpect(jsonPath("$.kind").value("commune"))
			.andExpect(jsonPath("$.departement").value("974"))
			.andExpect(jsonPath("$.territory").value("la-reunion"))
			.andExpect(jsonPath("$.parent").value("249740119"))
			.andExpect(jsonPath("$.letterhead.city").value("Saint-Denis"))
			.andExpect(jsonPath("$.letterhead.phone").isEmpty());
	}

	@Test
	void replacesMemberButKeepsItsLetterheadUnlessGiven() throws Exception {
		Siren siren = member("Argol");
		letterhead(siren, "{\"city\": \"Argol\", \"phone\": \"02 98 27 75 30\"}").andExpect(status().isOk());
		put(siren, "{\"name\": \"Argol-sur-Mer\", \"kind\": \"CC\", \"departement\": \"29\"}")
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.kind").value("communaute-de-communes"))
			.andExpect(jsonPath("$.population").isEmpty())
			.andExpect(jsonPath("$.letterhead.city").value("Argol"));
		put(siren, "{\"name\": \"Argol\", \"kind\": \"commune\", \"departement\": \"29\", \"letterhead\": {}}")
			.andExpect(jsonPath("$.letterhead.city").isEmpty());
	}

	@Test
	void changesOnlyTheGivenPartsOfTheLetterhead() throws Exception {
		Siren siren = member("Argol");
		letterhead(siren, "{\"city\": \"Argol\", \"email\": \"mairie@argol.fr\"}").andExpect(status().isOk());
		letterhead(siren, "{\"email\": null, \"website\": \"https://argol.fr\"}").andExpect(status().isOk());
		assertThat(this.members.get(siren).letterhead())
			.isEqualTo(new Letterhead(null, null, "Argol", null, null, "https://argol.fr", null, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{}                                                                        | /name                    | manque
					{"name":"A","kind":"SARL","departement":"29"}                             | /kind                    | inconnu
					{"name":"A","kind":"commune"}                                             | /departement             | manque
					{"name":"A","kind":"commune","departement":29}                            | /departement             | guillemets
					{"name":"A","kind":"commune","departement":"29","population":"12"}        | /population              | sans guillemets
					{"name":"A","kind":"commune","departement":"29","population":1.5}         | /population              | sans guillemets
					{"name":"A","kind":"commune","departement":"29","parent":"200066869"}     | /parent                  | clé de contrôle
					{"name":"A","kind":"commune","departement":"29","territory":"lune"}       | /territory               | inconnu
					{"name":"A","kind":"commune","departement":"29","siren":"212900013"}      | /siren                   | adresse
					{"name":"A","kind":"commune","departement":"29","maire":"x"}              | /maire                   | « maire »
					{"name":"A","kind":"commune","departement":"29","letterhead":{"cp":"1"}}  | /letterhead/cp           | « cp »
					{"name":"A","kind":"commune","departement":"29","letterhead":{"postalCode":"2910"}} | /letterhead/postalCode | cinq chiffres
					{"name":"A","kind":"commune","departement":"29","letterhead":"x"}         | /letterhead              | objet
					[]                                                                        | ''                       | objet JSON
					""")
	void refusesMemberFieldByField(String body, String pointer, String detail) throws Exception {
		Siren siren = Sirens.fresh();
		put(siren, body).andExpect(status().isBadRequest())
			.andExpect(
					jsonPath("$.errors[?(@.pointer == '" + pointer + "')].detail").value(containsStringInList(detail)));
		assertThat(this.members.find(siren)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"email":"mairie"}              | /email
			{"website":"javascript:alert()"} | /website
			{"phone":"appelez-moi"}         | /phone
			{"fax":"02 98 27 75 31"}        | /fax
			{"city":42}                     | /city
			""")
	void refusesLetterheadFieldByField(String body, String pointer) throws Exception {
		Siren siren = member("Argol");
		letterhead(siren, body).andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value(pointer));
		assertThat(this.members.get(siren).letterhead()).isEqualTo(Letterhead.EMPTY);
	}

	@Test
	void knowsNotWhatIsNotInTheDirectory() throws Exception {
		Siren siren = Sirens.fresh();
		this.http.perform(get("/api/v1/members/" + siren))
			.andExpect(status().isNotFound())
			.andExpect(jsonPath("$.type").value("https://ecluse.fr/problemes/adherent-inconnu"));
		letterhead(siren, "{}").andExpect(status().isNotFound());
	}

	@Test
	void walksThroughAllPagesOnce() throws Exception {
		String name = "Commune " + Sirens.fresh();
		List<String> wanted = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			wanted.add(member(name + ((i < 4) ? " É'" : " 100%_\\")).value());
		}
		List<String> met = new ArrayList<>();
		String cursor = null;
		do {
			var request = get("/api/v1/members").param("q", name).param("limit", "3");
			String page = this.http.perform((cursor != null) ? request.param("cursor", cursor) : request)
				.andExpect(status().isOk())
				.andReturn()
				.getResponse()
				.getContentAsString();
			List<String> sirens = JsonPath.read(page, "$.items[*].siren");
			met.addAll(sirens);
			cursor = JsonPath.read(page, "$.next");
		}
		while (cursor != null);
		assertThat(met).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
		this.http.perform(get("/api/v1/members").param("q", name + " 100%_\\"))
			.andExpect(jsonPath("$.items.length()").value(3));
		this.http.perform(get("/api/v1/members").param("q", name + " %"))
			.andExpect(jsonPath("$.items.length()").value(0));
	}

	@Test
	void findsByNumberNameDepartementAndKind() throws Exception {
		Siren siren = Sirens.fresh();
		this.members.put(new Member(siren, "Métropole d'Essai", MemberKind.METROPOLE, null, "2A", null, null,
				Territory.METROPOLE, Letterhead.EMPTY));
		for (String q : List.of(siren.value(), siren.value().substring(0, 3) + " " + siren.value().substring(3, 9),
				"metropole d'essai")) {
			this.http
				.perform(get("/api/v1/members").param("q", q)
					.param("departement", "2A")
					.param("kind", "metropole")
					.param("limit", "200"))
				.andExpect(jsonPath("$.items[*].siren").value(hasItem(siren.value())));
		}
		this.http.perform(get("/api/v1/members").param("q", siren.value()).param("kind", "commune"))
			.andExpect(jsonPath("$.items.length()").value(0));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			limit,  0,         /limit
			limit,  201,       /limit
			kind,   SARL,      /kind
			cursor, n'importe, /cursor
			cursor, YWJj,      /cursor
			""")
	void refusesListParameters(String name, String value, String pointer) throws Exception {
		this.http.perform(get("/api/v1/members").param(name, value))
			.andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value(pointer));
	}

	private static Matcher<Iterable<? super String>> containsStringInList(String part) {
		return hasItem(containsString(part));
	}

	private Siren member(String name) {
		Siren siren = Sirens.fresh();
		this.members.put(new Member(siren, name, MemberKind.COMMUNE, "29001", "29", 1043, null, Territory.METROPOLE,
				Letterhead.EMPTY));
		return siren;
	}

	private ResultActions put(Siren siren, String body) throws Exception {
		return this.http.perform(MockMvcRequestBuilders.put("/api/v1/members/" + siren)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body));
	}

	private ResultActions letterhead(Siren siren, String body) throws Exception {
		return this.http
			.perform(patch("/api/v1/members/" + siren + "/letterhead").contentType(MediaType.APPLICATION_JSON)
				.content(body));
	}

}
